package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders in the database; changed only under the account's lock. */
@Component
final class Orders {

    private static final String WORKING = "working = true";
    private static final String SELECT = "select o.* from trading_order o ";

    private final JdbcClient jdbc;

    Orders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Order order) {
        jdbc.sql(
                        "insert into trading_order (id, account_id, venue, symbol, side, type,"
                                + " time_in_force, quantity, price, limit_price, hold_fee_rate,"
                                + " status, filled, filled_notional, client_order_id, reason,"
                                + " cancel_requested, version, created_at, updated_at, working)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?)")
                .param(order.id().value())
                .param(order.account().value())
                .param(order.instrument().venue().name())
                .param(order.instrument().symbol().name())
                .param(order.side().name())
                .param(order.type().name())
                .param(order.timeInForce().name())
                .param(order.quantity())
                .param(order.price())
                .param(order.limitPrice())
                .param(order.holdFeeRate())
                .param(order.status().name())
                .param(order.filled())
                .param(order.filledNotional())
                .param(order.clientOrderId())
                .param(order.reason())
                .param(order.cancelRequested())
                .param(order.version())
                .param(utc(order.createdAt()))
                .param(utc(order.updatedAt()))
                .param(order.status().isWorking())
                .update();
    }

    /** Stores what can change of an order. */
    void store(Order order) {
        jdbc.sql(
                        "update trading_order set status = ?, filled = ?, filled_notional = ?,"
                                + " reason = ?, cancel_requested = ?, version = ?, updated_at = ?,"
                                + " working = ? where id = ?")
                .param(order.status().name())
                .param(order.filled())
                .param(order.filledNotional())
                .param(order.reason())
                .param(order.cancelRequested())
                .param(order.version())
                .param(utc(order.updatedAt()))
                .param(order.status().isWorking())
                .param(order.id().value())
                .update();
    }

    Optional<Order> find(OrderId id) {
        return jdbc.sql(SELECT + "where o.id = ?")
                .param(id.value())
                .query(Orders::order)
                .optional();
    }

    /** Of that user only. */
    Optional<Order> find(OrderId id, UserId user) {
        return jdbc.sql(
                        SELECT
                                + "join trading_account a on a.id = o.account_id"
                                + " where o.id = ? and a.user_id = ?")
                .params(id.value(), user.value())
                .query(Orders::order)
                .optional();
    }

    /** Oldest first. */
    List<Order> working(AccountId account) {
        return jdbc.sql(
                        SELECT
                                + "where o.account_id = ? and o."
                                + WORKING
                                + " order by o.created_at, o.id")
                .param(account.value())
                .query(Orders::order)
                .list();
    }

    /** Oldest first. */
    List<Order> working(VenueId venue) {
        return jdbc.sql(
                        SELECT
                                + "where o.venue = ? and o."
                                + WORKING
                                + " order by o.created_at, o.id")
                .param(venue.name())
                .query(Orders::order)
                .list();
    }

    /** Newest first. */
    List<Order> newest(AccountId account, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where o.account_id = ? order by o.created_at desc, o.id desc"
                                + " limit ?")
                .params(account.value(), limit)
                .query(Orders::order)
                .list();
    }

    /** Accounts that are halted and have resting orders whose cancel was not asked for. */
    List<AccountId> haltedWithWorking() {
        return jdbc.sql(
                        "select distinct o.account_id from trading_order o join trading_halt h on"
                                + " h.account_id = o.account_id where o.type <> 'MARKET' and not"
                                + " o.cancel_requested and o."
                                + WORKING)
                .query((rs, i) -> new AccountId(rs.getObject(1, UUID.class)))
                .list();
    }

    long countWorking(AccountId account) {
        return jdbc.sql("select count(*) from trading_order where account_id = ? and " + WORKING)
                .param(account.value())
                .query(Long.class)
                .single();
    }

    /** What working sell orders of the instrument have yet to sell. */
    BigDecimal openToSell(AccountId account, InstrumentId instrument) {
        return open(account, instrument, Side.SELL);
    }

    /** What working orders of the instrument and side have yet to trade. */
    BigDecimal open(AccountId account, InstrumentId instrument, Side side) {
        return jdbc.sql(
                        "select coalesce(sum(quantity - filled), 0) from trading_order"
                                + " where account_id = ? and venue = ? and symbol = ?"
                                + " and side = ? and "
                                + WORKING)
                .params(
                        account.value(),
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        side.name())
                .query(BigDecimal.class)
                .single();
    }

    private static Order order(ResultSet rs, int row) throws SQLException {
        return new Order(
                new OrderId(rs.getObject("id", UUID.class)),
                new AccountId(rs.getObject("account_id", UUID.class)),
                new InstrumentId(
                        new VenueId(rs.getString("venue")), new Symbol(rs.getString("symbol"))),
                Side.valueOf(rs.getString("side")),
                OrderType.valueOf(rs.getString("type")),
                TimeInForce.valueOf(rs.getString("time_in_force")),
                rs.getBigDecimal("quantity"),
                rs.getBigDecimal("price"),
                rs.getBigDecimal("limit_price"),
                rs.getBigDecimal("hold_fee_rate"),
                OrderStatus.valueOf(rs.getString("status")),
                rs.getBigDecimal("filled"),
                rs.getBigDecimal("filled_notional"),
                rs.getString("client_order_id"),
                rs.getString("reason"),
                rs.getBoolean("cancel_requested"),
                rs.getLong("version"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
