package io.aibotiyi.venues.binance;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.SelfTradePrevention;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Binance's signed requests. */
final class BinanceOrders implements OrderGateway {

    private static final String ORDER = "/api/v3/order";
    private static final String OPEN = "/api/v3/openOrders";

    private final BinanceSettings settings;
    private final BinanceRest rest;
    private final BinanceSigner signer;
    private final Map<String, InstrumentRules> instruments;

    BinanceOrders(
            BinanceSettings settings,
            BinanceRest rest,
            BinanceSigner signer,
            Map<String, InstrumentRules> instruments) {
        this.settings = settings;
        this.rest = rest;
        this.signer = signer;
        this.instruments = instruments;
    }

    @Override
    public Duration requestLifetime() {
        return settings.receiveWindow();
    }

    @Override
    public OrderReport place(NewOrder order, InstrumentRules rules) throws VenueException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("symbol", rules.tradeSymbol());
        fields.put("side", order.side().name());
        fields.put("type", type(order));
        if (order.limitPrice() != null && !order.postOnly()) {
            fields.put("timeInForce", order.validity().name());
        }
        put(fields, "quantity", order.quantity());
        put(fields, "quoteOrderQty", order.quoteQuantity());
        put(fields, "price", order.limitPrice());
        put(fields, "stopPrice", order.stopPrice());
        fields.put("newClientOrderId", order.id().toString());
        if (order.selfTrade() != SelfTradePrevention.VENUE_DEFAULT) {
            fields.put("selfTradePreventionMode", prevention(order.selfTrade()));
        }
        fields.put("newOrderRespType", "RESULT");
        return report("POST", ORDER, fields, 1);
    }

    private static String type(NewOrder order) {
        return switch (order.kind()) {
            case LIMIT -> order.postOnly() ? "LIMIT_MAKER" : "LIMIT";
            case MARKET -> "MARKET";
            case STOP -> "STOP_LOSS";
            case STOP_LIMIT -> "STOP_LOSS_LIMIT";
        };
    }

    private static String prevention(SelfTradePrevention wanted) {
        return switch (wanted) {
            case VENUE_DEFAULT, CANCEL_TAKER -> "EXPIRE_TAKER";
            case CANCEL_MAKER -> "EXPIRE_MAKER";
            case CANCEL_BOTH -> "EXPIRE_BOTH";
        };
    }

    private static void put(Map<String, String> fields, String name, @Nullable BigDecimal value) {
        if (value != null) {
            fields.put(name, value.toPlainString());
        }
    }

    @Override
    public Optional<OrderReport> find(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        try {
            return Optional.of(report("GET", ORDER, identity(order, rules), 4));
        } catch (VenueException e) {
            if (e.error() == VenueError.UNKNOWN_ORDER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Map<String, String> identity(NewOrder order, InstrumentRules rules) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("symbol", rules.tradeSymbol());
        fields.put("origClientOrderId", order.id().toString());
        return fields;
    }

    @Override
    public OrderReport cancel(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        return report("DELETE", ORDER, identity(order, rules), 1);
    }

    @Override
    public OrderReport amend(
            NewOrder order,
            InstrumentRules rules,
            String venueOrderId,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice)
            throws VenueException {
        Map<String, String> fields = identity(order, rules);
        fields.put("newClientOrderId", order.id().toString());
        put(fields, "newQty", quantity);
        JsonNode answer = rest.signed(signer, "PUT", "/api/v3/order/amend/keepPriority", fields, 4);
        return report(answer.path("amendedOrder"));
    }

    @Override
    public void cancelAll(InstrumentRules rules, List<OrderReport> open) throws VenueException {
        if (!open.isEmpty()) {
            try {
                rest.signed(signer, "DELETE", OPEN, Map.of("symbol", rules.tradeSymbol()), 1);
            } catch (VenueException e) {
                if (e.error() != VenueError.UNKNOWN_ORDER) {
                    throw e;
                }
                // all of them ended meanwhile
            }
        }
    }

    @Override
    public List<OrderReport> openOrders() throws VenueException {
        List<OrderReport> reports = new ArrayList<>();
        for (String symbol : instruments.keySet()) {
            for (JsonNode order : rest.signed(signer, "GET", OPEN, Map.of("symbol", symbol), 6)) {
                reports.add(report(order));
            }
        }
        return reports;
    }

    @Override
    public List<Fill> fills(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        String id = venueId(order, rules, venueOrderId);
        if (id.isEmpty()) {
            return List.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("symbol", rules.tradeSymbol());
        fields.put("orderId", id);
        List<Fill> fills = new ArrayList<>();
        try {
            for (JsonNode trade : rest.signed(signer, "GET", "/api/v3/myTrades", fields, 5)) {
                fills.add(
                        new Fill(
                                JsonFields.needText(trade, "id"),
                                order.id().toString(),
                                id,
                                rules.id(),
                                order.side(),
                                JsonFields.needDecimal(trade, "price"),
                                JsonFields.needDecimal(trade, "qty"),
                                JsonFields.needDecimal(trade, "commission"),
                                JsonFields.text(trade, "commissionAsset"),
                                trade.path("isMaker").asBoolean(false),
                                Instant.ofEpochMilli(JsonFields.needLong(trade, "time"))));
            }
        } catch (MalformedMessageException e) {
            throw BinanceRest.malformed("/api/v3/myTrades", e);
        }
        return fills;
    }

    @Override
    public List<Balance> balances() throws VenueException {
        JsonNode account =
                rest.signed(
                        signer, "GET", "/api/v3/account", Map.of("omitZeroBalances", "true"), 20);
        List<Balance> balances = new ArrayList<>();
        try {
            for (JsonNode entry : account.path("balances")) {
                balances.add(
                        new Balance(
                                JsonFields.needText(entry, "asset"),
                                JsonFields.needDecimal(entry, "free"),
                                JsonFields.needDecimal(entry, "locked")));
            }
        } catch (MalformedMessageException e) {
            throw BinanceRest.malformed("/api/v3/account", e);
        }
        return balances;
    }

    private OrderReport report(String method, String path, Map<String, String> fields, int cost)
            throws VenueException {
        return report(rest.signed(signer, method, path, fields, cost));
    }

    private OrderReport report(JsonNode order) throws VenueException {
        try {
            String original = JsonFields.text(order, "origClientOrderId");
            InstrumentRules rules = instruments.get(JsonFields.needText(order, "symbol"));
            String status = JsonFields.needText(order, "status");
            boolean amended = order.has("qty");
            long time = time(order);
            return new OrderReport(
                    original.isEmpty() ? JsonFields.needText(order, "clientOrderId") : original,
                    JsonFields.needText(order, "orderId"),
                    rules == null ? null : rules.id(),
                    Side.valueOf(JsonFields.needText(order, "side")),
                    status(status),
                    JsonFields.needDecimal(order, amended ? "qty" : "origQty"),
                    JsonFields.needDecimal(order, "price"),
                    JsonFields.needDecimal(order, "executedQty"),
                    status(status).isWorking() ? "" : status,
                    time < 0 ? null : Instant.ofEpochMilli(time));
        } catch (MalformedMessageException | IllegalArgumentException e) {
            throw BinanceRest.malformed(ORDER, e);
        }
    }

    private static long time(JsonNode order) throws MalformedMessageException {
        for (String name : new String[] {"updateTime", "transactTime"}) {
            if (order.has(name)) {
                return JsonFields.needLong(order, name);
            }
        }
        return -1;
    }

    /** Binance's order states ("Enums, Order status"). */
    static OrderStatus status(String name) throws MalformedMessageException {
        return switch (name) {
            case "NEW", "PENDING_NEW", "PENDING_CANCEL" -> OrderStatus.OPEN;
            case "PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
            case "FILLED" -> OrderStatus.FILLED;
            case "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH" -> OrderStatus.CANCELLED;
            case "REJECTED" -> OrderStatus.REJECTED;
            default -> throw new MalformedMessageException("unknown order status " + name);
        };
    }
}
