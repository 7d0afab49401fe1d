package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.audit.AuditTrail;
import io.aibotiyi.backend.identity.ApiKeyRegistry;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.RequestSignatures;
import io.aibotiyi.backend.testing.StreamTokens;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Alerts.AlertView;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.ApiKeys.CreateApiKey;
import io.aibotiyi.protocol.Audit.VerificationState;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import io.aibotiyi.protocol.SignIn.StepUp;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What those responsible for security are alerted of by identity and the audit log. */
abstract class SecurityAlertsContract extends CredentialsTestBase {

    private UserId ann;

    @BeforeEach
    void addAnn() {
        ann = rig.person("ann");
    }

    private List<AlertView> alerts() {
        return rig.get(SecurityAlerts.class).list(true, null, 100).items();
    }

    private AlertView onlyAlert() {
        assertThat(alerts()).hasSize(1);
        return alerts().getFirst();
    }

    private Session in(ClientDescription from) {
        return there(rig.password("ann", CredentialsRig.PASSWORD, from).session());
    }

    @Test
    @DisplayName("D6 a refresh token used twice alerts: its family is revoked")
    void alertsOfAReusedRefreshToken() {
        ClientDescription from = rig.elsewhere();
        Session first = in(from);
        rig.identity().refresh(new Refresh(first.refreshToken()), from);
        clock.advance(Duration.ofSeconds(30));

        for (int i = 0; i < 2; i++) {
            assertRefused(
                    ErrorCode.SESSION_EXPIRED,
                    () -> rig.identity().refresh(new Refresh(first.refreshToken()), from));
        }

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.refresh.reused");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.subject()).isEqualTo(ann);
        assertThat(alert.count()).as("only what ended sessions counts").isEqualTo(1);
        assertThat(alert.details().toString()).doesNotContain(first.refreshToken());
    }

    @Test
    @DisplayName("C4 a passkey's counter that goes back alerts")
    void alertsOfACopiedPasskey() {
        SoftAuthenticator key = new SoftAuthenticator(SoftAuthenticator.Kind.ES256);
        AuthenticatedUser user = rig.in("ann");
        rig.own().addPasskey(user, key.make(rig.own().beginPasskey(user), "key"));
        key.counter = 50;
        signIn(key);
        key.counter = 49;

        assertRefused(ErrorCode.BAD_FACTOR, () -> signIn(key));

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.passkey.counter-went-back");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.subject()).isEqualTo(ann);
    }

    private void signIn(SoftAuthenticator key) {
        Flow flow =
                flow(
                        rig.signIns()
                                .start(new Start(FactorKind.PASSKEY, null, null), rig.elsewhere()));
        rig.signIns()
                .prove(
                        flow.id(),
                        FactorKind.PASSKEY,
                        Proof.passkey(key.get(there(flow.passkey()).challenge())),
                        rig.elsewhere());
    }

    @Test
    @DisplayName("A11 guessing under one name from many addresses alerts, and counts up")
    void alertsOfPressureOnAName() {
        for (int i = 0; i < 14; i++) {
            guess("ann");
        }
        assertThat(alerts()).isEmpty();
        guess("ann");
        assertThat(onlyAlert().kind()).isEqualTo("identity.login.throttled");
        assertThat(onlyAlert().subject()).isEqualTo(ann);
        for (int i = 0; i < 10; i++) {
            guess("ann");
        }
        assertThat(onlyAlert().count()).isEqualTo(2);
        assertThat(onlyAlert().details()).containsEntry("attempts", "25");
    }

    @Test
    @DisplayName("A10 guessing under a name that nobody has alerts just so, and names nobody")
    void alertsOfPressureOnNobody() {
        for (int i = 0; i < 15; i++) {
            guess("my-secret-typed-here");
        }
        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.login.throttled");
        assertThat(alert.subject()).isNull();
        assertThat(alert.details().toString()).doesNotContain("my-secret-typed-here");
    }

    private void guess(String name) {
        assertRefused(
                ErrorCode.BAD_CREDENTIALS,
                () -> rig.password(name, "a wrong password", rig.elsewhere()));
        clock.advance(Duration.ofMinutes(5));
    }

    @Test
    @DisplayName("6.3.1 guessing under many names from one address alerts")
    void alertsOfPressureFromAnAddress() {
        ClientDescription from = rig.elsewhere();
        for (int i = 0; i < 100; i++) {
            String name = "somebody-" + i;
            assertRefused(
                    ErrorCode.BAD_CREDENTIALS, () -> rig.password(name, "a wrong password", from));
        }

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.login.address-throttled");
        assertThat(alert.details()).containsEntry("address", from.address());
    }

    @Test
    @DisplayName("B6 guessing codes with the right password alerts")
    void alertsOfPressureOnCodes() {
        Enrolment.of(rig, rig.in("ann"));
        for (int i = 0; i < 5; i++) {
            Flow flow = flow(rig.password("ann", CredentialsRig.PASSWORD, rig.elsewhere()));
            assertRefused(
                    ErrorCode.BAD_FACTOR,
                    () ->
                            rig.signIns()
                                    .prove(
                                            flow.id(),
                                            FactorKind.TOTP,
                                            Proof.code("000000"),
                                            rig.elsewhere()));
        }

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.factor.throttled");
        assertThat(alert.subject()).isEqualTo(ann);
    }

    @Test
    @DisplayName(
            "7.5.1 a failed proof in a session used from elsewhere alerts; at home it does not")
    void alertsOfADeniedStepUp() {
        Session session = in(new ClientDescription("203.0.113.7", "desk/1", null, null));
        StepUp wrong = new StepUp(FactorKind.PASSWORD, "a wrong password", null, null);
        AuthenticatedUser home = presented(session, "203.0.113.7", "desk/2");
        assertRefused(
                ErrorCode.BAD_FACTOR, () -> rig.signIns().stepUp(home, wrong, rig.elsewhere()));
        assertThat(alerts()).isEmpty();

        AuthenticatedUser elsewhere = presented(session, "198.51.100.9", "curl/8");
        assertRefused(
                ErrorCode.BAD_FACTOR,
                () -> rig.signIns().stepUp(elsewhere, wrong, rig.elsewhere()));

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.step-up.denied");
        assertThat(alert.details()).containsEntry("address", "198.51.100.9");
    }

    private AuthenticatedUser presented(Session session, String address, String agent) {
        return rig.identity()
                .authenticate(
                        new PresentedToken(
                                session.accessToken(), null, "", "", address, agent, false, true));
    }

    private UUID registered(KeyPair pair) {
        return rig.get(ApiKeyRegistry.class)
                .create(
                        ann,
                        new CreateApiKey(
                                "bot",
                                StreamTokens.publicText(pair),
                                List.of("account:read"),
                                List.of(),
                                null))
                .id();
    }

    private void refusedKey(String token) {
        assertRefused(
                ErrorCode.BAD_SIGNATURE,
                () -> rig.get(RequestSignatures.class).authenticateStream(token, "203.0.113.7"));
    }

    @Test
    @DisplayName("RFC 9421 7.2.2 ten bad signatures under one key in five minutes alert")
    void alertsOfAKeyThatKeepsFailing() {
        UUID id = registered(StreamTokens.newKey());
        KeyPair other = StreamTokens.newKey();
        for (int i = 0; i < 9; i++) {
            refusedKey(StreamTokens.signed(other.getPrivate(), id, clock.instant()));
        }
        assertThat(alerts()).isEmpty();
        refusedKey(StreamTokens.signed(other.getPrivate(), id, clock.instant()));

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.api-key.failing");
        assertThat(alert.subject()).isEqualTo(ann);
        assertThat(alert.details()).containsEntry("key", id.toString());
    }

    @Test
    @DisplayName("7.4.1 a good signature by a revoked key alerts once a minute")
    void alertsOfARevokedKeyInUse() {
        KeyPair pair = StreamTokens.newKey();
        UUID id = registered(pair);
        rig.get(ApiKeyRegistry.class).revoke(ann, id, "lost");

        for (int i = 0; i < 3; i++) {
            refusedKey(StreamTokens.signed(pair.getPrivate(), id, clock.instant()));
        }

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("identity.api-key.revoked-used");
        assertThat(alert.count()).isEqualTo(1);
        assertThat(alert.details()).containsEntry("address", "203.0.113.7");
    }

    @Test
    @DisplayName("H2 a verification that finds the audit log changed alerts")
    void alertsOfABrokenAuditLog() {
        rig.in("ann");
        rig.jdbc.sql("update audit_entry set action = 'identity.nothing' where seq = 1").update();
        AuditTrail trail = rig.get(AuditTrail.class);
        trail.verify();
        Awaitility.await().until(() -> trail.verification().state() == VerificationState.BROKEN);

        AlertView alert = onlyAlert();
        assertThat(alert.kind()).isEqualTo("audit.log.broken");
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alert.details()).containsEntry("firstBad", "1");
    }
}
