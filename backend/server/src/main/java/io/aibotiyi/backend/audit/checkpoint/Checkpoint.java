package io.aibotiyi.backend.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A signed statement that the log had this size and root: the note of C2SP tlog-checkpoint, with
 * the time as an extension line, signed as a C2SP signed-note.
 *
 * <pre>
 * ORIGIN
 * SIZE
 * BASE64 OF THE ROOT
 * TIME
 *
 * — ORIGIN BASE64 OF KEY ID AND SIGNATURE
 * </pre>
 *
 * @param root lower-case hexadecimal
 * @param note the whole text
 */
public record Checkpoint(long size, String root, Instant at, String note) {

    private static final String SIGNED_BY = "— ";

    /** Says and signs it. */
    static Checkpoint sign(VerifierKey key, PrivateKey secret, long size, byte[] root, Instant at) {
        String text = text(key.name(), size, root, at);
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return of(key.name(), size, root, at, key.id(), signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The checkpoint key cannot sign", e);
        }
    }

    /**
     * Takes a note apart and checks its signature; anything else than what {@link #sign} writes,
     * byte for byte, is refused.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    public static Checkpoint verified(String note, VerifierKey key) {
        String[] lines = note.split("\n", -1);
        if (lines.length != 7 || !lines[4].isEmpty() || !lines[6].isEmpty()) {
            throw new IllegalArgumentException("it is not a signed note");
        }
        if (!lines[0].equals(key.name()) || !lines[5].startsWith(SIGNED_BY + key.name() + " ")) {
            throw new IllegalArgumentException("it is not of the log " + key.name());
        }
        try {
            long size = Long.parseLong(lines[1]);
            byte[] root = Base64.getDecoder().decode(lines[2]);
            Instant at = Instant.parse(lines[3]);
            byte[] signed =
                    Base64.getDecoder()
                            .decode(
                                    lines[5].substring(
                                            SIGNED_BY.length() + key.name().length() + 1));
            byte[] id = Arrays.copyOf(signed, 4);
            byte[] signature = Arrays.copyOfRange(signed, 4, Math.max(4, signed.length));
            Checkpoint found = of(key.name(), size, root, at, id, signature);
            if (root.length != 32 || !found.note().equals(note) || !Arrays.equals(id, key.id())) {
                throw new IllegalArgumentException("it is not written as a checkpoint");
            }
            byte[] text = text(key.name(), size, root, at).getBytes(StandardCharsets.UTF_8);
            if (!key.verifies(text, signature)) {
                throw new IllegalArgumentException("its signature is wrong");
            }
            return found;
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("its time is not one", e);
        }
    }

    private static Checkpoint of(
            String origin, long size, byte[] root, Instant at, byte[] id, byte[] signature) {
        byte[] signed = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, signed, id.length, signature.length);
        return new Checkpoint(
                size,
                HexFormat.of().formatHex(root),
                at,
                text(origin, size, root, at)
                        + "\n"
                        + SIGNED_BY
                        + origin
                        + " "
                        + Base64.getEncoder().encodeToString(signed)
                        + "\n");
    }

    private static String text(String origin, long size, byte[] root, Instant at) {
        return origin
                + "\n"
                + size
                + "\n"
                + Base64.getEncoder().encodeToString(root)
                + "\n"
                + at
                + "\n";
    }
}
