package io.aibotiyi.client;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** A device's key in this process's memory; whoever makes it keeps it, or it dies with it. */
public final class SoftwareDeviceKey implements DeviceKey {

    private final ECPublicKey open;
    private final PrivateKey secret;

    /**
     * @throws IllegalArgumentException if the pair is not on P-256
     */
    public SoftwareDeviceKey(KeyPair pair) {
        if (!(pair.getPublic() instanceof ECPublicKey key)
                || key.getParams().getCurve().getField().getFieldSize() != 256) {
            throw new IllegalArgumentException("A device's key is on P-256");
        }
        this.open = key;
        this.secret = pair.getPrivate();
    }

    /** A new one. */
    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java makes no P-256 keys", e);
        }
    }

    @Override
    public ECPublicKey publicKey() {
        return open;
    }

    @Override
    public byte[] sign(byte[] input) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(secret);
            signer.update(input);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The device's key cannot sign", e);
        }
    }
}
