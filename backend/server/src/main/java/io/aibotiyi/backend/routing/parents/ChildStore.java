package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.VenueId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Children of parent orders in the database; changed only under the parent's lock. */
@Component
final class ChildStore {

    private static final String SELECT = "select * from routing_child where parent_id = ? ";

    private final JdbcClient jdbc;

    ChildStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ParentOrderId parent, Child child) {
        Ticket ticket = child.ticket();
        jdbc.sql(
                        "insert into routing_child (parent_id, number, venue, symbol, type,"
                                + " time_in_force, quantity, price, filled, filled_notional,"
                                + " cancel_asked, is_open, created_at) values (?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?)")
                .param(parent.value())
                .param(child.number())
                .param(ticket.instrument().venue().name())
                .param(ticket.instrument().symbol().name())
                .param(ticket.type().name())
                .param(ticket.timeInForce().name())
                .param(ticket.quantity())
                .param(ticket.price())
                .param(child.filled())
                .param(child.notional())
                .param(child.cancelAsked())
                .param(child.open())
                .param(child.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Stores what can change of a child. */
    void store(ParentOrderId parent, Child child) {
        OrderId order = child.order();
        OrderStatus status = child.status();
        jdbc.sql(
                        "update routing_child set order_id = ?, status = ?, filled = ?,"
                                + " filled_notional = ?, cancel_asked = ?, is_open = ?, reason = ?"
                                + " where parent_id = ? and number = ?")
                .param(order == null ? null : order.value())
                .param(status == null ? null : status.name())
                .param(child.filled())
                .param(child.notional())
                .param(child.cancelAsked())
                .param(child.open())
                .param(child.reason())
                .param(parent.value())
                .param(child.number())
                .update();
    }

    /** Oldest first. */
    List<Child> open(ParentOrderId parent) {
        return jdbc.sql(SELECT + "and is_open = true order by number")
                .param(parent.value())
                .query(ChildStore::child)
                .list();
    }

    /** Newest first. */
    List<Child> newest(ParentOrderId parent, int limit) {
        return jdbc.sql(SELECT + "order by number desc limit ?")
                .params(parent.value(), limit)
                .query(ChildStore::child)
                .list();
    }

    private static Child child(ResultSet rs, int row) throws SQLException {
        UUID order = rs.getObject("order_id", UUID.class);
        String status = rs.getString("status");
        return new Child(
                rs.getInt("number"),
                new Ticket(
                        new InstrumentId(
                                new VenueId(rs.getString("venue")),
                                new Symbol(rs.getString("symbol"))),
                        OrderType.valueOf(rs.getString("type")),
                        TimeInForce.valueOf(rs.getString("time_in_force")),
                        rs.getBigDecimal("quantity"),
                        rs.getBigDecimal("price")),
                order == null ? null : new OrderId(order),
                status == null ? null : OrderStatus.valueOf(status),
                rs.getBigDecimal("filled"),
                rs.getBigDecimal("filled_notional"),
                rs.getBoolean("cancel_asked"),
                rs.getBoolean("is_open"),
                rs.getString("reason"),
                rs.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
