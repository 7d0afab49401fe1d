package io.aibotiyi.backend.gateway.docs;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Examples of commands whose fields depend on each other: one with every field filled in would be
 * refused. With an account of the reader's own they are taken as they stand.
 */
final class WorkedExamples {

    static final InstrumentId INSTRUMENT = InstrumentId.parse("sim:BTC-USDT");
    static final AccountId ACCOUNT = AccountId.parse("0198c5a0-0000-7000-8000-000000000001");

    private static final Map<String, Map<String, Object>> BY_SCHEMA = examples();

    private WorkedExamples() {}

    /** Of the schema with this name; null if its fields do not depend on each other. */
    static @Nullable Map<String, Object> of(String schema) {
        return BY_SCHEMA.get(schema);
    }

    private static Map<String, Map<String, Object>> examples() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        PlaceOrder entry = order(Side.BUY, OrderType.LIMIT, "50000.00");
        add(all, entry);
        add(
                all,
                new PlaceGroup(
                        entry,
                        order(Side.SELL, OrderType.LIMIT, "90000.00"),
                        order(Side.SELL, OrderType.STOP, null)
                                .triggeredAt(OrderType.STOP, new BigDecimal("45000.00"))));
        add(all, new AmendOrder(new BigDecimal("0.005"), new BigDecimal("49900.00"), null));
        add(
                all,
                new StartParent(
                        ACCOUNT,
                        INSTRUMENT,
                        Side.BUY,
                        new BigDecimal("0.05"),
                        Algorithm.TWAP,
                        new BigDecimal("50000.00"),
                        null,
                        600L,
                        new Tuning(10, Style.PASSIVE, new BigDecimal("0.2"), null, null)));
        return all;
    }

    private static PlaceOrder order(Side side, OrderType type, @Nullable String price) {
        return new PlaceOrder(
                ACCOUNT,
                INSTRUMENT,
                side,
                type,
                new BigDecimal("0.01"),
                price == null ? null : new BigDecimal(price),
                price == null ? null : TimeInForce.GTC,
                null);
    }

    @SuppressWarnings("unchecked") // a record becomes a map of names
    private static void add(Map<String, Map<String, Object>> all, Record example) {
        all.put(example.getClass().getSimpleName(), Json.mapper().convertValue(example, Map.class));
    }
}
