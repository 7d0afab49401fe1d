package io.aibotiyi.backend.access.roles;

import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose rights depend on a role or a person, delegation counted: a delegate has something only
 * while its delegator has it by a role. Reads in the caller's transaction.
 */
@Component
public final class Holders {

    private static final String DELEGATES =
            "select delegate from access_delegation where revoked_at is null and ends_at > :now"
                    + " and delegator in ";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Holders(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The person and whom they delegated to. */
    public Set<UserId> of(UserId person) {
        Set<UserId> all = new HashSet<>(people(DELEGATES + "(:people)", List.of(person.value())));
        all.add(person);
        return all;
    }

    /** Everybody who has one of the roles, for good, for a time, or by delegation. */
    Set<UserId> of(Collection<String> roles) {
        if (roles.isEmpty()) {
            return Set.of();
        }
        String assigned =
                "select user_id from access_assignment where revoked_at is null and"
                        + " (ends_at is null or ends_at > :now) and role in (:people)";
        Set<UserId> all = new HashSet<>(people(assigned, roles));
        all.addAll(people(DELEGATES + "(" + assigned + ")", roles));
        all.addAll(
                people(
                        "select beneficiary from access_privilege where state = 'ACTIVE' and"
                                + " ends_at > :now and role in (:people)",
                        roles));
        return all;
    }

    private List<UserId> people(String sql, Collection<?> values) {
        return jdbc.sql(sql)
                .param("now", Columns.utc(clock.instant()))
                .param("people", values)
                .query((rs, i) -> new UserId(rs.getObject(1, UUID.class)))
                .list();
    }
}
