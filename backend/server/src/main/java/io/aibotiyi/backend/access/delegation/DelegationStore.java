package io.aibotiyi.backend.access.delegation;

import io.aibotiyi.backend.access.Permission;
import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.backend.access.input.Fields;
import io.aibotiyi.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Delegations in the database. Runs in the caller's transaction. */
@Component
public final class DelegationStore {

    private static final String COLUMNS =
            "select id, delegator, delegate, permissions, reason, created_at, ends_at, revoked_at"
                    + " from access_delegation ";

    private final JdbcClient jdbc;

    public DelegationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Delegation d) {
        jdbc.sql(
                        "insert into access_delegation (id, delegator, delegate, permissions,"
                                + " reason, created_at, ends_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Columns.values(
                                d.id(),
                                d.delegator().value(),
                                d.delegate().value(),
                                Fields.joined(d.permissions()),
                                d.reason(),
                                Columns.utc(d.created()),
                                Columns.utc(d.ends())))
                .update();
    }

    Optional<Delegation> byId(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(DelegationStore::delegation)
                .optional();
    }

    boolean revoke(UUID id, UserId by, Instant now) {
        return jdbc.sql(
                                "update access_delegation set revoked_at = ?, revoked_by = ?"
                                        + " where id = ? and revoked_at is null")
                        .params(Columns.values(Columns.utc(now), by.value(), id))
                        .update()
                == 1;
    }

    List<Delegation> of(UserId user) {
        return jdbc.sql(COLUMNS + "where delegator = ? or delegate = ? order by id desc limit 500")
                .params(user.value(), user.value())
                .query(DelegationStore::delegation)
                .list();
    }

    /** What others delegated to the person, in force then. */
    public List<Delegation> to(UserId delegate, Instant now) {
        return jdbc.sql(COLUMNS + "where delegate = ? and revoked_at is null and ends_at > ?")
                .params(Columns.values(delegate.value(), Columns.utc(now)))
                .query(DelegationStore::delegation)
                .list();
    }

    private static Delegation delegation(ResultSet rs, int row) throws SQLException {
        return new Delegation(
                Columns.id(rs, "id"),
                Columns.user(rs, "delegator"),
                Columns.user(rs, "delegate"),
                Stream.of(rs.getString("permissions").split(","))
                        .flatMap(code -> Permission.byCode(code).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                rs.getString("reason"),
                Columns.time(rs, "created_at"),
                Columns.time(rs, "ends_at"),
                Columns.timeOrNull(rs, "revoked_at"));
    }
}
