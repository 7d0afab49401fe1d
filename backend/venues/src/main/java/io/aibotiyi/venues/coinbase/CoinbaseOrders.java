package io.aibotiyi.venues.coinbase;

import static java.util.Map.entry;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.trading.OrderGateway;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Coinbase's signed requests. Orders are asked for by Coinbase's id where it is known, else among
 * the orders since ours was made (its id tells when: UUID version 7, RFC 9562).
 */
final class CoinbaseOrders implements OrderGateway {

    private static final String ORDERS = "/orders";
    private static final String LIST = "/orders/historical/batch";
    private static final String CANCEL = "/orders/batch_cancel";

    /** Pages of a list that are read at most; a page has up to 250 entries. */
    private static final int MAX_PAGES = 40;

    /** Orders that one request may cancel. */
    static final int MAX_BATCH = 100;

    private final CoinbaseSettings settings;
    private final CoinbaseRest rest;
    private final CoinbaseTokens tokens;
    private final Map<String, InstrumentRules> instruments;

    CoinbaseOrders(
            CoinbaseSettings settings,
            CoinbaseRest rest,
            CoinbaseTokens tokens,
            Map<String, InstrumentRules> instruments) {
        this.settings = settings;
        this.rest = rest;
        this.tokens = tokens;
        this.instruments = instruments;
    }

    @Override
    public Duration requestLifetime() {
        return settings.tokenLife();
    }

    @Override
    public OrderReport place(NewOrder order, InstrumentRules rules) throws VenueException {
        ObjectNode request = JsonFields.mapper().createObjectNode();
        request.put("client_order_id", order.id().toString());
        request.put("product_id", rules.tradeSymbol());
        request.put("side", order.side().name());
        configure(order, request.putObject("order_configuration"));
        JsonNode answer = post(ORDERS, request);
        if (!answer.path("success").asBoolean(false)) {
            JsonNode error = answer.path("error_response");
            String reason = JsonFields.text(error, "error");
            String preview = JsonFields.text(error, "preview_failure_reason");
            boolean vague = reason.isEmpty() || reason.startsWith("UNKNOWN");
            throw CoinbaseErrors.of("POST " + ORDERS, vague ? preview : reason);
        }
        return OrderReport.placed(
                order, JsonFields.text(answer.path("success_response"), "order_id"));
    }

    private static void configure(NewOrder order, ObjectNode configuration) {
        String name =
                switch (order.kind()) {
                    case MARKET -> "market_market_ioc";
                    case LIMIT ->
                            switch (order.validity()) {
                                case GTC -> "limit_limit_gtc";
                                case GTD -> "limit_limit_gtd";
                                case FOK -> "limit_limit_fok";
                                case IOC -> "sor_limit_ioc";
                            };
                    case STOP, STOP_LIMIT ->
                            order.goodTill() == null
                                    ? "stop_limit_stop_limit_gtc"
                                    : "stop_limit_stop_limit_gtd";
                };
        ObjectNode fields = configuration.putObject(name);
        put(fields, "base_size", order.quantity());
        put(fields, "quote_size", order.quoteQuantity());
        put(fields, "limit_price", order.limitPrice());
        put(fields, "stop_price", order.stopPrice());
        if (order.stopPrice() != null) {
            fields.put(
                    "stop_direction",
                    order.side() == Side.BUY
                            ? "STOP_DIRECTION_STOP_UP"
                            : "STOP_DIRECTION_STOP_DOWN");
        }
        if (order.goodTill() != null) {
            fields.put("end_time", order.goodTill().toString());
        }
        if (order.postOnly()) {
            fields.put("post_only", true);
        }
    }

    private static void put(ObjectNode fields, String name, @Nullable BigDecimal value) {
        if (value != null) {
            fields.put(name, value.toPlainString());
        }
    }

    private JsonNode post(String path, ObjectNode body) throws VenueException {
        return rest.signed(tokens, "POST", path, List.of(), body.toString());
    }

    @Override
    public Optional<OrderReport> find(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        if (!venueOrderId.isEmpty()) {
            try {
                JsonNode answer =
                        rest.signed(
                                tokens, "GET", "/orders/historical/" + venueOrderId, List.of(), "");
                return Optional.of(report(answer.path("order")));
            } catch (VenueException e) {
                if (e.error() == VenueError.UNKNOWN_ORDER) {
                    return Optional.empty();
                }
                throw e;
            }
        }
        List<Map.Entry<String, String>> query = new ArrayList<>();
        query.add(entry("product_ids", rules.tradeSymbol()));
        made(order.id().value()).ifPresent(time -> query.add(entry("start_date", time.toString())));
        List<OrderReport> found = new ArrayList<>();
        for (JsonNode listed : pages(LIST, query, "orders")) {
            if (JsonFields.text(listed, "client_order_id").equals(order.id().toString())) {
                found.add(report(listed));
            }
        }
        return found.stream().findFirst();
    }

    /** A minute before the id was made; empty if it does not tell. */
    private static Optional<Instant> made(UUID id) {
        return id.version() == 7
                ? Optional.of(
                        Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16).minusSeconds(60))
                : Optional.empty();
    }

    private List<JsonNode> pages(String path, List<Map.Entry<String, String>> query, String field)
            throws VenueException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MAX_PAGES; page++) {
            List<Map.Entry<String, String>> asked = new ArrayList<>(query);
            asked.add(entry("limit", "250"));
            if (!cursor.isEmpty()) {
                asked.add(entry("cursor", cursor));
            }
            JsonNode answer = rest.signed(tokens, "GET", path, asked, "");
            answer.path(field).forEach((Consumer<JsonNode>) all::add);
            String next = JsonFields.text(answer, "cursor");
            boolean more = answer.path("has_next").asBoolean(!next.isEmpty());
            if (!more || next.isEmpty() || next.equals(cursor)) {
                return all;
            }
            cursor = next;
        }
        throw new VenueException(
                VenueError.MALFORMED_ANSWER,
                "Coinbase lists more than " + MAX_PAGES + " pages of " + path);
    }

    @Override
    public OrderReport cancel(NewOrder order, InstrumentRules rules, String venueOrderId)
            throws VenueException {
        String id = venueId(order, rules, venueOrderId);
        if (id.isEmpty()) {
            throw new VenueException(
                    VenueError.UNKNOWN_ORDER, "Coinbase lists no order " + order.id());
        }
        JsonNode result = cancel(List.of(id)).path("results").path(0);
        if (!result.path("success").asBoolean(false)) {
            throw CoinbaseErrors.of("POST " + CANCEL, JsonFields.text(result, "failure_reason"));
        }
        return find(order, rules, id)
                .orElseThrow(() ->
                        new VenueException(
                                VenueError.OUTCOME_UNKNOWN,
                                "Coinbase does not list the order it cancelled"));
    }

    private JsonNode cancel(List<String> ids) throws VenueException {
        ObjectNode request = JsonFields.mapper().createObjectNode();
        ArrayNode list = request.putArray("order_ids");
        ids.forEach(list::add);
        return post(CANCEL, request);
    }

    @Override
    public OrderReport amend(
            NewOrder order,
            InstrumentRules rules,
            String venueOrderId,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice)
            throws VenueException {
        ObjectNode request = JsonFields.mapper().createObjectNode();
        request.put("order_id", venueOrderId);
        put(request, "size", quantity);
        put(request, "price", limitPrice);
        JsonNode answer = post("/orders/edit", request);
        if (!answer.path("success").asBoolean(false)) {
            JsonNode error = answer.path("errors").path(0);
            throw CoinbaseErrors.of(
                    "POST /orders/edit", JsonFields.text(error, "edit_failure_reason"));
        }
        return OrderReport.amended(order, venueOrderId, quantity, limitPrice);
    }

    @Override
    public void cancelAll(InstrumentRules rules, List<OrderReport> open) throws VenueException {
        List<String> ids = open.stream().map(OrderReport::venueOrderId).toList();
        for (int from = 0; from < ids.size(); from += MAX_BATCH) {
            cancel(ids.subList(from, Math.min(ids.size(), from + MAX_BATCH)));
        }
    }

    @Override
    public List<OrderReport> openOrders() throws VenueException {
        List<Map.Entry<String, String>> query = new ArrayList<>();
        query.add(entry("order_status", "OPEN"));
        instruments.keySet().forEach(product -> query.add(entry("product_ids", product)));
        List<OrderReport> reports = new ArrayList<>();
        for (JsonNode order : pages(LIST, query, "orders")) {
            reports.add(report(order));
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
        List<Fill> fills = new ArrayList<>();
        try {
            for (JsonNode fill :
                    pages("/orders/historical/fills", List.of(entry("order_ids", id)), "fills")) {
                fills.add(fill(fill, order, rules, id));
            }
        } catch (MalformedMessageException e) {
            throw CoinbaseRest.malformed("/orders/historical/fills", e);
        }
        return fills;
    }

    private static Fill fill(JsonNode fill, NewOrder order, InstrumentRules rules, String id)
            throws MalformedMessageException {
        BigDecimal price = JsonFields.needDecimal(fill, "price");
        BigDecimal size = JsonFields.needDecimal(fill, "size");
        if (fill.path("size_in_quote").asBoolean(false)) {
            size = size.divide(price, rules.instrument().quantityScale(), RoundingMode.HALF_EVEN);
        }
        return new Fill(
                JsonFields.needText(fill, "trade_id"),
                order.id().toString(),
                id,
                rules.id(),
                order.side(),
                price,
                size,
                JsonFields.decimal(fill, "commission", BigDecimal.ZERO),
                rules.instrument().quoteAsset(),
                JsonFields.text(fill, "liquidity_indicator").equals("MAKER"),
                JsonFields.needInstant(fill, "trade_time"));
    }

    @Override
    public List<Balance> balances() throws VenueException {
        List<Balance> balances = new ArrayList<>();
        try {
            for (JsonNode account : pages("/accounts", List.of(), "accounts")) {
                balances.add(
                        new Balance(
                                JsonFields.needText(account, "currency"),
                                JsonFields.needDecimal(account.path("available_balance"), "value"),
                                JsonFields.decimal(
                                        account.path("hold"), "value", BigDecimal.ZERO)));
            }
        } catch (MalformedMessageException e) {
            throw CoinbaseRest.malformed("/accounts", e);
        }
        return balances;
    }

    private OrderReport report(JsonNode order) throws VenueException {
        try {
            InstrumentRules rules = instruments.get(JsonFields.text(order, "product_id"));
            OrderStatus status = status(JsonFields.needText(order, "status"));
            BigDecimal size = null;
            for (JsonNode configuration : order.path("order_configuration")) {
                if (configuration.has("base_size")) {
                    size = JsonFields.needDecimal(configuration, "base_size");
                }
            }
            String reason = JsonFields.text(order, "reject_message");
            return new OrderReport(
                    JsonFields.text(order, "client_order_id"),
                    JsonFields.needText(order, "order_id"),
                    rules == null ? null : rules.id(),
                    Side.valueOf(JsonFields.needText(order, "side")),
                    status,
                    size,
                    null,
                    JsonFields.needDecimal(order, "filled_size"),
                    status.isWorking()
                            ? ""
                            : reason.isEmpty() ? JsonFields.text(order, "status") : reason,
                    null);
        } catch (MalformedMessageException | IllegalArgumentException e) {
            throw CoinbaseRest.malformed("an order query", e);
        }
    }

    /** Coinbase's order states, of requests and of the user channel. */
    static OrderStatus status(String name) throws MalformedMessageException {
        return switch (name) {
            case "PENDING", "QUEUED" -> OrderStatus.PENDING;
            case "OPEN", "CANCEL_QUEUED", "EDIT_QUEUED" -> OrderStatus.OPEN;
            case "FILLED" -> OrderStatus.FILLED;
            case "CANCELLED", "EXPIRED" -> OrderStatus.CANCELLED;
            case "FAILED" -> OrderStatus.REJECTED;
            default -> throw new MalformedMessageException("unknown order status " + name);
        };
    }
}
