package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.PeopleDirectory;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.sessions.Sessions;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Refresh;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.People.DisablePerson;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person who is disabled while they sign in, prove or renew never keeps a session. */
abstract class DisablingRaceContract extends CredentialsTestBase {

    private UserId root;
    private UserId ann;
    private ClientDescription from;

    @BeforeEach
    void addPeople() {
        root = rig.person("root", "ADMIN");
        ann = rig.person("ann");
        from = rig.elsewhere();
    }

    private void disable() {
        rig.get(PeopleDirectory.class).disable(ann, new DisablePerson("left"), root);
    }

    private void assertNoSession() {
        assertThat(
                        rig.jdbc
                                .sql(
                                        "select count(*) from identity_session where user_id = ?"
                                                + " and ended_at is null")
                                .param(ann.value())
                                .query(Long.class)
                                .single())
                .as("open sessions of a disabled person")
                .isZero();
    }

    /** Whether a transaction waits for another to end. */
    abstract boolean somebodyWaits() throws SQLException;

    private TransactionTemplate transaction() {
        return new TransactionTemplate(rig.get(PlatformTransactionManager.class));
    }

    @Test
    @DisplayName("E7 disabled between the proof and the session: there is none, nor after enabling")
    void disabledAfterTheProof() {
        Users.User proved = rig.get(Users.class).byName("ann").orElseThrow();
        assertThat(proved.active()).isTrue();

        disable();

        assertRefused(
                ErrorCode.BAD_CREDENTIALS,
                () -> rig.get(Sessions.class).open(proved, Set.of(Factor.PASSWORD), from));
        assertNoSession();
        rig.get(PeopleDirectory.class).enable(ann);
        assertNoSession();
    }

    @Test
    @DisplayName("E7 disabled while the session is being opened: it ends with the commit")
    void disabledWhileTheSessionOpens() throws Exception {
        Users.User proved = rig.get(Users.class).byName("ann").orElseThrow();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            CountDownLatch opened = new CountDownLatch(1);
            Future<?> disabling =
                    other.submit(() -> {
                        opened.await();
                        disable();
                        return null;
                    });
            transaction()
                    .executeWithoutResult(status -> {
                        rig.get(Sessions.class).open(proved, Set.of(Factor.PASSWORD), from);
                        opened.countDown();
                        Awaitility.await().until(this::somebodyWaits);
                    });
            disabling.get();
        }
        assertNoSession();
    }

    @Test
    @DisplayName("E7 disabled between a further proof and its session: there is none")
    void disabledWhileProvingAgain() {
        AuthenticatedUser user = rig.in("ann");

        disable();

        assertRefused(
                ErrorCode.SESSION_EXPIRED,
                () -> rig.get(Sessions.class).reauthenticated(user, Set.of(Factor.PASSWORD), from));
        assertNoSession();
    }

    @Test
    @DisplayName("E7 disabling waits for a renewal under way and ends the session that it made")
    void disablingWaitsForARenewal() throws Exception {
        Session session = there(rig.password("ann", CredentialsRig.PASSWORD, from).session());
        rig.get(Sessions.class).privilegesChanged(ann);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            CountDownLatch renewed = new CountDownLatch(1);
            Future<?> disabling =
                    other.submit(() -> {
                        renewed.await();
                        disable();
                        return null;
                    });
            transaction()
                    .executeWithoutResult(status -> {
                        rig.identity().refresh(new Refresh(session.refreshToken()), from);
                        renewed.countDown();
                        Awaitility.await().until(this::somebodyWaits);
                    });
            disabling.get();
        }
        assertNoSession();
    }
}
