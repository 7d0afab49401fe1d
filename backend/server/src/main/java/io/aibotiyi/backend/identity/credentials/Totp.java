package io.aibotiyi.backend.identity.credentials;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time passwords: HOTP (RFC 4226) and TOTP (RFC 6238). Pure; safe from any thread. */
final class Totp {

    /** Length of a time step; RFC 6238 §5.2. */
    static final int STEP_SECONDS = 30;

    static final int DIGITS = 6;

    /** The MAC of an authenticator; applications everywhere know the first only. */
    enum Algorithm {
        SHA1("HmacSHA1"),
        SHA256("HmacSHA256"),
        SHA512("HmacSHA512");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }
    }

    private Totp() {}

    /** The time step at that instant (RFC 6238 §4.2, T0 = 0). */
    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    /**
     * The code of a counter (RFC 4226 §5.3).
     *
     * @param digits 6 to 8
     */
    static String code(byte[] secret, long counter, int digits, Algorithm algorithm) {
        byte[] hash;
        try {
            Mac mac = Mac.getInstance(algorithm.mac);
            mac.init(new SecretKeySpec(secret, algorithm.mac));
            hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + algorithm.mac, e);
        }
        int offset = hash[hash.length - 1] & 0x0f;
        int bits = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
        int modulus = 1;
        for (int i = 0; i < digits; i++) {
            modulus *= 10;
        }
        return String.format(Locale.ROOT, "%0" + digits + "d", bits % modulus);
    }

    /** As authenticator applications make it: SHA-1, six digits. */
    static String code(byte[] secret, long step) {
        return code(secret, step, DIGITS, Algorithm.SHA1);
    }
}
