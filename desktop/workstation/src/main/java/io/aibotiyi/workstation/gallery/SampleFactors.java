package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Factors;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.AddPasskey;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.Enrolled;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.Factors.OpenRecovery;
import io.aibotiyi.protocol.Factors.Overview;
import io.aibotiyi.protocol.Factors.PasskeyCreation;
import io.aibotiyi.protocol.Factors.PasskeyView;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.RecoveryView;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A person with a password, an authenticator and one passkey; enrolling works, in memory. */
final class SampleFactors implements Factors {

    private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private final Instant now;
    private final List<PasskeyView> passkeys;
    private final List<LinkedAccountView> accounts;
    private int codes = 7;

    SampleFactors(Instant now) {
        this.now = now;
        accounts =
                new ArrayList<>(
                        List.of(
                                new LinkedAccountView(
                                        SampleAccess.uuid(0xfac7, 2),
                                        "work",
                                        now.minus(Duration.ofDays(41)),
                                        now.minus(Duration.ofDays(1)))));
        passkeys =
                new ArrayList<>(
                        List.of(
                                new PasskeyView(
                                        SampleAccess.uuid(0xfac7, 1),
                                        "Office laptop",
                                        now.minus(Duration.ofDays(80)),
                                        now.minus(Duration.ofDays(2)),
                                        false)));
    }

    private static ApiException absent(String what) {
        return SampleAccess.refuse(
                ErrorCode.UNSUPPORTED, "The sample backend knows no " + what + ".");
    }

    @Override
    public Overview overview() {
        return new Overview(
                now.minus(Duration.ofDays(94)),
                now.minus(Duration.ofDays(93)),
                List.copyOf(passkeys),
                codes,
                false);
    }

    @Override
    public void changePassword(ChangePassword change) {}

    @Override
    public TotpEnrolment enrolTotp() {
        return new TotpEnrolment(
                "otpauth://totp/AIBOT%20IYI:me?secret="
                        + SECRET
                        + "&issuer=AIBOT%20IYI&algorithm=SHA1&digits=6&period=30",
                SECRET,
                now.plus(Duration.ofMinutes(10)));
    }

    @Override
    public Enrolled confirmTotp(String code) {
        if (!code.equals(SampleSignIns.CODE)) {
            throw SampleAccess.refuse(ErrorCode.BAD_FACTOR, "That code is wrong.");
        }
        return new Enrolled(null);
    }

    @Override
    public void removeTotp() {}

    @Override
    public RecoveryCodes renewRecoveryCodes() {
        codes = 10;
        return new RecoveryCodes(
                IntStream.rangeClosed(1, 10)
                        .mapToObj(n -> "SAMPLE-" + (1_000 + 37 * n) + "-CODE")
                        .toList());
    }

    @Override
    public PasskeyCreation beginPasskey() {
        throw absent("authenticators");
    }

    @Override
    public Enrolled addPasskey(AddPasskey made) {
        throw absent("authenticators");
    }

    @Override
    public void removePasskey(UUID passkey) {
        passkeys.removeIf(p -> p.id().equals(passkey));
    }

    @Override
    public List<LinkedAccountView> linkedAccounts() {
        return List.copyOf(accounts);
    }

    @Override
    public void unlinkAccount(UUID account) {
        accounts.removeIf(a -> a.id().equals(account));
    }

    @Override
    public void sendReset(UserId person) {
        throw absent("mail");
    }

    @Override
    public RecoveryView openRecovery(UserId person, OpenRecovery request) {
        throw absent("recoveries");
    }

    @Override
    public RecoveryView decideRecovery(UUID recovery, boolean approve, @Nullable String note) {
        throw absent("recoveries");
    }

    @Override
    public List<RecoveryView> recoveries() {
        return List.of();
    }
}
