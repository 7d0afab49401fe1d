package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.GroupRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders as rows: the columns in the order of their values, and back. */
final class OrderRow {

    /** Never change. */
    static final List<String> FIXED =
            List.of(
                    "id",
                    "account_id",
                    "venue",
                    "symbol",
                    "side",
                    "type",
                    "time_in_force",
                    "hold_fee_rate",
                    "client_order_id",
                    "created_at",
                    "trailing_distance",
                    "expires_at",
                    "display_quantity",
                    "post_only",
                    "reduce_only",
                    "emulated",
                    "group_id",
                    "group_role",
                    "live");

    /** May change. */
    static final List<String> CHANGING =
            List.of(
                    "quantity",
                    "price",
                    "limit_price",
                    "status",
                    "filled",
                    "filled_notional",
                    "reason",
                    "cancel_requested",
                    "version",
                    "updated_at",
                    "working",
                    "trigger_price",
                    "triggered",
                    "watched",
                    "amending",
                    "amend_quantity",
                    "amend_price",
                    "amend_trigger",
                    "margin_price");

    private OrderRow() {}

    static List<@Nullable Object> fixed(Order order) {
        Terms terms = order.terms();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(order.id().value());
        values.add(order.account().value());
        values.add(order.instrument().venue().name());
        values.add(order.instrument().symbol().name());
        values.add(order.side().name());
        values.add(order.type().name());
        values.add(order.timeInForce().name());
        values.add(order.holdFeeRate());
        values.add(order.clientOrderId());
        values.add(utc(order.createdAt()));
        values.add(terms.distance());
        Instant expiry = terms.expiresAt();
        values.add(expiry == null ? null : utc(expiry));
        values.add(terms.display());
        values.add(terms.postOnly());
        values.add(terms.reduceOnly());
        values.add(terms.emulated());
        values.add(terms.group());
        GroupRole role = terms.role();
        values.add(role == null ? null : role.name());
        values.add(order.live());
        return values;
    }

    static List<@Nullable Object> changing(Order order) {
        Terms terms = order.terms();
        AmendOrder pending = terms.pending();
        List<@Nullable Object> values = new ArrayList<>();
        values.add(order.quantity());
        values.add(order.price());
        values.add(order.limitPrice());
        values.add(order.status().name());
        values.add(order.filled());
        values.add(order.filledNotional());
        values.add(order.reason());
        values.add(order.cancelRequested());
        values.add(order.version());
        values.add(utc(order.updatedAt()));
        values.add(order.status().isWorking());
        values.add(terms.trigger());
        values.add(terms.triggered());
        values.add(terms.watched());
        values.add(pending != null);
        values.add(pending == null ? null : pending.quantity());
        values.add(pending == null ? null : pending.price());
        values.add(pending == null ? null : pending.triggerPrice());
        values.add(terms.marginPrice());
        return values;
    }

    static Order read(ResultSet rs, int row) throws SQLException {
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
                rs.getObject("updated_at", OffsetDateTime.class).toInstant(),
                terms(rs),
                rs.getBoolean("live"));
    }

    private static Terms terms(ResultSet rs) throws SQLException {
        OffsetDateTime expiry = rs.getObject("expires_at", OffsetDateTime.class);
        String role = rs.getString("group_role");
        return new Terms(
                rs.getBigDecimal("trigger_price"),
                rs.getBigDecimal("trailing_distance"),
                rs.getBoolean("triggered"),
                rs.getBoolean("watched"),
                expiry == null ? null : expiry.toInstant(),
                rs.getBigDecimal("display_quantity"),
                rs.getBoolean("post_only"),
                rs.getBoolean("reduce_only"),
                rs.getBoolean("emulated"),
                rs.getBoolean("amending")
                        ? new AmendOrder(
                                rs.getBigDecimal("amend_quantity"),
                                rs.getBigDecimal("amend_price"),
                                rs.getBigDecimal("amend_trigger"))
                        : null,
                rs.getObject("group_id", UUID.class),
                role == null ? null : GroupRole.valueOf(role),
                rs.getBigDecimal("margin_price"));
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
