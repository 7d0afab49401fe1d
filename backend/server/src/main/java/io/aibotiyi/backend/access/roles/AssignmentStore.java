package io.aibotiyi.backend.access.roles;

import static io.aibotiyi.backend.access.input.Columns.id;
import static io.aibotiyi.backend.access.input.Columns.time;
import static io.aibotiyi.backend.access.input.Columns.timeOrNull;
import static io.aibotiyi.backend.access.input.Columns.user;
import static io.aibotiyi.backend.access.input.Columns.userOrNull;
import static io.aibotiyi.backend.access.input.Columns.utc;
import static java.time.ZoneOffset.UTC;

import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has which role, in the database. Runs in the caller's transaction. */
@Component
public final class AssignmentStore {

    private static final String COLUMNS =
            "select id, user_id, role, granted_by, reason, created_at, ends_at, revoked_at,"
                    + " revoke_reason from access_assignment ";
    private static final String IN_FORCE =
            "revoked_at is null and (ends_at is null or ends_at > ?) ";

    private final JdbcClient jdbc;

    public AssignmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(Assignment assignment) {
        jdbc.sql(
                        "insert into access_assignment (id, user_id, role, granted_by, reason,"
                                + " created_at, ends_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Columns.values(
                                assignment.id(),
                                assignment.user().value(),
                                assignment.role(),
                                id(assignment.grantedBy()),
                                assignment.reason(),
                                utc(assignment.created()),
                                utc(assignment.ends())))
                .update();
    }

    public boolean hasOrHad(UserId user) {
        return jdbc.sql("select count(*) from access_assignment where user_id = ?")
                        .param(user.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Of one person, in force then. */
    public List<Assignment> of(UserId user, Instant now) {
        return jdbc.sql(COLUMNS + "where user_id = ? and " + IN_FORCE + "order by role, id")
                .params(user.value(), now.atOffset(UTC))
                .query(AssignmentStore::assignment)
                .list();
    }

    /** Of several people, in force then. */
    public List<Assignment> of(Collection<UserId> people, Instant now) {
        if (people.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        COLUMNS
                                + "where user_id in (:people) and revoked_at is null and (ends_at"
                                + " is null or ends_at > :now)")
                .param("people", people.stream().map(UserId::value).toList())
                .param("now", now.atOffset(UTC))
                .query(AssignmentStore::assignment)
                .list();
    }

    public Optional<Assignment> byId(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(AssignmentStore::assignment)
                .optional();
    }

    /** Of all people with the role, or with any role; in force then; by id from after one. */
    public List<Assignment> page(
            @Nullable String role, Instant now, @Nullable UUID after, int limit) {
        String filter = role == null ? "" : "and role = ? ";
        String from = after == null ? "" : "and id > ? ";
        JdbcClient.StatementSpec query =
                jdbc.sql(COLUMNS + "where " + IN_FORCE + filter + from + "order by id limit ?")
                        .param(now.atOffset(UTC));
        if (role != null) {
            query = query.param(role);
        }
        if (after != null) {
            query = query.param(after);
        }
        return query.param(limit).query(AssignmentStore::assignment).list();
    }

    /** Who has the role for good. */
    public List<UserId> permanent(String role) {
        return jdbc.sql(
                        "select distinct user_id from access_assignment where role = ? and"
                                + " revoked_at is null and ends_at is null")
                .param(role)
                .query((rs, i) -> user(rs, "user_id"))
                .list();
    }

    /** False if it was revoked before. */
    public boolean revoke(UUID id, @Nullable UserId by, String reason, Instant now) {
        return jdbc.sql(
                                "update access_assignment set revoked_at = ?, revoked_by = ?,"
                                        + " revoke_reason = ? where id = ? and revoked_at is null")
                        .params(Columns.values(utc(now), id(by), reason, id))
                        .update()
                == 1;
    }

    private static Assignment assignment(ResultSet rs, int row) throws SQLException {
        return new Assignment(
                id(rs, "id"),
                user(rs, "user_id"),
                rs.getString("role"),
                userOrNull(rs, "granted_by"),
                rs.getString("reason"),
                time(rs, "created_at"),
                timeOrNull(rs, "ends_at"),
                timeOrNull(rs, "revoked_at"),
                rs.getString("revoke_reason"));
    }
}
