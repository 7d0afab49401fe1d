package io.aibotiyi.backend.access.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.access.AccessDecision;
import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.Resource;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.testing.SettableClock;
import io.aibotiyi.backend.testing.TestAccess;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Roles.AssignRole;
import io.aibotiyi.protocol.Roles.AssignmentView;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Access on a database of its own, with some people. */
abstract class AccessRig {

    final SettableClock clock = new SettableClock("2026-11-23T12:00:00Z");
    final UserId ann = new UserId(new UUID(1, 1));
    final UserId bob = new UserId(new UUID(1, 2));
    final UserId eve = new UserId(new UUID(1, 3));
    HikariDataSource database;
    TestAccess on;

    abstract HikariDataSource open();

    @BeforeEach
    void openDatabase() {
        database = open();
        on = new TestAccess(database, clock);
        on.access.assignFirst(ann, Set.of("ADMIN", "CUSTOMER"));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    Subject person(UserId user) {
        return person(user, Map.of());
    }

    Subject person(UserId user, Map<String, String> attributes) {
        return new Subject(
                user,
                Subject.Kind.PERSON,
                new UUID(9, 9),
                clock.instant(),
                Set.of("pwd"),
                Set.of(),
                attributes);
    }

    AccessDecision decide(UserId user, Permission permission) {
        return on.access.decide(person(user), permission, Resource.any("test"));
    }

    boolean may(UserId user, Permission permission) {
        return decide(user, permission).allowed();
    }

    /** Assigns, by the first administrator; nothing to approve. */
    AssignmentView give(UserId user, String role) {
        return Objects.requireNonNull(
                on.roles.assign(ann, new AssignRole(user, role, "needed", null)).assignment());
    }

    static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
    }
}
