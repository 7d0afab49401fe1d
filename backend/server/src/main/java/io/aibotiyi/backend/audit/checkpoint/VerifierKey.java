package io.aibotiyi.backend.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public Ed25519 key in the text form of C2SP signed-note: {@code name+id+base64}, where id is
 * the beginning of a hash of name and key. The name is the log's origin.
 */
public final class VerifierKey {

    private static final byte ED25519 = 1;
    private static final int RAW = 32;

    /** What X.509 puts in front of the 32 bytes (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final byte[] id;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        this.id = id(name, raw);
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + RAW);
            System.arraycopy(raw, 0, encoded, X509.length, RAW);
            this.key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("It is not an Ed25519 key", e);
        }
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return new VerifierKey(name, Arrays.copyOfRange(encoded, X509.length, encoded.length));
    }

    /**
     * @throws IllegalArgumentException if it is not a verifier key, or its id is not that of its
     *     name and key
     */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A verifier key is name+id+base64");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != RAW + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("The verifier key is not one of Ed25519");
        }
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.text().equals(text.strip())) {
            throw new IllegalArgumentException("The verifier key does not match its id");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** As {@link #parse} takes it. */
    public String text() {
        byte[] typed = new byte[RAW + 1];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, RAW);
        return name
                + "+"
                + HexFormat.of().formatHex(id)
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** The four bytes in front of a signature. */
    byte[] id() {
        return id.clone();
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature that cannot even be read
        }
    }

    private static byte[] id(String name, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            return Arrays.copyOf(digest.digest(raw), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
