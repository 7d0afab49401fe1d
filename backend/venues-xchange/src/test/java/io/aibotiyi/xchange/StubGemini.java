package io.aibotiyi.xchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.aibotiyi.domain.Side;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.xchange.StubRest.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Gemini's REST interface with one account: checks every signature and nonce as Gemini documents
 * them, and keeps orders and fills.
 */
final class StubGemini implements StubRest.Handler {

    static final String KEY = "account-key";
    static final String SECRET = "1234abcd";

    private static final class Order {
        private final long id;
        private final String client;
        private final String side;
        private final BigDecimal price;
        private final BigDecimal amount;
        private BigDecimal filled = BigDecimal.ZERO;
        private boolean live = true;
        private boolean cancelled;

        Order(long id, JsonNode request) throws MalformedMessageException {
            this.id = id;
            this.client = JsonFields.needText(request, "client_order_id");
            this.side = JsonFields.needText(request, "side");
            this.price = JsonFields.needDecimal(request, "price");
            this.amount = JsonFields.needDecimal(request, "amount");
        }
    }

    private final StubMarket market;
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final List<String> fills = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private long lastNonce;
    private long lastId = 100;
    private String refuseNext = "";
    private boolean loseAnswer;
    private boolean loseRequest;

    StubGemini(StubMarket market) {
        this.market = market;
    }

    /** The next order is refused with Gemini's reason and message. */
    synchronized void refuseNext(String reason, String message) {
        refuseNext =
                "{\"result\":\"error\",\"reason\":\"%s\",\"message\":\"%s\"}"
                        .formatted(reason, message);
    }

    /** The next order is taken, and its answer lost. */
    synchronized void loseNextAnswer() {
        loseAnswer = true;
    }

    /** The next order does not arrive. */
    synchronized void loseNextRequest() {
        loseRequest = true;
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized int orders() {
        return orders.size();
    }

    /** Fills a part of the account's newest order. */
    synchronized void fill(String quantity) {
        Order order = orders.values().stream().reduce((a, b) -> b).orElseThrow();
        BigDecimal part = new BigDecimal(quantity);
        order.filled = order.filled.add(part);
        order.live = order.filled.compareTo(order.amount) < 0;
        fills.addFirst(
                ("{\"price\":\"%s\",\"amount\":\"%s\",\"timestamp\":1700000000,"
                                + "\"timestampms\":1700000000123,\"type\":\"Buy\",\"aggressor\":false,"
                                + "\"fee_currency\":\"USD\",\"fee_amount\":\"0.35\",\"tid\":%d,"
                                + "\"order_id\":\"%d\",\"exchange\":\"gemini\",\"symbol\":\"BTCUSD\"}")
                        .formatted(order.price, part, 9_000 + fills.size(), order.id));
    }

    @Override
    public String answer(String method, String path, String query, HttpExchange exchange)
            throws IOException, Refusal {
        return switch (path) {
            case "/v1/symbols" -> "[\"btcusd\",\"ethusd\",\"btcgusd\"]";
            case "/v1/book/btcusd" -> book();
            case "/v1/trades/btcusd" -> trades();
            case "/v2/candles/btcusd/1m" ->
                    "[[1700000160000,60000,60010.5,59990,60001,1.5],[1700000100000,60000,60000,60000,60000,0]]";
            default -> signed(path, exchange);
        };
    }

    private String book() {
        StubMarket.Level level =
                (price, quantity) ->
                        "{\"price\":\"%d.00\",\"amount\":\"%s\",\"timestamp\":\"1700000000\"}"
                                .formatted(price, quantity);
        return "{\"bids\":%s,\"asks\":%s}".formatted(market.bids(level), market.asks(level));
    }

    private String trades() {
        return market.prints().stream()
                .map(p ->
                        ("{\"timestamp\":%d,\"timestampms\":%d000,\"tid\":%d,\"price\":\"%d.00\","
                                        + "\"amount\":\"%s\",\"exchange\":\"gemini\",\"type\":\"%s\"}")
                                .formatted(
                                        market.seconds(),
                                        market.seconds(),
                                        p.id(),
                                        p.price(),
                                        StubMarket.quantity(p.quantity()),
                                        p.aggressor() == Side.BUY ? "buy" : "sell"))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private synchronized String signed(String path, HttpExchange exchange) throws Refusal {
        try {
            return act(path, request(path, exchange));
        } catch (MalformedMessageException | GeneralSecurityException e) {
            faults.add(path + ": " + e.getMessage());
            throw new Refusal(400, error("InvalidJson", String.valueOf(e.getMessage())));
        }
    }

    private static String error(String reason, String message) {
        return "{\"result\":\"error\",\"reason\":\"%s\",\"message\":\"%s\"}"
                .formatted(reason, message);
    }

    private JsonNode request(String path, HttpExchange exchange)
            throws MalformedMessageException, GeneralSecurityException, Refusal {
        String payload = exchange.getRequestHeaders().getFirst("X-GEMINI-PAYLOAD");
        if (payload == null) {
            throw new Refusal(404, error("EndpointNotFound", "no such endpoint " + path));
        }
        Mac mac = Mac.getInstance("HmacSHA384");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA384"));
        String signature = HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8)));
        if (!signature.equals(exchange.getRequestHeaders().getFirst("X-GEMINI-SIGNATURE"))
                || !KEY.equals(exchange.getRequestHeaders().getFirst("X-GEMINI-APIKEY"))) {
            faults.add(path + ": a bad signature");
            throw new Refusal(400, error("InvalidSignature", "InvalidSignature"));
        }
        JsonNode request = JsonFields.parse(new String(Base64.getDecoder().decode(payload), UTF_8));
        if (!JsonFields.text(request, "request").equals(path)) {
            faults.add("a payload of " + request.path("request") + " sent to " + path);
        }
        long nonce = JsonFields.needLong(request, "nonce");
        if (nonce <= lastNonce) {
            faults.add(path + ": a nonce that does not rise");
            throw new Refusal(
                    400, error("InvalidNonce", "Nonce '" + nonce + "' has not increased"));
        }
        lastNonce = nonce;
        return request;
    }

    private String act(String path, JsonNode request) throws MalformedMessageException, Refusal {
        return switch (path) {
            case "/v1/order/new" -> place(request);
            case "/v1/order/status" -> text(find(request));
            case "/v1/order/cancel" -> cancel(request);
            case "/v1/orders" ->
                    orders.values().stream()
                            .filter(order -> order.live)
                            .map(StubGemini::text)
                            .collect(Collectors.joining(",", "[", "]"));
            case "/v1/mytrades" -> "[" + String.join(",", fills) + "]";
            case "/v1/balances" ->
                    "[{\"type\":\"exchange\",\"currency\":\"USD\",\"amount\":\"1000.50\",\"available\":\"900.25\",\"availableForWithdrawal\":\"900.25\"}]";
            default -> throw new Refusal(404, error("EndpointNotFound", "no such endpoint"));
        };
    }

    private String place(JsonNode request) throws MalformedMessageException, Refusal {
        if (!refuseNext.isEmpty()) {
            String body = refuseNext;
            refuseNext = "";
            throw new Refusal(406, body);
        }
        if (loseRequest) {
            loseRequest = false;
            throw new Refusal(502, "<html>bad gateway</html>");
        }
        Order order = new Order(++lastId, request);
        orders.put(order.id, order);
        String options = request.path("options").toString();
        if (options.contains("immediate-or-cancel") || options.contains("fill-or-kill")) {
            order.live = false;
            order.cancelled = true;
        }
        if (loseAnswer) {
            loseAnswer = false;
            throw new Refusal(504, "<html>gateway time-out</html>");
        }
        return text(order);
    }

    private Order find(JsonNode request) throws Refusal {
        boolean byClient =
                request.has("client_order_id") && !request.path("client_order_id").isNull();
        if (byClient && request.has("order_id")) {
            faults.add("both ids in one question");
        }
        for (Order order : orders.values()) {
            if (byClient
                    ? order.client.equals(JsonFields.text(request, "client_order_id"))
                    : Long.toString(order.id).equals(JsonFields.text(request, "order_id"))) {
                return order;
            }
        }
        throw new Refusal(404, error("OrderNotFound", "Order not found"));
    }

    private String cancel(JsonNode request) throws Refusal {
        Order order = find(request);
        if (order.live) {
            order.live = false;
            order.cancelled = true;
        }
        return text(order);
    }

    private static String text(Order order) {
        return ("{\"order_id\":\"%d\",\"id\":\"%d\",\"symbol\":\"btcusd\",\"exchange\":\"gemini\","
                        + "\"avg_execution_price\":\"0.00\",\"side\":\"%s\",\"type\":\"exchange limit\","
                        + "\"timestamp\":\"1700000000\",\"timestampms\":1700000000123,\"is_live\":%b,"
                        + "\"is_cancelled\":%b,\"is_hidden\":false,\"was_forced\":false,"
                        + "\"executed_amount\":\"%s\",\"client_order_id\":\"%s\",\"options\":[],"
                        + "\"price\":\"%s\",\"original_amount\":\"%s\",\"remaining_amount\":\"%s\"}")
                .formatted(
                        order.id,
                        order.id,
                        order.side,
                        order.live,
                        order.cancelled,
                        order.filled,
                        order.client,
                        order.price,
                        order.amount,
                        order.amount.subtract(order.filled));
    }
}
