package io.aibotiyi.backend.testing;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.AccessProperties;
import io.aibotiyi.backend.access.StrongFactors;
import io.aibotiyi.backend.access.decisions.Decider;
import io.aibotiyi.backend.access.decisions.Knowledge;
import io.aibotiyi.backend.access.roles.AccessStamp;
import io.aibotiyi.backend.access.roles.AssignmentStore;
import io.aibotiyi.backend.access.roles.RoleStore;
import io.aibotiyi.domain.TimeOrderedIds;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Access as the backend has it, on a test's database. */
public final class TestAccess {

    private TestAccess() {}

    public static Access on(DataSource database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());
        AccessProperties properties = new AccessProperties(Duration.ofMinutes(5), Duration.ZERO);
        AssignmentStore assignments = new AssignmentStore(jdbc);
        return new Decider(
                new Knowledge(
                        new AccessStamp(jdbc, ids, properties),
                        new RoleStore(jdbc),
                        assignments,
                        clock),
                assignments,
                properties,
                new StaticListableBeanFactory().getBeanProvider(StrongFactors.class),
                ids,
                clock);
    }
}
