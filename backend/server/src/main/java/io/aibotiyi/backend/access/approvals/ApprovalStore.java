package io.aibotiyi.backend.access.approvals;

import io.aibotiyi.backend.access.Approvals.Case;
import io.aibotiyi.backend.access.input.Columns;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Approvals.ApprovalState;
import io.aibotiyi.protocol.Approvals.ApprovalView;
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

/** Cases in the database. Runs in the caller's transaction. */
@Component
public final class ApprovalStore {

    /** A case with what only its asker reads. */
    record Stored(ApprovalView view, String payload) {}

    private static final String COLUMNS =
            "select id, kind, requester, beneficiary, summary, payload, reason, state, created_at,"
                    + " expires_at, decided_by, decided_at, note from access_approval ";

    private final JdbcClient jdbc;

    public ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Case what, Instant now) {
        jdbc.sql(
                        "insert into access_approval (id, kind, requester, beneficiary, summary,"
                                + " payload, reason, state, created_at, expires_at) values"
                                + " (?, ?, ?, ?, ?, ?, ?, 'PENDING', ?, ?)")
                .params(
                        Columns.values(
                                id,
                                what.kind(),
                                what.requester().value(),
                                Columns.id(what.beneficiary()),
                                what.summary(),
                                what.payload(),
                                what.reason(),
                                Columns.utc(now),
                                Columns.utc(now.plus(what.life()))))
                .update();
    }

    Optional<Stored> byId(UUID id, Instant now) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query((rs, i) -> stored(rs, now))
                .optional();
    }

    List<ApprovalView> page(
            @Nullable ApprovalState state,
            @Nullable UserId requester,
            @Nullable UUID before,
            Instant now,
            int limit) {
        StringBuilder sql = new StringBuilder(COLUMNS).append("where 1 = 1 ");
        List<@Nullable Object> parameters = new ArrayList<>();
        if (state != null) {
            boolean open = state == ApprovalState.PENDING;
            boolean expired = state == ApprovalState.EXPIRED;
            sql.append("and state = ? ");
            parameters.add(open || expired ? "PENDING" : state.name());
            if (open || expired) {
                sql.append(open ? "and expires_at > ? " : "and expires_at <= ? ");
                parameters.add(Columns.utc(now));
            }
        }
        if (requester != null) {
            sql.append("and requester = ? ");
            parameters.add(requester.value());
        }
        if (before != null) {
            sql.append("and id < ? ");
            parameters.add(before);
        }
        parameters.add(limit);
        return jdbc.sql(sql.append("order by id desc limit ?").toString())
                .params(parameters)
                .query((rs, i) -> stored(rs, now).view())
                .list();
    }

    /** False if somebody was faster. */
    boolean decide(
            UUID id, ApprovalState state, @Nullable UserId by, @Nullable String note, Instant now) {
        return jdbc.sql(
                                "update access_approval set state = ?, decided_by = ?, decided_at ="
                                        + " ?, note = ? where id = ? and state = 'PENDING'")
                        .params(
                                Columns.values(
                                        state.name(), Columns.id(by), Columns.utc(now), note, id))
                        .update()
                == 1;
    }

    /** A case that nobody decided in time is shown as expired from that moment on. */
    private static Stored stored(ResultSet rs, Instant now) throws SQLException {
        ApprovalState state = ApprovalState.valueOf(rs.getString("state"));
        Instant expires = Columns.time(rs, "expires_at");
        boolean expired = state == ApprovalState.PENDING && !now.isBefore(expires);
        return new Stored(
                new ApprovalView(
                        Columns.id(rs, "id"),
                        rs.getString("kind"),
                        Columns.user(rs, "requester"),
                        Columns.userOrNull(rs, "beneficiary"),
                        rs.getString("summary"),
                        rs.getString("reason"),
                        expired ? ApprovalState.EXPIRED : state,
                        Columns.time(rs, "created_at"),
                        expires,
                        Columns.userOrNull(rs, "decided_by"),
                        Columns.timeOrNull(rs, "decided_at"),
                        rs.getString("note")),
                rs.getString("payload"));
    }
}
