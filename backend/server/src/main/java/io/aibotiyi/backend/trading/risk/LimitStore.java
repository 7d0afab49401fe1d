package io.aibotiyi.backend.trading.risk;

import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Risk.Level;
import io.aibotiyi.protocol.Risk.Limits;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Limits in the database; changed only under the account's lock. */
@Component
final class LimitStore {

    /** Limits as set, with the version that a change names. */
    record Versioned(Limits limits, long version) {}

    private record Row(Level level, Versioned limits) {}

    private final JdbcClient jdbc;

    LimitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was set for the account, by whom. */
    Map<Level, Versioned> of(AccountId account) {
        Map<Level, Versioned> found = new EnumMap<>(Level.class);
        jdbc.sql(
                        "select level, max_order_notional, max_position_notional, price_collar,"
                                + " max_orders_per_second, max_daily_loss, version from"
                                + " trading_risk_limit where account_id = ?")
                .param(account.value())
                .query(LimitStore::row)
                .list()
                .forEach(row -> found.put(row.level(), row.limits()));
        return found;
    }

    /** Replaces what that level set. */
    void store(AccountId account, Level level, Versioned next, UserId by, Instant now) {
        jdbc.sql("delete from trading_risk_limit where account_id = ? and level = ?")
                .params(account.value(), level.name())
                .update();
        Limits limits = next.limits();
        jdbc.sql(
                        "insert into trading_risk_limit (account_id, level, max_order_notional,"
                                + " max_position_notional, price_collar, max_orders_per_second,"
                                + " max_daily_loss, version, changed_by, changed_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(account.value())
                .param(level.name())
                .param(limits.maxOrderNotional())
                .param(limits.maxPositionNotional())
                .param(limits.priceCollar())
                .param(limits.maxOrdersPerSecond())
                .param(limits.maxDailyLoss())
                .param(next.version())
                .param(by.value())
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        int rate = rs.getInt("max_orders_per_second");
        Integer perSecond = rs.wasNull() ? null : rate;
        return new Row(
                Level.valueOf(rs.getString("level")),
                new Versioned(
                        new Limits(
                                plain(rs.getBigDecimal("max_order_notional")),
                                plain(rs.getBigDecimal("max_position_notional")),
                                plain(rs.getBigDecimal("price_collar")),
                                perSecond,
                                plain(rs.getBigDecimal("max_daily_loss"))),
                        rs.getLong("version")));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.plain(value);
    }
}
