package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.SignIns.NextFactor;
import io.aibotiyi.client.SignIns.SignedIn;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.Factors.RecoveryCodes;
import io.aibotiyi.protocol.Factors.TotpEnrolment;
import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.protocol.Notices.NoticeView;
import io.aibotiyi.protocol.SignIn.FactorKind;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with more than a password, through the real client, server and SMTP. */
class SignInEndToEndTest {

    private static final String PASSWORD = "a quiet lake at dawn";

    @TempDir Path home;

    private SmtpInbox inbox;
    private Backend backend;
    private AibotClient client;

    @BeforeEach
    void setUp() throws Exception {
        inbox = new SmtpInbox();
        Files.writeString(
                home.resolve("application.yaml"),
                """
                aibot:
                  mail:
                    host: 127.0.0.1
                    port: %d
                    from: aibot@example.org
                    security: NONE
                """
                        .formatted(inbox.port()));
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
    }

    @AfterEach
    void tearDown() {
        client.close();
        backend.close();
        inbox.close();
    }

    @Test
    void signsInWithTwoFactorsStepsUpAndReadsTheNoticesOfIt() throws Exception {
        TotpEnrolment totp = client.factors().enrolTotp();
        assertThat(totp.uri()).startsWith("otpauth://totp/");
        RecoveryCodes codes =
                Objects.requireNonNull(client.factors().confirmTotp(code(totp)).recoveryCodes());
        assertThat(client.factors().overview().recoveryCodes()).isEqualTo(10);

        try (AibotClient other = AibotClients.connect(backend.address())) {
            assertRefused(ErrorCode.SECOND_FACTOR_REQUIRED, () -> other.login("ann", PASSWORD));
            NextFactor next = (NextFactor) other.signIns().password("ann", PASSWORD);
            assertThat(next.flow().offered())
                    .containsExactlyInAnyOrder(FactorKind.TOTP, FactorKind.RECOVERY_CODE);
            assertRefused(
                    ErrorCode.BAD_FACTOR,
                    () -> other.signIns().recoveryCode(next.flow(), "0000-0000"));
            assertThat(other.signIns().recoveryCode(next.flow(), codes.codes().getFirst()))
                    .isInstanceOf(SignedIn.class);
            assertThat(other.session().user().username()).isEqualTo("ann");
            assertThat(other.factors().overview().recoveryCodes()).isEqualTo(9);
        }

        String before = client.session().accessToken();
        assertRefused(ErrorCode.BAD_FACTOR, () -> client.signIns().stepUpWithPassword("wrong one"));
        client.signIns().stepUpWithPassword(PASSWORD);
        assertThat(client.session().accessToken()).isNotEqualTo(before);
        assertRefused(
                ErrorCode.STEP_UP_REQUIRED,
                () ->
                        client.factors()
                                .changePassword(
                                        new ChangePassword(
                                                PASSWORD, "seven herons on a wire", true)));
        client.signIns().stepUpWithRecoveryCode(codes.codes().get(1));
        client.factors()
                .changePassword(new ChangePassword(PASSWORD, "seven herons on a wire", true));

        NoticePage page = client.notices().page(null, 50);
        assertThat(page.notices())
                .extracting(NoticeView::kind)
                .contains(
                        "identity.factor.added",
                        "identity.recovery-code.used",
                        "identity.password.changed");
        client.notices().markRead(page.notices().getFirst().id());
        assertThat(client.notices().page(null, 1).unread()).isEqualTo(page.unread() - 1);
        client.notices().markAllRead();
        assertThat(client.notices().page(null, 1).unread()).isZero();
        assertRefused(ErrorCode.NOT_FOUND, () -> client.notices().markRead(UUID.randomUUID()));
    }

    @Test
    void answersStrangersAlikeAndRefusesWhatIsNotConfigured() {
        try (AibotClient stranger = AibotClients.connect(backend.address())) {
            stranger.signIns().askReset("nobody@example.org");
            stranger.signIns().askReset("ann");
            assertThat(stranger.signIns().emailCode("nobody").flow().offered())
                    .containsExactly(FactorKind.EMAIL_CODE);
            assertRefused(ErrorCode.UNSUPPORTED, () -> stranger.signIns().passkey());
            assertRefused(
                    ErrorCode.BAD_LINK,
                    () -> stranger.signIns().reset("no such token", "seven herons on a wire"));
            assertRefused(
                    ErrorCode.BAD_LINK,
                    () -> stranger.signIns().recover("no such token", "seven herons on a wire"));
        }
        assertThat(inbox.received()).isEmpty();
        assertRefused(
                ErrorCode.CONFLICT, () -> client.factors().sendReset(client.session().user().id()));
        assertThat(client.factors().recoveries()).isEmpty();
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static String code(TotpEnrolment totp) throws Exception {
        BigInteger value = BigInteger.ONE;
        for (char c : totp.secret().toCharArray()) {
            value =
                    value.shiftLeft(5)
                            .add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
        }
        byte[] bytes = value.toByteArray();
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(
                new SecretKeySpec(
                        Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length), "HmacSHA1"));
        long step = Clock.systemUTC().instant().getEpochSecond() / 30;
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
        int bits = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", bits % 1_000_000);
    }
}
