package io.aibotiyi.backend.identity.sessions;

import static io.aibotiyi.backend.identity.sessions.SessionDesk.NETWORK_A;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.Sessions.SessionView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of sessions: idling, limits, ids, ends, risk. */
abstract class SessionContract {

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
        node = desk.node();
        ann = desk.person("ann");
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    private Session login() {
        return node.sessions.open(ann, PASSWORD, NETWORK_A);
    }

    private AuthenticatedUser call(Session session) {
        return desk.call(node, session, NETWORK_A, true);
    }

    private UUID id(Session session) {
        return desk.id(session);
    }

    @Test
    @DisplayName("E2 a session idles out while only background calls come")
    void onlyPeopleKeepASessionFromIdling() {
        Session active = login();
        Session watched = login();
        for (int minute = 0; minute < 70; minute++) {
            clock.advance(Duration.ofMinutes(1));
            active = renewedEachQuarter(active, minute);
            watched = renewedEachQuarter(watched, minute);
            call(active);
            if (minute < 59) {
                desk.call(node, watched, NETWORK_A, false);
            }
        }

        Session quiet = watched;
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(quiet));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> node.sessions.refresh(quiet.refreshToken(), NETWORK_A));
        call(active);
    }

    private Session renewedEachQuarter(Session session, int minute) {
        return minute % 14 == 13 && minute < 56
                ? node.sessions.refresh(session.refreshToken(), NETWORK_A)
                : minute == 57 ? node.sessions.refresh(session.refreshToken(), NETWORK_A) : session;
    }

    @Test
    @DisplayName("E2 idle sessions are ended, and told to their streams, though nobody calls")
    void endsIdleSessionsUnasked() {
        Session session = login();
        clock.advance(Duration.ofMinutes(61));

        node.upkeep.round();

        assertThat(node.events).contains(new SessionEnded(id(session), ann.id(), "idle"));
    }

    @Test
    @DisplayName("E2 activity on one node counts on the others")
    void activityCountsOnEveryNode() {
        SessionNode other = desk.node();
        Session session = login();
        desk.call(other, session, NETWORK_A, false);
        clock.advance(Duration.ofMinutes(50));
        Session renewed = node.sessions.refresh(session.refreshToken(), NETWORK_A);
        call(renewed);
        clock.advance(Duration.ofMinutes(14));

        desk.call(other, renewed, NETWORK_A, false);
        other.upkeep.round();
        call(renewed);
    }

    @Test
    @DisplayName("E3 an active session ends seven days after its sign-in")
    void endsActiveSessionsAtTheAbsoluteLimit() {
        Session session = login();
        Instant end = clock.instant().plus(Duration.ofDays(7));
        while (clock.instant().plus(Duration.ofMinutes(14)).isBefore(end)) {
            clock.advance(Duration.ofMinutes(14));
            session = node.sessions.refresh(session.refreshToken(), NETWORK_A);
            call(session);
        }
        clock.advance(Duration.ofMinutes(14));

        Session last = session;
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(last));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> node.sessions.refresh(last.refreshToken(), NETWORK_A));
    }

    @Test
    @DisplayName("E4 one session too many ends the one used least lately, and says so")
    void evictsTheSessionUsedLeastLately() {
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sessions.add(login());
            clock.advance(Duration.ofSeconds(20));
        }
        call(sessions.getFirst());
        clock.advance(Duration.ofSeconds(20));

        Session eleventh = login();

        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(sessions.get(1)));
        call(sessions.getFirst());
        call(eleventh);
        assertThat(node.overview.of(call(eleventh))).hasSize(10);
        assertThat(node.notices.kinds()).containsExactly("identity.session.evicted");
    }

    @Test
    @DisplayName("E4 parallel sign-ins on two nodes keep to the limit")
    void parallelSignInsKeepToTheLimit() throws Exception {
        SessionNode other = desk.node();

        desk.together(24, i -> (i % 2 == 0 ? node : other).sessions.open(ann, PASSWORD, NETWORK_A));

        assertThat(node.overview.of(call(login()))).hasSize(10);
    }

    @Test
    @DisplayName("E5 sign-in, re-authentication and a change of privileges each give a new id")
    void givesNewIds() {
        Session first = login();
        Session reauthenticated =
                node.sessions.reauthenticated(call(first), EnumSet.of(Factor.TOTP), NETWORK_A);
        node.sessions.privilegesChanged(ann.id());
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(reauthenticated));
        Session renewed = node.sessions.refresh(reauthenticated.refreshToken(), NETWORK_A);
        Session again = login();

        assertThat(new HashSet<>(List.of(id(first), id(reauthenticated), id(renewed), id(again))))
                .hasSize(4);
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(first));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> node.sessions.refresh(first.refreshToken(), NETWORK_A));
        assertThat(call(renewed).factors()).containsExactlyInAnyOrder(Factor.PASSWORD, Factor.TOTP);
    }

    @Test
    @DisplayName("E5 re-authentication freshens the proof and keeps the absolute limit")
    void reauthenticationKeepsTheAbsoluteLimit() {
        Session first = login();
        clock.advance(Duration.ofMinutes(10));

        Session next = node.sessions.reauthenticated(call(first), PASSWORD, NETWORK_A);

        AuthenticatedUser user = call(next);
        assertThat(user.authenticatedAt()).isEqualTo(clock.instant());
        assertThat(node.overview.current(user).expires())
                .isEqualTo(clock.instant().minus(Duration.ofMinutes(10)).plus(Duration.ofDays(7)));
    }

    @Test
    @DisplayName("E5 session fixation: an id that somebody set before never signs anybody in")
    void aSessionIdCannotBeChosen() {
        Session attackers = login();
        Session victims = login();

        assertThat(id(victims)).isNotEqualTo(id(attackers));
        assertThat(victims.refreshToken()).isNotEqualTo(attackers.refreshToken());
        Session stepped = node.sessions.reauthenticated(call(attackers), PASSWORD, NETWORK_A);
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(attackers));
        call(stepped);
    }

    @Test
    @DisplayName("E6 an access token is refused from sign-out on, on every node within a second")
    void signOutHoldsOnEveryNode() {
        SessionNode other = desk.node();
        Session session = login();
        desk.call(other, session, NETWORK_A, true);

        node.sessions.end(call(session), "signed out");

        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(session));
        clock.advance(Duration.ofMillis(500));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED, () -> desk.call(other, session, NETWORK_A, true));
        other.upkeep.round();
        assertThat(other.events).contains(new SessionEnded(id(session), ann.id(), "signed out"));
    }

    @Test
    @DisplayName("E7 ending all of a person's sessions ends them on every device")
    void endsEverySessionOfAPerson() {
        Users.User bob = desk.person("bob");
        Session first = login();
        Session second = node.sessions.open(ann, PASSWORD, desk.from("10.1.0.1", "Other/1"));
        Session bobs = node.sessions.open(bob, PASSWORD, NETWORK_A);

        assertThat(node.ends.endAll(ann.id(), "disabled")).isEqualTo(2);

        for (Session ended : List.of(first, second)) {
            desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(ended));
            desk.assertRefused(
                    ErrorCode.SESSION_EXPIRED,
                    () -> node.sessions.refresh(ended.refreshToken(), NETWORK_A));
        }
        call(bobs);
    }

    @Test
    @DisplayName("E7 a person who was disabled elsewhere is refused though no session was ended")
    void refusesADisabledPerson() {
        Session session = login();
        call(session);

        desk.disable(ann.id());

        clock.advance(Duration.ofMillis(500));
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> call(session));
        desk.assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> node.sessions.refresh(session.refreshToken(), NETWORK_A));
    }

    @Test
    @DisplayName("E8 lists one's sessions; ends one, all others, somebody's, everybody's")
    void listsAndEndsSessions() {
        Users.User bob = desk.person("bob");
        Session here = login();
        Session there = node.sessions.open(ann, PASSWORD, desk.from("10.1.0.1", "Other/1"));
        Session third = login();
        Session bobs = node.sessions.open(bob, PASSWORD, NETWORK_A);
        AuthenticatedUser user = call(here);

        assertThat(node.overview.of(user))
                .extracting(SessionView::id)
                .containsExactlyInAnyOrder(id(here), id(there), id(third));
        assertThat(node.overview.of(user))
                .filteredOn(SessionView::current)
                .extracting(SessionView::id)
                .containsExactly(id(here));
        desk.assertRefused(ErrorCode.NOT_FOUND, () -> node.overview.end(user, id(bobs)));
        node.overview.end(user, id(there));
        assertThat(node.overview.endOthers(user)).isEqualTo(1);
        call(here);
        node.overview.endAnybodys(id(bobs));
        desk.assertRefused(ErrorCode.SESSION_EXPIRED, () -> desk.call(node, bobs, NETWORK_A, true));
        node.sessions.open(bob, PASSWORD, NETWORK_A);
        node.sessions.open(bob, PASSWORD, NETWORK_A);
        assertThat(node.overview.endEverybodys(user)).isEqualTo(2);
        assertThat(node.overview.of(user)).hasSize(1);
    }

    @Test
    @DisplayName("E8 pages through everybody's sessions while some come and go")
    void pagesThroughSessions() {
        Set<UUID> opened = new HashSet<>();
        for (int i = 0; i < 7; i++) {
            opened.add(id(login()));
            clock.advance(Duration.ofMillis(i % 2));
        }
        Set<UUID> seen = new HashSet<>();
        String after = null;
        do {
            Page<SessionView> page = node.overview.page(ann.id(), after, 3);
            page.items().forEach(s -> assertThat(seen.add(s.id())).isTrue());
            after = page.next();
            if (after != null) {
                login();
            }
        } while (after != null);

        assertThat(seen).isEqualTo(opened);
        desk.assertRefused(ErrorCode.INVALID_FIELD, () -> node.overview.page(null, "nonsense", 3));
        desk.assertRefused(ErrorCode.INVALID_FIELD, () -> node.overview.page(null, null, 501));
    }

    @Test
    @DisplayName("E10 from another network nothing was proved yet, so sensitive acts ask for it")
    void anotherNetworkHasProvedNothing() {
        Session session = login();
        ClientDescription elsewhere = desk.from("203.0.113.9", "Agent/1.0 (Linux)");

        AuthenticatedUser moved = desk.call(node, session, elsewhere, true);

        assertThat(call(session).authenticatedAt()).isEqualTo(clock.instant());
        assertThat(moved.authenticatedAt()).isEqualTo(Instant.EPOCH);
        assertThat(moved.attributes()).containsEntry("risk", "50");
        assertThat(node.notices.kinds()).containsExactly("identity.session.moved");
        desk.call(node, session, elsewhere, true);
        assertThat(node.notices.kinds()).as("told once").hasSize(1);
        Session proved = node.sessions.reauthenticated(moved, PASSWORD, elsewhere);
        assertThat(desk.call(node, proved, elsewhere, true).authenticatedAt())
                .isEqualTo(clock.instant());
    }

    @Test
    @DisplayName("E10 another program on another network may do nothing before a proof")
    void aStolenTokenIsConfined() {
        Session session = login();
        ClientDescription thief = desk.from("203.0.113.9", "curl/8.5.0");

        desk.assertRefused(ErrorCode.STEP_UP_REQUIRED, () -> desk.call(node, session, thief, true));
        PresentedToken confined =
                new PresentedToken(
                        session.accessToken(),
                        null,
                        "GET",
                        "",
                        thief.address(),
                        thief.agent(),
                        true,
                        true);
        assertThat(node.sessions.authenticate(confined).attributes())
                .containsEntry("confined", "true");
        call(session);
    }

    @Test
    void tellsTheAuditLogOfEveryOpeningAndEnd() {
        Session session = login();
        node.sessions.end(call(session), "signed out");

        assertThat(node.audit.events())
                .filteredOn(e -> e.action().startsWith("identity.session."))
                .extracting(AuditEvent::action, AuditEvent::object)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "identity.session.opened", "session:" + id(session)),
                        org.assertj.core.groups.Tuple.tuple(
                                "identity.session.ended", "session:" + id(session)));
    }

    @Test
    void embeddedSessionsHaveNoIdleLimitAndEvictEachOtherQuietly() {
        Session embedded = node.sessions.open(ann, EnumSet.of(Factor.EMBEDDED), NETWORK_A);
        for (int i = 0; i < 11; i++) {
            embedded = node.sessions.open(ann, EnumSet.of(Factor.EMBEDDED), NETWORK_A);
        }
        clock.advance(Duration.ofHours(5));

        node.upkeep.round();

        assertThat(node.sessions.refresh(embedded.refreshToken(), NETWORK_A).user().id())
                .isEqualTo(ann.id());
        assertThat(node.notices.kinds()).isEmpty();
    }
}
