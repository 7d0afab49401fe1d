package io.aibotiyi.protocol.signing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** Ed25519 (RFC 8032) by the JDK, with keys in the RFC's 32-byte form. Safe from any thread. */
public final class Ed25519 {

    /** Bytes of a public key, and of a private one. */
    public static final int KEY_LENGTH = 32;

    private static final String NAME = "Ed25519";
    private static final byte[] X509_HEADER = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Encodings of points of small order: a signature by such a key says nothing, since one
     * signature fits many messages.
     */
    private static final Set<String> SMALL_ORDER =
            Set.of(
                    "0000000000000000000000000000000000000000000000000000000000000000",
                    "0100000000000000000000000000000000000000000000000000000000000000",
                    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

    private Ed25519() {}

    public static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /**
     * @throws IllegalArgumentException unless it is 32 bytes that name a point of large order
     */
    public static PublicKey publicKey(byte[] raw) {
        if (raw.length != KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "An Ed25519 public key has 32 bytes, not " + raw.length);
        }
        byte[] withoutSign = raw.clone();
        withoutSign[KEY_LENGTH - 1] &= 0x7f;
        if (SMALL_ORDER.contains(HexFormat.of().formatHex(withoutSign))) {
            throw new IllegalArgumentException("An Ed25519 public key must have a large order");
        }
        byte[] encoded = new byte[X509_HEADER.length + KEY_LENGTH];
        System.arraycopy(X509_HEADER, 0, encoded, 0, X509_HEADER.length);
        System.arraycopy(raw, 0, encoded, X509_HEADER.length, KEY_LENGTH);
        try {
            PublicKey key =
                    KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded));
            // the JDK decodes the point only here
            Signature.getInstance(NAME).initVerify(key);
            return key;
        } catch (InvalidKeySpecException | java.security.InvalidKeyException e) {
            throw new IllegalArgumentException("That is no point of Ed25519", e);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** The RFC's 32 bytes. */
    public static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (!NAME.equals(algorithm(key)) || encoded.length != X509_HEADER.length + KEY_LENGTH) {
            throw new IllegalArgumentException("Not an Ed25519 public key: " + key.getAlgorithm());
        }
        byte[] raw = new byte[KEY_LENGTH];
        System.arraycopy(encoded, X509_HEADER.length, raw, 0, KEY_LENGTH);
        return raw;
    }

    private static String algorithm(PublicKey key) {
        return key instanceof java.security.interfaces.EdECPublicKey ed
                ? ed.getParams().getName()
                : key.getAlgorithm();
    }

    /**
     * @throws IllegalArgumentException unless it is 32 bytes
     */
    public static PrivateKey privateKey(byte[] raw) {
        if (raw.length != KEY_LENGTH) {
            throw new IllegalArgumentException(
                    "An Ed25519 private key has 32 bytes, not " + raw.length);
        }
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, raw));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** The RFC's 32 bytes. */
    public static byte[] raw(PrivateKey key) {
        if (key instanceof EdECPrivateKey ed && ed.getBytes().isPresent()) {
            return ed.getBytes().get();
        }
        throw new IllegalArgumentException("Not an Ed25519 private key whose bytes are at hand");
    }

    /** 64 bytes. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** False also for what is no signature at all. */
    public static boolean verify(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (java.security.SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("Every JDK has Ed25519", e);
    }
}
