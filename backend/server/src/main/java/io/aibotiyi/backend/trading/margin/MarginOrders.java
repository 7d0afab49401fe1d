package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What margin must know of working orders in perpetuals. */
@Component
public final class MarginOrders {

    /**
     * One order; while an amendment is under way, the larger and dearer of before and after.
     *
     * @param open still to fill
     * @param price at which what it opens is margined
     * @param feeRate that it may cost
     */
    record Open(
            Side side, BigDecimal open, BigDecimal price, BigDecimal feeRate, boolean reduceOnly) {}

    private final JdbcClient jdbc;

    MarginOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Open> of(AccountId account, InstrumentId instrument) {
        return jdbc.sql(
                        "select side, quantity, filled, margin_price, hold_fee_rate, reduce_only,"
                                + " amend_quantity, amend_price, amend_trigger from trading_order"
                                + " where account_id = ? and venue = ? and symbol = ? and working ="
                                + " true and margin_price is not null")
                .params(account.value(), instrument.venue().name(), instrument.symbol().name())
                .query(MarginOrders::open)
                .list();
    }

    private static Open open(ResultSet rs, int row) throws SQLException {
        BigDecimal quantity =
                larger(rs.getBigDecimal("quantity"), rs.getBigDecimal("amend_quantity"));
        BigDecimal price =
                larger(
                        larger(rs.getBigDecimal("margin_price"), rs.getBigDecimal("amend_price")),
                        rs.getBigDecimal("amend_trigger"));
        return new Open(
                Side.valueOf(rs.getString("side")),
                quantity.subtract(rs.getBigDecimal("filled")),
                price,
                rs.getBigDecimal("hold_fee_rate"),
                rs.getBoolean("reduce_only"));
    }

    private static BigDecimal larger(BigDecimal a, @Nullable BigDecimal b) {
        return b == null ? a : a.max(b);
    }

    /** What working orders of a side have yet to trade, but for those that only reduce. */
    public BigDecimal open(AccountId account, InstrumentId instrument, Side side) {
        return of(account, instrument).stream()
                .filter(o -> o.side() == side && !o.reduceOnly())
                .map(Open::open)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Perpetuals in which an account has a position or a working order. */
    List<InstrumentId> instruments(AccountId account) {
        return jdbc.sql(
                        "select venue, symbol from trading_position where account_id = ? and margin"
                                + " = true and quantity <> 0 union select venue, symbol from"
                                + " trading_order where account_id = ? and working = true and"
                                + " margin_price is not null order by venue, symbol")
                .params(account.value(), account.value())
                .query((rs, i) ->
                        new InstrumentId(
                                new VenueId(rs.getString("venue")),
                                new Symbol(rs.getString("symbol"))))
                .list();
    }
}
