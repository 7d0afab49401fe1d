package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.Step;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A node, its database, and what can be started beside it. */
abstract class CredentialsTestBase {

    @TempDir Path home;

    final SettableClock clock = new SettableClock("2026-11-23T00:00:00Z");
    HikariDataSource database;
    SmtpInbox inbox;
    CredentialsRig rig;

    abstract HikariDataSource open();

    @BeforeEach
    void startNode() {
        database = open();
        inbox = new SmtpInbox();
        rig = node(Map.of());
    }

    @AfterEach
    void stopNode() {
        rig.close();
        inbox.close();
        database.close();
    }

    /** Another node on the same database. */
    CredentialsRig node(Map<String, Object> settings) {
        return new CredentialsRig(database, home, clock, inbox, null, settings);
    }

    CredentialsRig embedded(String secret) {
        return new CredentialsRig(database, home, clock, inbox, secret, Map.of());
    }

    static ErrorCode refusal(ThrowingCallable call) {
        ErrorCode[] code = new ErrorCode[1];
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(ProblemException.class, e -> code[0] = e.problem().code());
        return Objects.requireNonNull(code[0]);
    }

    static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThat(refusal(call)).isEqualTo(code);
    }

    static Flow flow(Step step) {
        assertThat(step.session()).isNull();
        return Objects.requireNonNull(step.flow());
    }

    static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
