package io.aibotiyi.backend.testing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator application on the system's clock, without any code of the backend. */
public final class TotpCodes {

    private TotpCodes() {}

    /**
     * The code of this step (RFC 6238, SHA-1, six digits).
     *
     * @param secret 160 bits in Base32
     */
    public static String now(String secret) {
        BigInteger value = BigInteger.ONE;
        for (int i = 0; i < secret.length(); i++) {
            int five = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(secret.charAt(i));
            value = value.shiftLeft(5).add(BigInteger.valueOf(five));
        }
        byte[] bytes = value.toByteArray();
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(
                    new SecretKeySpec(
                            Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length),
                            "HmacSHA1"));
            long step = Clock.systemUTC().instant().getEpochSecond() / 30;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int bits = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", bits % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
