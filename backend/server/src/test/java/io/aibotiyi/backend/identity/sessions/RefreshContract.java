package io.aibotiyi.backend.identity.sessions;

import static io.aibotiyi.backend.identity.sessions.SessionDesk.NETWORK_A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.identity.devices.TestDevice;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchanging refresh tokens: once, again, at once, elsewhere. */
abstract class RefreshContract {

    private static final Set<Factor> PASSWORD = EnumSet.of(Factor.PASSWORD);

    @TempDir Path home;

    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    private HikariDataSource database;
    private SessionDesk desk;
    private SessionNode node;
    private Users.User ann;

    abstract HikariDataSource open();

    @BeforeEach
    void openDatabase() {
        database = open();
        desk = new SessionDesk(database, home, clock);
        node = desk.node(SessionNode.idleAfter(Duration.ofDays(7)));
        ann = desk.person("ann");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Session login() {
        return node.sessions.open(ann, PASSWORD, NETWORK_A);
    }

    private Session refresh(String token) {
        return node.sessions.refresh(token, NETWORK_A);
    }

    @Test
    @DisplayName("D6 a refresh token used again after 30 s ends its family, with audit and notice")
    void reuseEndsTheFamily() {
        Session first = login();
        Session second = refresh(first.refreshToken());
        clock.advance(Duration.ofSeconds(30));

        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> refresh(first.refreshToken()));

        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> refresh(second.refreshToken()));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED, () -> desk.call(node, second, NETWORK_A, true));
        assertThat(node.events)
                .containsExactly(
                        new SessionEnded(desk.id(first), ann.id(), "refresh token used twice"));
        assertThat(node.audit.events())
                .filteredOn(e -> e.action().equals("identity.refresh.reused"))
                .singleElement()
                .satisfies(e -> assertThat(e.outcome()).isEqualTo(AuditEvent.Outcome.REFUSED));
        assertThat(node.notices.kinds()).containsExactly("identity.refresh.reused");
    }

    @Test
    @DisplayName("D6 reuse ends the session also after its id changed")
    void reuseEndsTheFamilyThroughANewId() {
        Session first = login();
        node.sessions.privilegesChanged(ann.id());
        Session second = refresh(first.refreshToken());
        assertThat(desk.id(second)).isNotEqualTo(desk.id(first));
        clock.advance(Duration.ofSeconds(30));

        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> refresh(first.refreshToken()));

        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> refresh(second.refreshToken()));
    }

    @Test
    @DisplayName("D6 within 10 s, and until the successor is used, the same successor comes again")
    void aRetryGetsTheSameSuccessor() {
        Session first = login();
        Session second = refresh(first.refreshToken());
        clock.advance(Duration.ofSeconds(10));

        Session again = refresh(first.refreshToken());

        assertThat(again.refreshToken()).isEqualTo(second.refreshToken());
        desk.call(node, again, NETWORK_A, true);
        refresh(second.refreshToken());
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> refresh(first.refreshToken()));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED, () -> desk.call(node, again, NETWORK_A, true));
    }

    @Test
    @DisplayName("D7 20 parallel refreshes on two nodes get one successor, and the family lives")
    void parallelRefreshesGetOneSuccessor() throws Exception {
        SessionNode other = desk.node(SessionNode.idleAfter(Duration.ofDays(7)));
        Session session = login();

        List<Session> renewed =
                desk.together(
                        20,
                        i ->
                                (i % 2 == 0 ? node : other)
                                        .sessions.refresh(session.refreshToken(), NETWORK_A));

        assertThat(renewed)
                .extracting(Session::refreshToken)
                .hasSize(20)
                .containsOnly(renewed.getFirst().refreshToken());
        assertThat(refresh(renewed.getFirst().refreshToken()).refreshToken())
                .isNotEqualTo(renewed.getFirst().refreshToken());
        assertThat(node.events).isEmpty();
    }

    @Test
    @DisplayName("D8 refreshed daily, a session ends seven days after its sign-in")
    void refreshingDoesNotProlongTheFamily() {
        Session session = login();
        for (int day = 1; day < 7; day++) {
            clock.advance(Duration.ofDays(1));
            session = refresh(session.refreshToken());
        }
        clock.advance(Duration.ofDays(1));

        String last = session.refreshToken();
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> refresh(last));
    }

    @Test
    @DisplayName(
            "D9 a bound session is renewed only with its own device's key; refusal harms nothing")
    void renewalNeedsTheDevice() {
        TestDevice device = new TestDevice(clock);
        TestDevice thief = new TestDevice(clock);
        Session session = node.sessions.open(ann, PASSWORD, at(device));

        desk.assertRefused(ErrorCode.BAD_PROOF, () -> refresh(session.refreshToken()));
        desk.assertRefused(
                ErrorCode.BAD_PROOF,
                () -> node.sessions.refresh(session.refreshToken(), at(thief)));
        Session renewed = node.sessions.refresh(session.refreshToken(), at(device));
        desk.assertRefused(
                ErrorCode.BAD_PROOF,
                () -> node.sessions.refresh(session.refreshToken(), at(thief)));

        node.sessions.refresh(renewed.refreshToken(), at(device));
    }

    private ClientDescription at(TestDevice device) {
        String proof = device.proof("POST", TestDevice.TARGET, Map.of());
        return new ClientDescription(
                NETWORK_A.address(),
                NETWORK_A.agent(),
                node.proofs.check(proof, "POST", TestDevice.TARGET),
                null);
    }

    @Test
    @DisplayName("D9 a proof of a renewal is taken once, on any node")
    void aProofIsTakenOnce() {
        SessionNode other = desk.node();
        String proof = new TestDevice(clock).proof("POST", TestDevice.TARGET, Map.of());
        node.proofs.check(proof, "POST", TestDevice.TARGET);

        for (SessionNode any : List.of(node, other)) {
            desk.assertRefused(
                    ErrorCode.BAD_PROOF, () -> any.proofs.check(proof, "POST", TestDevice.TARGET));
        }
    }

    @Test
    @DisplayName("D10 the database holds hashes of refresh tokens, and no token anywhere")
    void noTokenIsStored() {
        Session first = login();
        Session second = refresh(first.refreshToken());

        assertThat(
                        desk.jdbc()
                                .sql("select token_hash from identity_refresh_token")
                                .query(String.class)
                                .list())
                .hasSize(2)
                .allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        for (String table : List.of("identity_refresh_token", "identity_session")) {
            String everything =
                    desk.jdbc().sql("select * from " + table).query().listOfRows().toString();
            assertThat(everything)
                    .doesNotContain(
                            first.refreshToken(),
                            second.refreshToken(),
                            first.accessToken(),
                            second.accessToken());
        }
        assertThat(List.of(first.toString(), second.toString()))
                .noneMatch(text -> text.contains(first.refreshToken()));
    }

    @Test
    @DisplayName("D10 a sealed successor opens with the token it was sealed with alone")
    void theSuccessorIsSealed() {
        Session first = login();
        Session second = refresh(first.refreshToken());
        String sealed =
                desk.jdbc()
                        .sql(
                                "select successor_sealed from identity_refresh_token"
                                        + " where successor_sealed is not null")
                        .query(String.class)
                        .single();

        assertThat(SuccessorSeal.open(first.refreshToken(), sealed))
                .isEqualTo(second.refreshToken());
        assertThatThrownBy(() -> SuccessorSeal.open(second.refreshToken(), sealed))
                .isInstanceOf(IllegalStateException.class);
        refresh(second.refreshToken());
        assertThat(
                        desk.jdbc()
                                .sql(
                                        "select count(*) from identity_refresh_token where successor_sealed = ?")
                                .param(sealed)
                                .query(Integer.class)
                                .single())
                .as("wiped once the successor was used")
                .isZero();
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String token : List.of("", "x", "a".repeat(43), "y".repeat(100_000), "'; --")) {
            desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> refresh(token));
        }
    }
}
