package io.aibotiyi.venues.kraken;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderKind;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.SelfTradePrevention;
import io.aibotiyi.venues.Validity;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.RateBudget;
import io.aibotiyi.venues.trading.OrderGateway;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Kraken's signed requests. Orders carry a deadline, after which the engine refuses them. */
final class KrakenOrders implements OrderGateway {

    /** Trades that one request may ask for. */
    private static final int TRADES_AT_ONCE = 20;

    /** What an early cancel costs on the pair's order counter at most. */
    private static final int CANCEL_COST = 8;

    private final KrakenSettings settings;
    private final KrakenRest rest;
    private final KrakenRest.Account account;
    private final Map<String, InstrumentRules> byName;
    private final Map<String, RateBudget> orderCounters = new ConcurrentHashMap<>();

    KrakenOrders(
            KrakenSettings settings,
            KrakenRest rest,
            KrakenRest.Account account,
            Map<String, InstrumentRules> byName) {
        this.settings = settings;
        this.rest = rest;
        this.account = account;
        this.byName = byName;
    }

    private RateBudget counter(InstrumentRules rules) {
        return orderCounters.computeIfAbsent(
                rules.tradeSymbol(),
                pair ->
                        new RateBudget(
                                "Kraken's order counter of " + pair,
                                settings.orderLimit(),
                                settings.orderDecay(),
                                System::nanoTime));
    }

    @Override
    public Duration requestLifetime() {
        return settings.deadline();
    }

    private String deadline() {
        long nanos = rest.skew().venueNanos() + settings.deadline().toNanos();
        return Instant.ofEpochMilli(Math.floorDiv(nanos, 1_000_000L)).toString();
    }

    @Override
    public OrderReport place(NewOrder order, InstrumentRules rules) throws VenueException {
        counter(rules).acquire(1, settings.trading().budgetPatience());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ordertype", type(order.kind()));
        fields.put("type", order.side() == Side.BUY ? "buy" : "sell");
        fields.put("pair", rules.tradeSymbol());
        fields.put("cl_ord_id", order.id().toString());
        put(fields, "volume", order.quantity());
        if (order.quoteQuantity() != null) {
            put(fields, "volume", order.quoteQuantity());
            fields.put("oflags", "viqc");
        }
        put(fields, "price", order.stopPrice() == null ? order.limitPrice() : order.stopPrice());
        if (order.kind() == OrderKind.STOP_LIMIT) {
            put(fields, "price2", order.limitPrice());
        }
        if (order.postOnly()) {
            fields.put("oflags", "post");
        }
        if (order.limitPrice() != null) {
            fields.put("timeinforce", order.validity().name());
        }
        Instant end = order.goodTill();
        if (order.validity() == Validity.GTD && end != null) {
            fields.put("expiretm", Long.toString(end.getEpochSecond()));
        }
        if (order.selfTrade() != SelfTradePrevention.VENUE_DEFAULT) {
            fields.put("stptype", prevention(order.selfTrade()));
        }
        fields.put("deadline", deadline());
        JsonNode result = account.call("/0/private/AddOrder", fields, 0);
        return OrderReport.placed(order, result.path("txid").path(0).asString(""));
    }

    private static String type(OrderKind kind) {
        return switch (kind) {
            case LIMIT -> "limit";
            case MARKET -> "market";
            case STOP -> "stop-loss";
            case STOP_LIMIT -> "stop-loss-limit";
        };
    }

    private static String prevention(SelfTradePrevention wanted) {
        return switch (wanted) {
            case VENUE_DEFAULT, CANCEL_TAKER -> "cancel-newest";
            case CANCEL_MAKER -> "cancel-oldest";
            case CANCEL_BOTH -> "cancel-both";
        };
    }

    private static void put(Map<String, String> fields, String name, @Nullable BigDecimal value) {
        if (value != null) {
            fields.put(name, value.toPlainString());
        }
    }

    /** By the venue's id where it is known; else among the open orders, then the closed ones. */
    @Override
    public Optional<OrderReport> find(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        String clientId = order.id().toString();
        if (!venueOrderId.isEmpty()) {
            JsonNode result =
                    account.call("/0/private/QueryOrders", Map.of("txid", venueOrderId), 1);
            return first(result, clientId);
        }
        Map<String, String> fields = Map.of("cl_ord_id", clientId);
        JsonNode open = account.call("/0/private/OpenOrders", fields, 1).path("open");
        Optional<OrderReport> found = first(open, clientId);
        return found.isPresent()
                ? found
                : first(
                        account.call("/0/private/ClosedOrders", fields, 1).path("closed"),
                        clientId);
    }

    private Optional<OrderReport> first(JsonNode orders, String clientId) throws VenueException {
        for (Map.Entry<String, JsonNode> entry : orders.properties()) {
            OrderReport report = report(entry.getKey(), entry.getValue());
            if (report.clientOrderId().equals(clientId)) {
                return Optional.of(report);
            }
        }
        return Optional.empty();
    }

    /** Kraken answers a cancel with a count only, so the order is asked for after it. */
    @Override
    public OrderReport cancel(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        counter(rules).force(CANCEL_COST);
        account.call("/0/private/CancelOrder", Map.of("cl_ord_id", order.id().toString()), 0);
        return find(order, rules, venueOrderId)
                .orElseThrow(() ->
                        new VenueException(
                                VenueError.OUTCOME_UNKNOWN,
                                "Kraken does not list the order it cancelled"));
    }

    @Override
    public OrderReport amend(
            NewOrder order,
            InstrumentRules rules,
            String venueOrderId,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice)
            throws VenueException {
        counter(rules).acquire(3, settings.trading().budgetPatience());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("cl_ord_id", order.id().toString());
        put(fields, "order_qty", quantity);
        put(fields, "limit_price", limitPrice);
        fields.put("deadline", deadline());
        account.call("/0/private/AmendOrder", fields, 0);
        return OrderReport.amended(order, venueOrderId, quantity, limitPrice);
    }

    @Override
    public void cancelAll(InstrumentRules rules, List<OrderReport> open) throws VenueException {
        for (OrderReport order : open) {
            counter(rules).force(CANCEL_COST);
            try {
                account.call("/0/private/CancelOrder", Map.of("txid", order.venueOrderId()), 0);
            } catch (VenueException e) {
                if (e.error() != VenueError.UNKNOWN_ORDER) {
                    throw e;
                }
                // it ended meanwhile
            }
        }
    }

    @Override
    public List<OrderReport> openOrders() throws VenueException {
        List<OrderReport> reports = new ArrayList<>();
        JsonNode open = account.call("/0/private/OpenOrders", Map.of(), 1).path("open");
        for (Map.Entry<String, JsonNode> entry : open.properties()) {
            OrderReport report = report(entry.getKey(), entry.getValue());
            if (report.instrument() != null) {
                reports.add(report);
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
        JsonNode answer =
                account.call("/0/private/QueryOrders", Map.of("txid", id, "trades", "true"), 1);
        List<String> trades = new ArrayList<>();
        answer.path(id).path("trades").forEach(trade -> trades.add(trade.asString()));
        List<Fill> fills = new ArrayList<>();
        for (int from = 0; from < trades.size(); from += TRADES_AT_ONCE) {
            List<String> part =
                    trades.subList(from, Math.min(trades.size(), from + TRADES_AT_ONCE));
            JsonNode result =
                    account.call(
                            "/0/private/QueryTrades",
                            Map.of("txid", part.stream().collect(Collectors.joining(","))),
                            1);
            for (Map.Entry<String, JsonNode> entry : result.properties()) {
                fills.add(fill(entry.getKey(), entry.getValue(), order, rules, id));
            }
        }
        return fills;
    }

    private static Fill fill(
            String fillId, JsonNode trade, NewOrder order, InstrumentRules rules, String id)
            throws VenueException {
        try {
            return new Fill(
                    fillId,
                    order.id().toString(),
                    id,
                    rules.id(),
                    order.side(),
                    JsonFields.needDecimal(trade, "price"),
                    JsonFields.needDecimal(trade, "vol"),
                    JsonFields.decimal(trade, "fee", BigDecimal.ZERO),
                    rules.instrument().quoteAsset(),
                    trade.path("maker").asBoolean(false),
                    instant(JsonFields.needDecimal(trade, "time")));
        } catch (MalformedMessageException e) {
            throw KrakenRest.malformed("/0/private/QueryTrades", e);
        }
    }

    @Override
    public List<Balance> balances() throws VenueException {
        JsonNode result = account.call("/0/private/BalanceEx", Map.of(), 1);
        List<Balance> balances = new ArrayList<>();
        try {
            for (Map.Entry<String, JsonNode> entry : result.properties()) {
                BigDecimal total = JsonFields.needDecimal(entry.getValue(), "balance");
                BigDecimal held =
                        JsonFields.decimal(entry.getValue(), "hold_trade", BigDecimal.ZERO);
                balances.add(
                        new Balance(
                                KrakenNames.ofBalance(entry.getKey()), total.subtract(held), held));
            }
        } catch (MalformedMessageException e) {
            throw KrakenRest.malformed("/0/private/BalanceEx", e);
        }
        return balances;
    }

    private OrderReport report(String id, JsonNode order) throws VenueException {
        try {
            JsonNode description = order.path("descr");
            InstrumentRules rules = byName.get(JsonFields.text(description, "pair"));
            String status = JsonFields.needText(order, "status");
            BigDecimal filled = JsonFields.needDecimal(order, "vol_exec");
            String reason = JsonFields.text(order, "reason");
            return new OrderReport(
                    JsonFields.text(order, "cl_ord_id"),
                    id,
                    rules == null ? null : rules.id(),
                    JsonFields.text(description, "type").equals("buy") ? Side.BUY : Side.SELL,
                    status(status, filled),
                    JsonFields.needDecimal(order, "vol"),
                    null,
                    filled,
                    status.equals("open") ? "" : reason.isEmpty() ? status : reason,
                    null);
        } catch (MalformedMessageException e) {
            throw KrakenRest.malformed("an order query", e);
        }
    }

    private static OrderStatus status(String name, BigDecimal filled)
            throws MalformedMessageException {
        return switch (name) {
            case "pending", "open" ->
                    filled.signum() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.OPEN;
            case "closed" -> OrderStatus.FILLED;
            case "canceled", "expired" -> OrderStatus.CANCELLED;
            default -> throw new MalformedMessageException("unknown order status " + name);
        };
    }

    private static Instant instant(BigDecimal seconds) {
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValue(), seconds.subtract(whole).movePointRight(9).longValue());
    }
}
