package io.aibotiyi.protocol.signing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The {@code Content-Digest} header of RFC 9530, with SHA-256 only. */
public final class ContentDigest {

    public static final String HEADER = "content-digest";

    private ContentDigest() {}

    /** {@code sha-256=:…:} of the body. */
    public static String of(byte[] body) {
        try {
            return "sha-256=:"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body))
                    + ":";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** True if the header is the SHA-256 of the body, alone and in canonical form. */
    public static boolean matches(String header, byte[] body) {
        return of(body).equals(header.strip());
    }
}
