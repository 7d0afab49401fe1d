package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Trading.FillView;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fills in the database; one per venue and execution id. */
@Component
final class Fills {

    private final JdbcClient jdbc;

    Fills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(VenueId venue, String executionId) {
        return jdbc.sql("select count(*) from trading_fill where venue = ? and execution_id = ?")
                        .params(venue.name(), executionId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void add(FillView fill, String executionId) {
        jdbc.sql(
                        "insert into trading_fill (id, order_id, account_id, venue, execution_id,"
                                + " symbol, side, price, quantity, maker, fee, fee_asset,"
                                + " realised_pnl, fifo_pnl, executed_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(fill.id().value())
                .param(fill.order().value())
                .param(fill.account().value())
                .param(fill.instrument().venue().name())
                .param(executionId)
                .param(fill.instrument().symbol().name())
                .param(fill.side().name())
                .param(fill.price())
                .param(fill.quantity())
                .param(fill.maker())
                .param(fill.fee())
                .param(fill.feeAsset())
                .param(fill.realisedPnl())
                .param(fill.fifoPnl())
                .param(fill.time().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Newest first. */
    List<FillView> newest(AccountId account, int limit) {
        return jdbc.sql(
                        "select f.*, a.mode from trading_fill f join trading_account a on a.id ="
                                + " f.account_id where f.account_id = ?"
                                + " order by f.executed_at desc, f.id desc limit ?")
                .params(account.value(), limit)
                .query(Fills::fill)
                .list();
    }

    static FillView fill(ResultSet rs, int row) throws SQLException {
        return new FillView(
                new FillId(rs.getObject("id", UUID.class)),
                new OrderId(rs.getObject("order_id", UUID.class)),
                new AccountId(rs.getObject("account_id", UUID.class)),
                new InstrumentId(
                        new VenueId(rs.getString("venue")), new Symbol(rs.getString("symbol"))),
                Side.valueOf(rs.getString("side")),
                Decimals.plain(rs.getBigDecimal("price")),
                Decimals.plain(rs.getBigDecimal("quantity")),
                rs.getBoolean("maker"),
                Decimals.plain(rs.getBigDecimal("fee")),
                rs.getString("fee_asset"),
                plain(rs.getBigDecimal("realised_pnl")),
                plain(rs.getBigDecimal("fifo_pnl")),
                rs.getObject("executed_at", OffsetDateTime.class).toInstant(),
                TradingMode.valueOf(rs.getString("mode")));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.plain(value);
    }
}
