package io.aibotiyi.backend.access.privileges;

import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.PrivilegeState;
import io.aibotiyi.protocol.Approvals.PrivilegeView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Temporary privileges in the database. Runs in the caller's transaction. */
@Component
public final class PrivilegeStore {

    private static final String COLUMNS =
            "select id, beneficiary, role, permission, reason, minutes, state, requested_at,"
                    + " starts_at, ends_at, broken_glass, approval, reviewed_by, reviewed_at,"
                    + " review_note from access_privilege ";

    private final JdbcClient jdbc;

    public PrivilegeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(PrivilegeView p) {
        jdbc.sql(
                        "insert into access_privilege (id, beneficiary, role, permission, reason,"
                                + " minutes, state, requested_at, starts_at, ends_at, broken_glass,"
                                + " approval) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        Columns.values(
                                p.id(),
                                p.beneficiary().value(),
                                p.role(),
                                p.permission(),
                                p.reason(),
                                p.minutes(),
                                p.state().name(),
                                Columns.utc(p.requested()),
                                Columns.utc(p.starts()),
                                Columns.utc(p.ends()),
                                p.breakGlass(),
                                p.approval()))
                .update();
    }

    Optional<PrivilegeView> byId(UUID id, Instant now) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((rs, i) -> privilege(rs, now))
                .optional();
    }

    Optional<PrivilegeView> byApproval(UUID approval, Instant now) {
        return jdbc.sql(COLUMNS + "where approval = ?")
                .param(approval)
                .query((rs, i) -> privilege(rs, now))
                .optional();
    }

    /** What is in force for the person then. */
    public List<PrivilegeView> inForce(UserId beneficiary, Instant now) {
        return jdbc.sql(COLUMNS + "where beneficiary = ? and state = 'ACTIVE' and ends_at > ?")
                .params(Columns.values(beneficiary.value(), Columns.utc(now)))
                .query((rs, i) -> privilege(rs, now))
                .list();
    }

    /** Active in the table, though their time is over. */
    List<PrivilegeView> over(Instant now, int limit) {
        return jdbc.sql(COLUMNS + "where state = 'ACTIVE' and ends_at <= ? order by id limit ?")
                .params(Columns.values(Columns.utc(now), limit))
                .query((rs, i) -> privilege(rs, now))
                .list();
    }

    int unreviewed(UserId beneficiary) {
        return jdbc.sql(
                        "select count(*) from access_privilege where beneficiary = ? and"
                                + " broken_glass = true and reviewed_by is null")
                .param(beneficiary.value())
                .query(Integer.class)
                .single();
    }

    List<PrivilegeView> page(
            @Nullable UserId beneficiary,
            boolean unreviewed,
            @Nullable UUID before,
            Instant now,
            int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("where 1 = 1 ");
        List<Object> values = new ArrayList<>();
        if (beneficiary != null) {
            sql.append("and beneficiary = ? ");
            values.add(beneficiary.value());
        }
        if (unreviewed) {
            sql.append("and broken_glass = true and reviewed_by is null ");
        }
        if (before != null) {
            sql.append("and id < ? ");
            values.add(before);
        }
        values.add(limit);
        return jdbc.sql(sql.append("order by id desc limit ?").toString())
                .params(values)
                .query((rs, i) -> privilege(rs, now))
                .list();
    }

    void start(UUID id, Instant starts, Instant ends) {
        jdbc.sql(
                        "update access_privilege set state = 'ACTIVE', starts_at = ?, ends_at = ?"
                                + " where id = ?")
                .params(Columns.values(Columns.utc(starts), Columns.utc(ends), id))
                .update();
    }

    void state(UUID id, PrivilegeState state) {
        jdbc.sql("update access_privilege set state = ? where id = ?")
                .params(state.name(), id)
                .update();
    }

    /** False if somebody was faster. */
    boolean review(UUID id, UserId by, String note, Instant now) {
        return jdbc.sql(
                                "update access_privilege set reviewed_by = ?, reviewed_at = ?,"
                                        + " review_note = ? where id = ? and reviewed_by is null")
                        .params(Columns.values(by.value(), Columns.utc(now), note, id))
                        .update()
                == 1;
    }

    private static PrivilegeView privilege(ResultSet rs, Instant now) throws SQLException {
        PrivilegeState state = PrivilegeState.valueOf(rs.getString("state"));
        Instant ends = Columns.timeOrNull(rs, "ends_at");
        boolean over = state == PrivilegeState.ACTIVE && ends != null && !now.isBefore(ends);
        return new PrivilegeView(
                Columns.id(rs, "id"),
                Columns.user(rs, "beneficiary"),
                rs.getString("role"),
                rs.getString("permission"),
                rs.getString("reason"),
                rs.getInt("minutes"),
                over ? PrivilegeState.ENDED : state,
                Columns.time(rs, "requested_at"),
                Columns.timeOrNull(rs, "starts_at"),
                ends,
                rs.getBoolean("broken_glass"),
                rs.getObject("approval", UUID.class),
                Columns.userOrNull(rs, "reviewed_by"),
                Columns.timeOrNull(rs, "reviewed_at"),
                rs.getString("review_note"));
    }
}
