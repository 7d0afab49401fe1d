package io.aibotiyi.backend.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.testing.TestAccess;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.ProblemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What tests of sessions need besides a node: people, callers, and a look into tokens. */
final class SessionDesk {

    static final ClientDescription NETWORK_A =
            new ClientDescription("192.0.2.1", "Agent/1.0 (Linux)", null, null);

    private final DataSource database;
    private final Path home;
    private final Clock clock;

    SessionDesk(DataSource database, Path home, Clock clock) {
        this.database = database;
        this.home = home;
        this.clock = clock;
    }

    private static final class NoAccounts implements UserAccounts {
        @Override
        public void openFor(UserId user) {}

        @Override
        public List<AccountView> accountsOf(UserId user) {
            return List.of();
        }
    }

    SessionNode node() {
        return new SessionNode(database, home, clock, new NoAccounts());
    }

    SessionNode node(SessionSettings settings) {
        return new SessionNode(
                database, home, clock, new NoAccounts(), settings, SessionNode.keySettings());
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    Users.User person(String name) {
        UserId id = new UserId(new TimeOrderedIds(clock, new SecureRandom()).next());
        jdbc().sql(
                        "insert into identity_user (id, username, roles, created_at, state_since)"
                                + " values (?, ?, '', ?, ?)")
                .param(id.value())
                .param(name)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        Access access = TestAccess.on(database, clock);
        return new Users(jdbc(), access).byId(id).orElseThrow();
    }

    void disable(UserId person) {
        jdbc().sql("update identity_user set state = 'DISABLED' where id = ?")
                .param(person.value())
                .update();
    }

    ClientDescription from(String address, String agent) {
        return new ClientDescription(address, agent, null, null);
    }

    AuthenticatedUser call(
            SessionNode node, Session session, ClientDescription from, boolean activity) {
        return node.sessions.authenticate(
                new PresentedToken(
                        session.accessToken(),
                        null,
                        "GET",
                        "http://127.0.0.1:8080/api/v1/accounts",
                        from.address(),
                        from.agent(),
                        activity,
                        false));
    }

    UUID id(Session session) {
        return UUID.fromString(claims(session.accessToken()).get("sid").stringValue());
    }

    static JsonNode claims(String token) {
        return part(token, 1);
    }

    static JsonNode header(String token) {
        return part(token, 0);
    }

    private static JsonNode part(String token, int part) {
        return Json.mapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[part]));
    }

    void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    /** Runs as many at once, each on a thread of its own. */
    <T> List<T> together(int count, IntFunction<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int n = i;
                calls.add(() -> work.apply(n));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
