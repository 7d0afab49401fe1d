package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.Passwords;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.ChangePassword;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.AskReset;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Reset;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.Step;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Passwords and what replaces a forgotten one. */
abstract class PasswordContract extends CredentialsTestBase {

    private static final String PASSWORD = CredentialsRig.PASSWORD;
    private static final String NEW = "seven herons on a wire";

    @Test
    @DisplayName("A4 refuses a common password at registration and at change")
    void judgesPasswordsWhereverTheyAreChosen() {
        String secret = rig.identity().setupSecret().orElseThrow();
        assertRefused(
                ErrorCode.BAD_PASSWORD_CHOICE,
                () ->
                        rig.identity()
                                .setUp(new Setup(secret, "root", "Password123!"), rig.elsewhere()));
        rig.person("ann");
        AuthenticatedUser ann = rig.in("ann");
        for (String bad : List.of("sunshine2024", "AIBOT-2026!", "ann@example.org")) {
            assertRefused(
                    ErrorCode.BAD_PASSWORD_CHOICE,
                    () ->
                            rig.own()
                                    .changePassword(
                                            ann,
                                            new ChangePassword(PASSWORD, bad, false),
                                            rig.elsewhere()));
        }
    }

    @Test
    @DisplayName("A5 stores Argon2id with ASVS parameters and a salt of each one's own")
    void storesArgon2id() {
        rig.person("ann");
        rig.person("bob");
        List<String> hashes =
                rig.jdbc.sql("select password_hash from identity_user").query(String.class).list();
        assertThat(hashes).hasSize(2).doesNotHaveDuplicates();
        assertThat(hashes).allMatch(h -> h.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    @DisplayName("A6 replaces a hash with weaker parameters at the next sign-in")
    void upgradesWeakHashes() {
        rig.personWith("ann", new Argon2PasswordEncoder(16, 32, 1, 4_096, 1).encode(PASSWORD));
        rig.in("ann");
        assertThat(hashOf("ann")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        rig.in("ann");
    }

    private String hashOf(String name) {
        return rig.jdbc
                .sql("select password_hash from identity_user where username = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName(
            "A8 changes a password with the current one only, ends other sessions if asked,"
                    + " tells the owner")
    void changesThePassword() {
        UserId id = rig.person("ann");
        Session other = there(rig.password("ann", PASSWORD, rig.elsewhere()).session());
        AuthenticatedUser ann = rig.in("ann");
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () ->
                        rig.own()
                                .changePassword(
                                        ann, new ChangePassword(null, NEW, true), rig.elsewhere()));
        assertRefused(
                ErrorCode.BAD_CREDENTIALS,
                () ->
                        rig.own()
                                .changePassword(
                                        ann,
                                        new ChangePassword("wrong one", NEW, true),
                                        rig.elsewhere()));
        rig.who(other);

        rig.own().changePassword(ann, new ChangePassword(PASSWORD, NEW, true), rig.elsewhere());

        assertRefused(ErrorCode.SESSION_EXPIRED, () -> rig.who(other));
        rig.own().overview(ann);
        assertRefused(
                ErrorCode.BAD_CREDENTIALS, () -> rig.password("ann", PASSWORD, rig.elsewhere()));
        there(rig.password("ann", NEW, rig.elsewhere()).session());
        assertThat(rig.notices(id)).contains("identity.password.changed");
        assertThat(rig.audited("identity.password.changed")).hasSize(1);
        assertThat(inbox.await("ann@example.org", "password was changed").text())
                .doesNotContain(NEW)
                .doesNotContain(PASSWORD);
    }

    @Test
    @DisplayName("A9 has no usable account before the setup secret made one")
    void hasNoDefaultAccount() {
        for (String name : List.of("admin", "sa", "root", "aibot", "owner")) {
            for (String password : List.of("admin", "", "root", "changeme")) {
                assertRefused(
                        ErrorCode.SETUP_REQUIRED,
                        () -> rig.identity().login(new Login(name, password), rig.elsewhere()));
                assertRefused(
                        ErrorCode.BAD_CREDENTIALS,
                        () -> rig.password(name, password, rig.elsewhere()));
            }
        }
        assertThat(rig.identity().setupSecret()).isPresent();
    }

    @Test
    @DisplayName("A10 answers an unknown name and a wrong password alike, and as fast")
    void saysNothingOfWhoExists() {
        rig.person("ann");
        List<String> answers = new ArrayList<>();
        long[] known = new long[40];
        long[] unknown = new long[40];
        for (int i = -4; i < known.length; i++) {
            clock.advance(Duration.ofMinutes(6));
            long a = timed(answers, "ann");
            long b = timed(answers, "nobody");
            if (i >= 0) {
                known[i] = a;
                unknown[i] = b;
            }
        }
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst()).contains("BAD_CREDENTIALS");
        assertThat((double) median(known) / median(unknown)).isBetween(0.7, 1.43);
    }

    private long timed(List<String> answers, String name) {
        long start = System.nanoTime();
        try {
            rig.password(name, "not the password", rig.elsewhere());
        } catch (ProblemException e) {
            answers.add(e.problem().toString());
        }
        return System.nanoTime() - start;
    }

    private static long median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    @Test
    @DisplayName("A10 answers a reset and a mailed sign-in alike for somebody and nobody")
    void saysNothingByMailEither() {
        rig.person("ann");
        for (String name : List.of("ann", "ann@example.org", "nobody", "nobody@example.org")) {
            rig.signIns().askReset(new AskReset(name), rig.elsewhere());
            Flow flow =
                    flow(
                            rig.signIns()
                                    .start(
                                            new Start(FactorKind.EMAIL_CODE, name, null),
                                            rig.elsewhere()));
            assertThat(flow.offered()).containsExactly(FactorKind.EMAIL_CODE);
            assertRefused(
                    ErrorCode.BAD_FACTOR,
                    () ->
                            rig.signIns()
                                    .prove(
                                            flow.id(),
                                            FactorKind.EMAIL_CODE,
                                            Proof.code("00000000"),
                                            rig.elsewhere()));
        }
        inbox.await("ann@example.org", "sign-in code");
        assertThat(inbox.received()).allMatch(m -> m.to().equals("ann@example.org"));
    }

    @Test
    @DisplayName("A11 slows strangers down under a name from everywhere, but not its known device")
    void cannotBeUsedToLockTheOwnerOut() {
        rig.person("ann");
        ClientDescription home = ClientDescription.at("192.0.2.7");
        ClientDescription laptop = new ClientDescription("198.51.100.1", "", "device-key", null);
        there(rig.password("ann", PASSWORD, home).session());
        there(rig.password("ann", PASSWORD, laptop).session());
        List<ErrorCode> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(refusal(() -> rig.password("ann", "a wrong guess", rig.elsewhere())));
        }
        assertThat(answers).startsWith(ErrorCode.BAD_CREDENTIALS);
        assertThat(answers).endsWith(ErrorCode.TOO_MANY_ATTEMPTS);

        there(rig.password("ann", PASSWORD, home).session());
        for (int i = 0; i < 30; i++) {
            refusal(() -> rig.password("ann", "a wrong guess", rig.elsewhere()));
        }
        ClientDescription travelling =
                new ClientDescription("203.0.113.99", "", "device-key", null);
        there(rig.password("ann", PASSWORD, travelling).session());
        assertRefused(
                ErrorCode.TOO_MANY_ATTEMPTS,
                () -> rig.password("ann", "a wrong guess", elsewhereAfter(20)));
        clock.advance(Duration.ofMinutes(6));
        there(rig.password("ann", PASSWORD, rig.elsewhere()).session());
    }

    /** An address that is new to a name under which others have just tried that often. */
    private ClientDescription elsewhereAfter(int tries) {
        for (int i = 0; i < tries; i++) {
            refusal(() -> rig.password("ann", "a wrong guess", rig.elsewhere()));
        }
        return rig.elsewhere();
    }

    @Test
    @DisplayName("A12 a reset link works once, and not after its time")
    void resetsOnce() {
        UserId id = rig.person("ann");
        AuthenticatedUser before = rig.in("ann");
        String token = resetToken("ann@example.org");
        assertRefused(
                ErrorCode.BAD_PASSWORD_CHOICE,
                () -> rig.signIns().reset(new Reset(token, "password1"), rig.elsewhere()));

        Session session =
                there(rig.signIns().reset(new Reset(token, NEW), rig.elsewhere()).session());

        assertThat(rig.factors(session)).containsExactly(Factor.MAGIC_LINK);
        assertRefused(
                ErrorCode.BAD_LINK,
                () -> rig.signIns().reset(new Reset(token, NEW), rig.elsewhere()));
        there(rig.password("ann", NEW, rig.elsewhere()).session());
        assertThat(openSessions(before)).isZero();
        assertThat(rig.notices(id)).contains("identity.password.reset");

        String late = resetToken("ann");
        clock.advance(Duration.ofMinutes(31));
        assertRefused(
                ErrorCode.BAD_LINK,
                () -> rig.signIns().reset(new Reset(late, NEW), rig.elsewhere()));
    }

    private int openSessions(AuthenticatedUser user) {
        return rig.jdbc
                .sql("select count(*) from identity_session where id = ? and ended_at is null")
                .param(user.session())
                .query(Integer.class)
                .single();
    }

    private String resetToken(String name) {
        inbox.clear();
        rig.signIns().askReset(new AskReset(name), rig.elsewhere());
        return SmtpInbox.token(inbox.await("ann@example.org", "Set a new password"));
    }

    @Test
    @DisplayName("A12 a reset still asks for the second factor before the password changes")
    void resetAsksForTheSecondFactor() {
        rig.person("ann");
        Enrolment totp = Enrolment.of(rig, rig.in("ann"));
        String token = resetToken("ann");

        Flow flow = flow(rig.signIns().reset(new Reset(token, NEW), rig.elsewhere()));

        assertThat(flow.offered()).contains(FactorKind.TOTP);
        flow(rig.password("ann", PASSWORD, rig.elsewhere()));
        clock.advance(Duration.ofSeconds(30));
        Step done =
                rig.signIns()
                        .prove(
                                flow.id(),
                                FactorKind.TOTP,
                                Proof.code(totp.code()),
                                rig.elsewhere());
        assertThat(rig.factors(done.session()))
                .containsExactlyInAnyOrder(Factor.MAGIC_LINK, Factor.TOTP);
        flow(rig.password("ann", NEW, rig.elsewhere()));
        assertRefused(
                ErrorCode.BAD_CREDENTIALS, () -> rig.password("ann", PASSWORD, rig.elsewhere()));
    }

    @Test
    @DisplayName("A13 an administrator sends a link and never sees or chooses the password")
    void administratorsSendLinks() {
        UserId ann = rig.person("ann");
        rig.person("boss", "ADMIN");
        inbox.clear();

        rig.recoveries().sendReset(ann, rig.in("boss"));

        String token = SmtpInbox.token(inbox.await("ann@example.org", "Set a new password"));
        there(rig.signIns().reset(new Reset(token, NEW), rig.elsewhere()).session());
        assertThat(rig.audited("identity.password.reset-sent")).hasSize(1);
        assertThat(
                        rig.jdbc
                                .sql("select count(*) from audit_entry where details like ?")
                                .param("%" + token + "%")
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void signsInByAMailedCodeOnceAndOnlyInItsOwnFlow() {
        rig.person("ann");
        Flow one = mailed(FactorKind.EMAIL_CODE);
        String code = SmtpInbox.code(inbox.await("ann@example.org", "sign-in code"));
        Flow other = mailed(FactorKind.EMAIL_CODE);
        assertRefused(ErrorCode.BAD_FACTOR, () -> prove(other, FactorKind.EMAIL_CODE, code));
        assertThat(rig.factors(prove(one, FactorKind.EMAIL_CODE, code).session()))
                .containsExactly(Factor.EMAIL_CODE);
        assertRefused(ErrorCode.FLOW_ENDED, () -> prove(one, FactorKind.EMAIL_CODE, code));
    }

    @Test
    void signsInByAMailedLinkWithinTenMinutesAndOnlyInItsOwnFlow() {
        rig.person("ann");
        Flow one = mailed(FactorKind.EMAIL_LINK);
        String token = SmtpInbox.token(inbox.await("ann@example.org", "sign-in link"));
        Flow other = mailed(FactorKind.EMAIL_LINK);
        assertRefused(ErrorCode.BAD_FACTOR, () -> prove(other, FactorKind.EMAIL_LINK, token));
        clock.advance(Duration.ofMinutes(10));
        assertRefused(ErrorCode.FLOW_ENDED, () -> prove(one, FactorKind.EMAIL_LINK, token));
    }

    @Test
    void oneFlowTakesFiveWrongAnswers() {
        rig.person("ann");
        Flow flow = mailed(FactorKind.EMAIL_CODE);
        String code = SmtpInbox.code(inbox.await("ann@example.org", "sign-in code"));
        for (int i = 0; i < 5; i++) {
            assertRefused(
                    ErrorCode.BAD_FACTOR, () -> prove(flow, FactorKind.EMAIL_CODE, "99999999x"));
        }
        assertRefused(ErrorCode.FLOW_ENDED, () -> prove(flow, FactorKind.EMAIL_CODE, code));
    }

    private Flow mailed(FactorKind way) {
        return flow(rig.signIns().start(new Start(way, "ann", null), rig.elsewhere()));
    }

    private Step prove(Flow flow, FactorKind factor, String code) {
        return rig.signIns().prove(flow.id(), factor, Proof.code(code), rig.elsewhere());
    }

    @Test
    void offersNoMailWhereNoneIsConfigured() {
        try (CredentialsRig silent = node(java.util.Map.of("aibot.mail.host", ""))) {
            silent.person("ann");
            assertRefused(
                    ErrorCode.MAIL_NOT_CONFIGURED,
                    () ->
                            silent.signIns()
                                    .start(
                                            new Start(FactorKind.EMAIL_CODE, "ann", null),
                                            silent.elsewhere()));
            assertRefused(
                    ErrorCode.MAIL_NOT_CONFIGURED,
                    () -> silent.signIns().askReset(new AskReset("ann"), silent.elsewhere()));
        }
    }

    @Test
    void stepsUpWithThePasswordAndAnswersFreshTokens() {
        rig.person("ann");
        Session old = there(rig.password("ann", PASSWORD, rig.elsewhere()).session());
        AuthenticatedUser ann = rig.who(old);
        clock.advance(Duration.ofMinutes(10));
        assertRefused(
                ErrorCode.BAD_FACTOR,
                () ->
                        rig.signIns()
                                .stepUp(
                                        ann,
                                        new StepUp(FactorKind.PASSWORD, "wrong one", null, null),
                                        rig.elsewhere()));

        Session fresh =
                rig.signIns()
                        .stepUp(
                                ann,
                                new StepUp(FactorKind.PASSWORD, PASSWORD, null, null),
                                rig.elsewhere());

        assertThat(rig.who(fresh).authenticatedAt()).isEqualTo(clock.instant());
        assertThat(rig.who(fresh).session()).isNotEqualTo(ann.session());
        assertRefused(ErrorCode.SESSION_EXPIRED, () -> rig.who(old));
        assertThat(rig.audited("identity.step-up.refused")).hasSize(1);
    }

    @Test
    void theOwnerOfAnEmbeddedBackendStepsUpWithItsSecretAndCanSetAPassword() {
        String secret = "a-secret-of-the-embedding-process";
        try (CredentialsRig node = embedded(secret)) {
            AuthenticatedUser owner =
                    node.who(
                            node.identity()
                                    .loginEmbedded(new EmbeddedLogin(secret), node.elsewhere()));
            assertThat(owner.factors()).containsExactly(Factor.EMBEDDED);
            assertRefused(
                    ErrorCode.BAD_FACTOR,
                    () ->
                            node.signIns()
                                    .stepUp(
                                            owner,
                                            new StepUp(FactorKind.EMBEDDED, "x", null, null),
                                            node.elsewhere()));
            AuthenticatedUser fresh =
                    node.who(
                            node.signIns()
                                    .stepUp(
                                            owner,
                                            new StepUp(FactorKind.EMBEDDED, secret, null, null),
                                            node.elsewhere()));
            node.own()
                    .changePassword(fresh, new ChangePassword(null, NEW, false), node.elsewhere());
            assertThat(node.own().overview(fresh).passwordSet()).isEqualTo(clock.instant());
            Enrolment.of(node, fresh);
            assertThat(node.own().overview(fresh).totp()).isEqualTo(clock.instant());
        }
        assertThat(rig.get(Passwords.class).matches(NEW, hashOf("owner"))).isTrue();
    }
}
