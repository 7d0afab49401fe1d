package io.aibotiyi.protocol;

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
 * A note of C2SP signed-note with one Ed25519 signature, such as an audit checkpoint.
 *
 * @param name who signed
 * @param text what was signed, its last line break included
 */
public record SignedNote(String name, String text) {

    private static final byte ED25519 = 1;
    private static final int RAW = 32;
    private static final int ID = 4;
    private static final String SIGNED_BY = "— ";

    /** What X.509 puts in front of the 32 bytes (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Takes a note apart and checks its signature.
     *
     * @param key verifier key, {@code name+id+base64}
     * @throws IllegalArgumentException saying what does not hold
     */
    public static SignedNote verified(String note, String key) {
        String[] parts = key.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a verifier key is name+id+base64");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != RAW + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("the verifier key is not one of Ed25519");
        }
        int gap = note.indexOf("\n\n");
        String prefix = SIGNED_BY + parts[0] + " ";
        if (gap < 0 || !note.startsWith(prefix, gap + 2) || !note.endsWith("\n")) {
            throw new IllegalArgumentException("it is not a note signed by " + parts[0]);
        }
        String text = note.substring(0, gap + 1);
        byte[] signed =
                Base64.getDecoder()
                        .decode(note.substring(gap + 2 + prefix.length(), note.length() - 1));
        byte[] id = id(parts[0], typed);
        if (signed.length <= ID || !Arrays.equals(Arrays.copyOf(signed, ID), id)) {
            throw new IllegalArgumentException("it is signed with another key");
        }
        byte[] signature = Arrays.copyOfRange(signed, ID, signed.length);
        if (!verifies(typed, text.getBytes(StandardCharsets.UTF_8), signature)) {
            throw new IllegalArgumentException("its signature is wrong");
        }
        return new SignedNote(parts[0], text);
    }

    private static byte[] id(String name, byte[] typed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typed), ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static boolean verifies(byte[] typed, byte[] text, byte[] signature) {
        try {
            byte[] encoded = Arrays.copyOf(X509, X509.length + RAW);
            System.arraycopy(typed, 1, encoded, X509.length, RAW);
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a key or signature that cannot even be read
        }
    }
}
