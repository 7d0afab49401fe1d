package io.aibotiyi.backend.trading.risk;

import io.aibotiyi.backend.identity.TimeCursor;
import io.aibotiyi.backend.identity.Usernames;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.AccountSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody's accounts as the risk desk lists them, the latest opened first. */
@Component
public final class AccountList {

    private static final String SELECT =
            "select a.id, a.user_id, a.name, a.mode, a.currency, a.created_at, h.level, h.reason,"
                    + " h.flattening, h.note, h.since from trading_account a";

    private final JdbcClient jdbc;
    private final Usernames usernames;

    AccountList(JdbcClient jdbc, Usernames usernames) {
        this.jdbc = jdbc;
        this.usernames = usernames;
    }

    /**
     * @param halted only those that are halted
     * @param after next of the page before; null begins
     * @throws ProblemException INVALID_FIELD
     */
    public Page<AccountSummary> page(boolean halted, @Nullable String after, int limit) {
        TimeCursor.requireLimit(limit);
        TimeCursor cursor = TimeCursor.parse(after);
        String sql =
                SELECT + (halted ? "" : " left") + " join trading_halt h on h.account_id = a.id";
        if (cursor != null) {
            sql += " where a.created_at < :time or a.created_at = :time and a.id < :id";
        }
        JdbcClient.StatementSpec asked =
                jdbc.sql(sql + " order by a.created_at desc, a.id desc limit " + (limit + 1));
        if (cursor != null) {
            asked =
                    asked.param("time", cursor.time().atOffset(ZoneOffset.UTC))
                            .param("id", cursor.id());
        }
        List<AccountSummary> rows = asked.query(AccountList::row).list();
        Map<UserId, String> names = usernames.of(rows.stream().map(AccountSummary::owner).toList());
        return TimeCursor.page(
                rows,
                limit,
                r -> named(r, names.get(r.owner())),
                r -> new TimeCursor(r.opened(), r.account().value()));
    }

    private static AccountSummary named(AccountSummary row, @Nullable String username) {
        return new AccountSummary(
                row.account(),
                row.owner(),
                username,
                row.name(),
                row.mode(),
                row.currency(),
                row.opened(),
                row.halt());
    }

    private static AccountSummary row(ResultSet rs, int number) throws SQLException {
        return new AccountSummary(
                new AccountId(rs.getObject("id", UUID.class)),
                new UserId(rs.getObject("user_id", UUID.class)),
                null,
                rs.getString("name"),
                TradingMode.valueOf(rs.getString("mode")),
                rs.getString("currency"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getString("level") == null ? null : HaltStore.view(rs));
    }
}
