package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator application, written for the tests without any code of the backend. */
record Enrolment(TotpEnrolment begun, Clock clock, List<String> recoveryCodes) {

    /** Enrols one; the code of this step is used up. */
    static Enrolment of(CredentialsRig node, AuthenticatedUser user) {
        TotpEnrolment begun = node.own().enrolTotp(user);
        Enrolment made = new Enrolment(begun, node.clock, List.of());
        Enrolled enrolled = node.own().confirmTotp(user, made.code());
        RecoveryCodes codes = enrolled.recoveryCodes();
        return new Enrolment(begun, node.clock, codes == null ? List.of() : codes.codes());
    }

    String code() {
        return code(0);
    }

    /** The code that many steps from now. */
    String code(int steps) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret(), "HmacSHA1"));
            long step = clock.instant().getEpochSecond() / 30 + steps;
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int bits = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", bits % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Base32 by arithmetic: five bits a letter. */
    byte[] secret() {
        BigInteger value = BigInteger.ZERO;
        for (char c : begun.secret().toCharArray()) {
            value =
                    value.shiftLeft(5)
                            .add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        byte[] bytes = value.toByteArray();
        byte[] secret = new byte[20];
        int from = Math.max(0, bytes.length - 20);
        byte[] low = Arrays.copyOfRange(bytes, from, bytes.length);
        System.arraycopy(low, 0, secret, 20 - low.length, low.length);
        return secret;
    }
}
