package io.aibotiyi.backend.identity.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.people.Owner;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.signin.TestSignIn;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.TestAccess;
import io.aibotiyi.backend.testing.TestVault;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Access.EmbeddedLogin;
import io.aibotiyi.protocol.Access.Login;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.Setup;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What identity promises, on every database it runs on. */
abstract class IdentityContract {

    private static final String PASSWORD = "correct horse battery";
    private static final ClientDescription HERE = ClientDescription.at("127.0.0.1");
    private static final String SECRET = "a-secret-of-the-embedding-process";

    @TempDir Path home;

    private final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    private final List<UserId> opened = new CopyOnWriteArrayList<>();
    private HikariDataSource database;

    @SuppressWarnings("NullAway.Init") // every start makes it
    private SessionNode node;

    private Identity identity;

    abstract HikariDataSource open();

    @BeforeEach
    void openDatabase() {
        database = open();
        identity = start(null);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    /** A start of the backend on the same database and home. */
    private Identity start(@Nullable String embeddedSecret) {
        JdbcClient jdbc = JdbcClient.create(database);
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        Access access = TestAccess.on(database, clock);
        Users users = new Users(jdbc, access);
        UserAccounts accounts = new OneAccountEach();
        node =
                new SessionNode(
                        database,
                        home,
                        clock,
                        accounts,
                        SessionNode.idleAfter(Duration.ofDays(7)),
                        SessionNode.keySettings());
        return TestSignIn.on(
                database,
                clock,
                new Owner(users, accounts, access, ids, clock, transactions),
                users,
                node.sessions,
                TestVault.on(database, home),
                node.audit,
                node.notices,
                embeddedSecret);
    }

    private final class OneAccountEach implements UserAccounts {
        @Override
        public void openFor(UserId user) {
            opened.add(user);
        }

        @Override
        public List<AccountView> accountsOf(UserId user) {
            return List.of(
                    new AccountView(
                            new AccountId(user.value()), "Paper", TradingMode.PAPER, "USDT", null));
        }
    }

    private Session setUp() {
        return identity.setUp(
                new Setup(identity.setupSecret().orElseThrow(), "Root", PASSWORD), HERE);
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    // setting up

    @Test
    void setsUpOnceAndSignsTheAdministratorIn() {
        assertThat(identity.setupRequired()).isTrue();
        assertRefused(ErrorCode.SETUP_REQUIRED, () -> identity.login(new Login("root", "x"), HERE));

        Session session = setUp();

        assertThat(session.user().username()).isEqualTo("root");
        assertThat(session.user().roles()).containsExactly("ADMIN", "CUSTOMER");
        assertThat(opened).containsExactly(session.user().id());
        assertThat(identity.setupRequired()).isFalse();
        assertThat(identity.setupSecret()).isEmpty();
        assertRefused(
                ErrorCode.SETUP_DONE,
                () -> identity.setUp(new Setup("x", "second", PASSWORD), HERE));
    }

    @Test
    void takesOnlyTheSecretOfTheLatestStartAndStoresItAsAHash() {
        String first = identity.setupSecret().orElseThrow();
        identity = start(null);
        String second = identity.setupSecret().orElseThrow();

        assertThat(second).isNotEqualTo(first).hasSizeGreaterThanOrEqualTo(22);
        assertRefused(
                ErrorCode.BAD_SETUP_SECRET,
                () -> identity.setUp(new Setup(first, "root", PASSWORD), HERE));
        assertThat(one("select secret_hash from identity_setup_secret"))
                .matches("[0-9a-f]{64}")
                .doesNotContain(second);
        setUp();
        assertThat(one("select cast(count(*) as varchar) from identity_setup_secret"))
                .isEqualTo("0");
    }

    private String one(String sql) {
        return JdbcClient.create(database).sql(sql).query(String.class).single();
    }

    @Test
    void refusesAShortPasswordAndABadNameAndKeepsTheSecret() {
        String secret = identity.setupSecret().orElseThrow();

        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> identity.setUp(new Setup(secret, "root", "7 chars"), HERE));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                () -> identity.setUp(new Setup(secret, "no spaces", PASSWORD), HERE));
        assertThat(identity.setupSecret()).contains(secret);
        setUp();
    }

    // signing in

    @Test
    void signsInWithTheRightPasswordAndStoresArgon2id() {
        setUp();

        Session session = identity.login(new Login(" ROOT ", PASSWORD), HERE);

        assertThat(identity.authenticate(session.accessToken()).username()).isEqualTo("root");
        assertThat(session.accounts()).hasSize(1);
        assertThat(one("select password_hash from identity_user"))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD);
    }

    @Test
    void answersAnUnknownNameAndAWrongPasswordAlike() {
        setUp();

        List<String> answers = new ArrayList<>();
        for (Login login : List.of(new Login("root", "wrong"), new Login("nobody", "wrong"))) {
            try {
                identity.login(login, HERE);
            } catch (ProblemException e) {
                answers.add(e.problem().toString());
            }
        }

        assertThat(answers).hasSize(2);
        assertThat(answers.getFirst()).isEqualTo(answers.getLast()).contains("BAD_CREDENTIALS");
    }

    @Test
    void slowsGuessingDownForThatAddressOnly() {
        setUp();
        for (int i = 0; i < 5; i++) {
            assertRefused(
                    ErrorCode.BAD_CREDENTIALS,
                    () ->
                            identity.login(
                                    new Login("root", "wrong"), ClientDescription.at("10.0.0.1")));
        }

        assertRefused(
                ErrorCode.TOO_MANY_ATTEMPTS,
                () ->
                        identity.login(
                                new Login("root", PASSWORD), ClientDescription.at("10.0.0.1")));
        identity.login(new Login("root", PASSWORD), ClientDescription.at("10.0.0.2"));
        clock.advance(Duration.ofSeconds(2));
        identity.login(new Login("root", PASSWORD), ClientDescription.at("10.0.0.1"));
    }

    @Test
    void letsTheEmbeddingWorkstationInWithItsSecretOnly() throws Exception {
        assertRefused(
                ErrorCode.BAD_CREDENTIALS,
                () -> identity.loginEmbedded(new EmbeddedLogin(SECRET), HERE));
        identity = start(SECRET);
        assertThat(identity.setupRequired()).isFalse();
        assertRefused(
                ErrorCode.BAD_CREDENTIALS,
                () -> identity.loginEmbedded(new EmbeddedLogin(SECRET + "x"), HERE));

        List<Session> sessions =
                onThreads(6, () -> identity.loginEmbedded(new EmbeddedLogin(SECRET), HERE));

        assertThat(sessions)
                .extracting(s -> s.user().id())
                .containsOnly(sessions.getFirst().user().id());
        assertThat(one("select cast(count(*) as varchar) from identity_user")).isEqualTo("1");

        identity = start(null);
        assertThat(identity.setupRequired()).as("served later, it needs a password").isTrue();
        assertThat(setUp().user().id()).isEqualTo(sessions.getFirst().user().id());
    }

    // tokens

    @Test
    void endsAnAccessTokenAfterFifteenMinutes() {
        Session session = setUp();
        clock.advance(Duration.ofSeconds(899));
        identity.authenticate(session.accessToken());
        clock.advance(Duration.ofSeconds(1));

        assertRefused(
                ErrorCode.SESSION_EXPIRED, () -> identity.authenticate(session.accessToken()));
    }

    @Test
    void keepsTokensGoodOverARestart() {
        Session session = setUp();

        identity = start(null);

        assertThat(identity.authenticate(session.accessToken()).id())
                .isEqualTo(session.user().id());
    }

    @Test
    void renewsOnceAndEndsTheSessionWhenATokenIsUsedTwice() {
        Session first = setUp();
        Session second = identity.refresh(new Refresh(first.refreshToken()), HERE);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        identity.authenticate(second.accessToken());
        clock.advance(Duration.ofSeconds(30));

        assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> identity.refresh(new Refresh(first.refreshToken()), HERE));

        assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> identity.refresh(new Refresh(second.refreshToken()), HERE));
        assertRefused(ErrorCode.SESSION_EXPIRED, () -> identity.authenticate(second.accessToken()));
        assertThat(node.events).singleElement().isInstanceOf(SessionEnded.class);
        assertThat(one("select max(token_hash) from identity_refresh_token"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void asksForThePasswordAgainSevenDaysAfterSigningIn() {
        Session session = setUp();
        for (int day = 0; day < 6; day++) {
            clock.advance(Duration.ofDays(1));
            session = identity.refresh(new Refresh(session.refreshToken()), HERE);
        }
        clock.advance(Duration.ofDays(1));
        String last = session.refreshToken();

        assertRefused(ErrorCode.SESSION_EXPIRED, () -> identity.refresh(new Refresh(last), HERE));
    }

    @Test
    void endsASessionAtLogoutAlsoAfterARestart() {
        Session session = setUp();
        AuthenticatedUser user = identity.authenticate(session.accessToken());

        identity.logout(user);

        assertThat(node.events)
                .containsExactly(new SessionEnded(user.session(), user.id(), "signed out"));
        assertRefused(
                ErrorCode.SESSION_EXPIRED, () -> identity.authenticate(session.accessToken()));
        assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> identity.refresh(new Refresh(session.refreshToken()), HERE));
        identity = start(null);
        assertRefused(
                ErrorCode.SESSION_EXPIRED, () -> identity.authenticate(session.accessToken()));
    }

    private static <T> List<T> onThreads(int count, Callable<T> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : pool.invokeAll(java.util.Collections.nCopies(count, work))) {
                results.add(future.get());
            }
            return results;
        }
    }
}
