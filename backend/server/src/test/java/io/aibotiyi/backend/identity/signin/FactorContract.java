package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.DecideRecovery;
import io.aibotiyi.protocol.Factors.OpenRecovery;
import io.aibotiyi.protocol.Factors.RecoveryState;
import io.aibotiyi.protocol.Factors.RecoveryView;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Reset;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Authenticator applications, recovery codes and recoveries by two administrators. */
abstract class FactorContract extends CredentialsTestBase {

    private static final String PASSWORD = CredentialsRig.PASSWORD;

    private Flow second(CredentialsRig node) {
        return flow(node.password("ann", PASSWORD, node.elsewhere()));
    }

    private static Step totp(CredentialsRig node, Flow flow, String code) {
        return node.signIns().prove(flow.id(), FactorKind.TOTP, Proof.code(code), node.elsewhere());
    }

    private static Step recovery(CredentialsRig node, Flow flow, String code) {
        return node.signIns()
                .prove(flow.id(), FactorKind.RECOVERY_CODE, Proof.code(code), node.elsewhere());
    }

    private Enrolment enrolled() {
        rig.person("ann");
        Enrolment totp = Enrolment.of(rig, rig.in("ann"));
        clock.advance(Duration.ofSeconds(30));
        return totp;
    }

    @Test
    void asksForTheSecondFactorAndTellsWhichThereAre() {
        Enrolment totp = enrolled();
        Flow flow = second(rig);
        assertThat(flow.offered())
                .containsExactlyInAnyOrder(FactorKind.TOTP, FactorKind.RECOVERY_CODE);
        assertThat(rig.factors(totp(rig, flow, totp.code()).session()))
                .containsExactlyInAnyOrder(Factor.PASSWORD, Factor.TOTP);
        assertRefused(
                ErrorCode.SECOND_FACTOR_REQUIRED,
                () -> {
                    rig.jdbc
                            .sql("update identity_user set owner_mark = 1 where username = 'ann'")
                            .update();
                    rig.identity().login(new Login("ann", PASSWORD), rig.elsewhere());
                });
    }

    @Test
    @DisplayName("B2 refuses a code a second time, also on another node and when both come at once")
    void refusesReplay() throws Exception {
        Enrolment totp = enrolled();
        try (CredentialsRig other = node(Map.of())) {
            String code = totp.code();
            there(totp(rig, second(rig), code).session());
            assertRefused(ErrorCode.BAD_FACTOR, () -> totp(rig, second(rig), code));
            assertRefused(ErrorCode.BAD_FACTOR, () -> totp(other, second(other), code));

            clock.advance(Duration.ofSeconds(30));
            String next = totp.code();
            List<Callable<Boolean>> racers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                CredentialsRig node = i % 2 == 0 ? rig : other;
                Flow flow = second(node);
                racers.add(() -> {
                    try {
                        return totp(node, flow, next).session() != null;
                    } catch (ProblemException e) {
                        return false;
                    }
                });
            }
            assertThat(together(racers)).filteredOn(in -> in).hasSize(1);
        }
    }

    private static List<Boolean> together(List<Callable<Boolean>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        }
    }

    @Test
    @DisplayName("B3 takes the code of the current step only")
    void takesTheCurrentStepOnly() {
        assertThat(taken(Map.of())).containsExactlyEntriesOf(steps(false));
    }

    @Test
    @DisplayName("B3 takes the step before too where that is configured, and no other")
    void takesTheStepBeforeByConfiguration() {
        assertThat(taken(Map.of("aibot.identity.totp-previous-step", "true")))
                .containsExactlyEntriesOf(steps(true));
    }

    private static Map<Integer, Boolean> steps(boolean before) {
        Map<Integer, Boolean> steps = new HashMap<>();
        steps.put(-2, false);
        steps.put(-1, before);
        steps.put(0, true);
        steps.put(1, false);
        return steps;
    }

    private Map<Integer, Boolean> taken(Map<String, Object> settings) {
        Enrolment totp = enrolled();
        Map<Integer, Boolean> taken = new HashMap<>();
        try (CredentialsRig node = node(settings)) {
            for (int step : List.of(-2, -1, 0, 1)) {
                clock.advance(Duration.ofMinutes(30));
                try {
                    taken.put(step, totp(node, second(node), totp.code(step)).session() != null);
                } catch (ProblemException e) {
                    taken.put(step, false);
                }
            }
        }
        return taken;
    }

    @Test
    @DisplayName("B4 goes by the backend's clock: a client cannot say what time it is")
    void ignoresTheClientsClock() {
        Enrolment totp = enrolled();
        String shifted = totp.code(5);
        assertRefused(ErrorCode.BAD_FACTOR, () -> totp(rig, second(rig), shifted));
        clock.advance(Duration.ofSeconds(150));
        there(totp(rig, second(rig), shifted).session());
        assertThat(Proof.class.getRecordComponents())
                .extracting(c -> c.getName())
                .containsExactly("code", "passkey");
    }

    @Test
    @DisplayName("B5 keeps a secret of 160 bits sealed, another for everybody")
    void sealsTheSecret() {
        Enrolment totp = enrolled();
        rig.person("bob");
        Enrolment other = Enrolment.of(rig, rig.in("bob"));
        assertThat(totp.secret()).hasSize(20).isNotEqualTo(other.secret());
        assertThat(totp.begun().uri())
                .startsWith("otpauth://totp/AIBOT%20IYI:ann?secret=" + totp.begun().secret())
                .contains("issuer=AIBOT%20IYI", "digits=6", "period=30");
        for (byte[] row :
                rig.jdbc
                        .sql("select sealed from identity_totp")
                        .query((rs, i) -> rs.getBytes("sealed"))
                        .list()) {
            String raw = new String(row, StandardCharsets.ISO_8859_1);
            assertThat(raw)
                    .doesNotContain(new String(totp.secret(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(totp.begun().secret());
        }
        assertThat(totp.begun().toString()).doesNotContain(totp.begun().secret());
    }

    @Test
    @DisplayName("B6 slows down after wrong codes per account, whichever flow, address or node")
    void throttlesCodes() {
        Enrolment totp = enrolled();
        try (CredentialsRig other = node(Map.of())) {
            List<ErrorCode> answers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                CredentialsRig node = i % 2 == 0 ? rig : other;
                Flow flow = second(node);
                answers.add(refusal(() -> totp(node, flow, "000000x")));
            }
            assertThat(answers.subList(0, 5)).containsOnly(ErrorCode.BAD_FACTOR);
            assertThat(answers.subList(5, 10)).containsOnly(ErrorCode.TOO_MANY_ATTEMPTS);
            assertRefused(
                    ErrorCode.TOO_MANY_ATTEMPTS, () -> totp(other, second(other), totp.code()));
            clock.advance(Duration.ofSeconds(30));
            there(totp(rig, second(rig), totp.code()).session());
            clock.advance(Duration.ofSeconds(30));
            there(totp(rig, second(rig), totp.code()).session());
        }
    }

    @Test
    @DisplayName("B7 changing factors needs a recent proof of who it is")
    void changingFactorsIsSensitive() {
        rig.person("ann");
        AuthenticatedUser stolen = rig.in("ann");
        Access access = rig.get(Access.class);
        access.require(stolen.subject(), Permission.SELF_SECURITY, own());
        clock.advance(Duration.ofMinutes(6));
        assertRefused(
                ErrorCode.STEP_UP_REQUIRED,
                () -> access.require(stolen.subject(), Permission.SELF_SECURITY, own()));
        Session fresh =
                rig.signIns()
                        .stepUp(
                                stolen,
                                new StepUp(FactorKind.PASSWORD, PASSWORD, null, null),
                                rig.elsewhere());
        access.require(rig.who(fresh).subject(), Permission.SELF_SECURITY, own());
    }

    private static Resource own() {
        return new Resource("self", null, null, Map.of());
    }

    @Test
    @DisplayName("B7 keeps the last strong factor of whoever holds a privileged role")
    void keepsTheLastStrongFactor() {
        rig.person("boss", "ADMIN");
        AuthenticatedUser boss = rig.in("boss");
        Enrolment.of(rig, boss);
        assertRefused(ErrorCode.LAST_FACTOR, () -> rig.own().removeTotp(boss));
        assertThat(rig.own().overview(boss).totp()).isNotNull();
        assertThat(rig.own().overview(boss).recoveryCodes()).isEqualTo(10);

        UserId customer = rig.person("ann");
        AuthenticatedUser ann = rig.in("ann");
        Enrolment.of(rig, ann);
        rig.own().removeTotp(ann);
        assertThat(rig.own().overview(ann).totp()).isNull();
        assertThat(rig.own().overview(ann).recoveryCodes()).isZero();
        there(rig.password("ann", PASSWORD, rig.elsewhere()).session());
        assertThat(rig.notices(customer))
                .contains("identity.factor.added", "identity.factor.removed");

        rig.personWith("zoe", null);
        AuthenticatedUser zoe =
                AuthenticatedUser.person(
                        rig.get(io.aibotiyi.backend.identity.people.Users.class)
                                .byName("zoe")
                                .orElseThrow()
                                .id(),
                        "zoe",
                        List.of(),
                        ann.session(),
                        clock.instant(),
                        java.util.Set.of(Factor.EMAIL_CODE),
                        clock.instant());
        Enrolment.of(rig, zoe);
        assertRefused(ErrorCode.LAST_FACTOR, () -> rig.own().removeTotp(zoe));
    }

    @Test
    @DisplayName("B8 recovery codes have 120 bits, are kept as hashes and work once")
    void usesRecoveryCodesOnce() {
        Enrolment totp = enrolled();
        assertThat(totp.recoveryCodes()).hasSize(10).doesNotHaveDuplicates();
        assertThat(totp.recoveryCodes())
                .allMatch(c -> c.matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}"));
        assertThat(
                        rig.jdbc
                                .sql("select code_hash from identity_recovery_code")
                                .query(String.class)
                                .list())
                .hasSize(10)
                .allMatch(h -> h.matches("[0-9a-f]{64}"));
        String code = totp.recoveryCodes().getFirst();
        there(recovery(rig, second(rig), code.toLowerCase(java.util.Locale.ROOT)).session());
        assertRefused(ErrorCode.BAD_FACTOR, () -> recovery(rig, second(rig), code));
        inbox.await("ann@example.org", "recovery code of yours was used");
    }

    @Test
    @DisplayName("B8 new recovery codes kill the old ones, and the owner is told")
    void renewsRecoveryCodes() {
        Enrolment totp = enrolled();
        AuthenticatedUser ann = rig.who(there(totp(rig, second(rig), totp.code()).session()));
        List<String> renewed = rig.own().renewRecoveryCodes(ann).codes();
        assertRefused(
                ErrorCode.BAD_FACTOR,
                () -> recovery(rig, second(rig), totp.recoveryCodes().getLast()));
        there(recovery(rig, second(rig), renewed.getLast()).session());
        assertThat(rig.notices(ann.id())).contains("identity.recovery-codes.renewed");
        inbox.await("ann@example.org", "recovery codes were made anew");
    }

    @Test
    @DisplayName("B9 whoever lost every factor is recovered by two administrators, never by one")
    void recoversWithFourEyes() {
        Enrolment totp = enrolled();
        UserId ann = rig.who(there(totp(rig, second(rig), totp.code()).session())).id();
        rig.person("boss", "ADMIN");
        rig.person("chief", "ADMIN");
        AuthenticatedUser boss = rig.in("boss");
        AuthenticatedUser chief = rig.in("chief");
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> rig.recoveries().open(ann, new OpenRecovery("ok"), boss));
        RecoveryView opened =
                rig.recoveries().open(ann, new OpenRecovery("Passport seen in a video call"), boss);
        assertRefused(
                ErrorCode.CONFLICT,
                () -> rig.recoveries().open(ann, new OpenRecovery("Passport seen again"), chief));
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> rig.recoveries().decide(opened.id(), new DecideRecovery(true, null), boss));
        assertThat(inbox.received()).noneMatch(m -> m.subject().contains("Recover"));

        RecoveryView approved =
                rig.recoveries().decide(opened.id(), new DecideRecovery(true, "seen"), chief);

        assertThat(approved.openedBy()).isEqualTo(boss.id());
        assertThat(approved.decidedBy()).isEqualTo(chief.id());
        assertThat(approved.state()).isEqualTo(RecoveryState.APPROVED);
        String token = SmtpInbox.token(inbox.await("ann@example.org", "Recover your account"));
        String password = "a lantern over the harbour";
        Session session =
                there(rig.signIns().recover(new Reset(token, password), rig.elsewhere()).session());
        assertThat(rig.factors(session)).containsExactly(Factor.MAGIC_LINK);
        assertRefused(
                ErrorCode.BAD_LINK,
                () -> rig.signIns().recover(new Reset(token, password), rig.elsewhere()));
        there(rig.password("ann", password, rig.elsewhere()).session());
        assertThat(rig.own().overview(rig.who(session)).recoveryCodes()).isZero();
        assertThat(rig.recoveries().list())
                .extracting(RecoveryView::state)
                .containsExactly(RecoveryState.DONE);
        assertThat(rig.notices(ann))
                .contains("identity.recovery.opened", "identity.recovery.completed");
        assertThat(rig.audited("identity.recovery.approved")).hasSize(1);
    }

    @Test
    @DisplayName("B9 nobody opens their own recovery, and a recovery's link dies after a day")
    void refusesOwnAndLateRecoveries() {
        UserId ann = rig.person("ann");
        rig.person("boss", "ADMIN");
        rig.person("chief", "ADMIN");
        AuthenticatedUser boss = rig.in("boss");
        OpenRecovery evidence = new OpenRecovery("Passport seen in a video call");
        assertRefused(ErrorCode.FORBIDDEN, () -> rig.recoveries().open(boss.id(), evidence, boss));
        RecoveryView opened = rig.recoveries().open(ann, evidence, boss);
        rig.recoveries().decide(opened.id(), new DecideRecovery(true, null), rig.in("chief"));
        String token = SmtpInbox.token(inbox.await("ann@example.org", "Recover your account"));
        clock.advance(Duration.ofDays(1));
        assertRefused(
                ErrorCode.BAD_LINK,
                () ->
                        rig.signIns()
                                .recover(
                                        new Reset(token, "a lantern over the harbour"),
                                        rig.elsewhere()));
        assertThat(rig.recoveries().list())
                .extracting(RecoveryView::state)
                .containsExactly(RecoveryState.EXPIRED);
    }
}
