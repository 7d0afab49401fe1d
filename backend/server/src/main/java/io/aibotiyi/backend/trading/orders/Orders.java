package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
        List<String> columns = new ArrayList<>(OrderRow.FIXED);
        columns.addAll(OrderRow.CHANGING);
        List<@Nullable Object> values = OrderRow.fixed(order);
        values.addAll(OrderRow.changing(order));
        jdbc.sql(
                        "insert into trading_order ("
                                + String.join(", ", columns)
                                + ") values ("
                                + String.join(", ", Collections.nCopies(columns.size(), "?"))
                                + ")")
                .params(values)
                .update();
    }

    /** Stores what can change of an order. */
    void store(Order order) {
        List<@Nullable Object> values = OrderRow.changing(order);
        values.add(order.id().value());
        jdbc.sql(
                        "update trading_order set "
                                + String.join(" = ?, ", OrderRow.CHANGING)
                                + " = ? where id = ?")
                .params(values)
                .update();
    }

    Optional<Order> find(OrderId id) {
        return jdbc.sql(SELECT + "where o.id = ?")
                .param(id.value())
                .query(OrderRow::read)
                .optional();
    }

    /** Of that user only. */
    Optional<Order> find(OrderId id, UserId user) {
        return jdbc.sql(
                        SELECT
                                + "join trading_account a on a.id = o.account_id"
                                + " where o.id = ? and a.user_id = ?")
                .params(id.value(), user.value())
                .query(OrderRow::read)
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
                .query(OrderRow::read)
                .list();
    }

    /** Those that execute here, without those of live accounts; oldest first. */
    List<Order> working(VenueId venue) {
        return jdbc.sql(
                        SELECT
                                + "where o.venue = ? and o.live = false and o."
                                + WORKING
                                + " order by o.created_at, o.id")
                .param(venue.name())
                .query(OrderRow::read)
                .list();
    }

    /** Newest first. */
    List<Order> newest(AccountId account, int limit) {
        return jdbc.sql(
                        SELECT
                                + "where o.account_id = ? order by o.created_at desc, o.id desc"
                                + " limit ?")
                .params(account.value(), limit)
                .query(OrderRow::read)
                .list();
    }

    /** Working orders whose trigger is watched here and was not reached, at any venue. */
    List<Order> watched() {
        return jdbc.sql(
                        SELECT
                                + "where o.watched = true and o.triggered = false and o."
                                + WORKING
                                + " order by o.created_at, o.id")
                .query(OrderRow::read)
                .list();
    }

    /** Working orders that should have ended by a time and were not asked to. */
    List<Order> expired(Instant time) {
        return jdbc.sql(
                        SELECT
                                + "where o.expires_at <= ? and o.cancel_requested = false and o."
                                + WORKING
                                + " order by o.expires_at, o.id")
                .param(time.atOffset(ZoneOffset.UTC))
                .query(OrderRow::read)
                .list();
    }

    /** Orders of one command, in the order in which they were named. */
    List<Order> group(UUID group) {
        return jdbc.sql(SELECT + "where o.group_id = ? order by o.created_at, o.id")
                .param(group)
                .query(OrderRow::read)
                .list();
    }

    /** Working exits of groups of an account in an instrument. */
    List<Order> exits(AccountId account, InstrumentId instrument) {
        return jdbc.sql(
                        SELECT
                                + "where o.account_id = ? and o.venue = ? and o.symbol = ? and"
                                + " o.group_role in ('TARGET', 'STOP') and o."
                                + WORKING
                                + " order by o.created_at, o.id")
                .params(account.value(), instrument.venue().name(), instrument.symbol().name())
                .query(OrderRow::read)
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

    /** Marks an order of a live account as being handed to its exchange. */
    void sending(OrderId id) {
        jdbc.sql("update trading_order set sent = true where id = ?").param(id.value()).update();
    }

    /** Whether an order of a live account was handed to its exchange, or was about to be. */
    boolean wasSent(OrderId id) {
        return jdbc.sql("select sent from trading_order where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /** What working sell orders of the instrument have yet to sell. */
    BigDecimal openToSell(AccountId account, InstrumentId instrument) {
        return open(account, instrument, Side.SELL);
    }

    /**
     * What working orders of the instrument and side have yet to trade. Exits that wait are left
     * out: they are of what the order before or beside them trades.
     */
    BigDecimal open(AccountId account, InstrumentId instrument, Side side) {
        return jdbc.sql(
                        "select coalesce(sum(quantity - filled), 0) from trading_order"
                                + " where account_id = ? and venue = ? and symbol = ?"
                                + " and side = ? and (group_role is null or group_role = 'ENTRY'"
                                + " or status <> 'WAITING') and "
                                + WORKING)
                .params(
                        account.value(),
                        instrument.venue().name(),
                        instrument.symbol().name(),
                        side.name())
                .query(BigDecimal.class)
                .single();
    }
}
