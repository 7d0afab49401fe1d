package io.aibotiyi.backend.identity.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a token is signed (RFC 7518 section 3). OWASP ASVS 5.0 appendix C approves ES256 and PS256;
 * it disallows RS256, which is here by name for those who can verify nothing else. RSA keys have
 * 3072 bits, P-256 as much strength (ASVS 11.2.3).
 */
public enum SignatureAlgorithm {
    ES256("EC", "SHA256withECDSAinP1363Format"),
    PS256("RSA", "RSASSA-PSS"),
    RS256("RSA", "SHA256withRSA");

    static final int RSA_BITS = 3072;

    private static final String CURVE = "secp256r1";

    private final String keyType;
    private final String signature;

    SignatureAlgorithm(String keyType, String signature) {
        this.keyType = keyType;
        this.signature = signature;
    }

    /** The {@code kty} of its keys, as the JDK calls it too. */
    String keyType() {
        return keyType;
    }

    static Optional<SignatureAlgorithm> named(String name) {
        return Stream.of(values()).filter(a -> a.name().equals(name)).findFirst();
    }

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(keyType);
            if (this == ES256) {
                generator.initialize(new ECGenParameterSpec(CURVE));
            } else {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java makes no " + this + " keys", e);
        }
    }

    /** ES256 as r and s of 32 bytes each. */
    public byte[] sign(PrivateKey key, byte[] input) {
        try {
            Signature signer = signature();
            signer.initSign(key);
            signer.update(input);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A " + this + " signature could not be made", e);
        }
    }

    /** False for a wrong signature and for one that is none. */
    public boolean verify(PublicKey key, byte[] input, byte[] signed) {
        if (!takes(key)) {
            return false;
        }
        try {
            Signature verifier = signature();
            verifier.initVerify(key);
            verifier.update(input);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean takes(PublicKey key) {
        return this == ES256 ? key instanceof ECPublicKey : key instanceof RSAPublicKey;
    }

    private Signature signature() throws GeneralSecurityException {
        Signature made = Signature.getInstance(signature);
        if (this == PS256) {
            made.setParameter(
                    new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        }
        return made;
    }
}
