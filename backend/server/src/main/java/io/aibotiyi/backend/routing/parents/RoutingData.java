package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.personal.Erasure;
import io.aibotiyi.backend.personal.PersonalDataHolder;
import io.aibotiyi.backend.personal.PersonalRows;
import io.aibotiyi.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Parent orders of a person and their children. */
@Component
final class RoutingData implements PersonalDataHolder {

    private final JdbcClient jdbc;
    private final PersonalRows rows;

    RoutingData(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new PersonalRows(jdbc);
    }

    @Override
    public String section() {
        return "routing";
    }

    @Override
    public Set<String> tables() {
        return Set.of("routing_parent");
    }

    @Override
    public Map<String, Object> export(UserId person) {
        return Map.of(
                "parentOrders",
                rows.of(
                        "select id, account_id, venue, symbol, side, quantity, algorithm,"
                                + " limit_price, starts_at, ends_at, tuning, status, reason,"
                                + " filled, arrival_price, created_at, updated_at from"
                                + " routing_parent where user_id = ? order by created_at, id",
                        person),
                "children",
                rows.of(
                        "select c.parent_id, c.number, c.venue, c.symbol, c.type,"
                                + " c.time_in_force, c.quantity, c.price, c.order_id, c.status,"
                                + " c.filled, c.reason, c.created_at from routing_child c join"
                                + " routing_parent p on p.id = c.parent_id where p.user_id = ?"
                                + " order by c.parent_id, c.number",
                        person));
    }

    @Override
    public Optional<String> hindrance(UserId person) {
        int working =
                jdbc.sql(
                                "select count(*) from routing_parent where working = true and"
                                        + " user_id = ?")
                        .param(person.value())
                        .query(Integer.class)
                        .single();
        return working == 0
                ? Optional.empty()
                : Optional.of("There are " + working + " working parent orders; cancel them first");
    }

    @Override
    public Erasure erase(UserId person) {
        int keys =
                jdbc.sql(
                                "update routing_parent set request_key = cast(id as varchar(64))"
                                        + " where user_id = ? and request_key <> cast(id as"
                                        + " varchar(64))")
                        .param(person.value())
                        .update();
        long parents =
                jdbc.sql("select count(*) from routing_parent where user_id = ?")
                        .param(person.value())
                        .query(Long.class)
                        .single();
        return new Erasure(
                List.of(keys + " keys of requests for parent orders"),
                List.of(
                        new Erasure.Retained(
                                parents + " parent orders and their children, by number",
                                "legal obligation to keep trading records, GDPR article"
                                        + " 17(3)(b)")));
    }
}
