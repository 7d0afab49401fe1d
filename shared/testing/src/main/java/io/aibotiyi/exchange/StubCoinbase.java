package io.aibotiyi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aibotiyi.exchange.StubOrder.StubFill;
import io.aibotiyi.exchange.StubServer.Peer;
import io.aibotiyi.exchange.StubServer.Request;
import io.aibotiyi.exchange.StubServer.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Coinbase Advanced Trade's protocol, tokens and message numbers included. */
public final class StubCoinbase extends StubExchange {

    public static final String KEY = "organizations/stub/apiKeys/stub";
    public static final String PRODUCT = "BTC-USD";

    private static final String BASE = "/api/v3/brokerage";

    private final JsonMapper json = new JsonMapper();
    private final PublicKey key;
    private final Set<String> channels = new LinkedHashSet<>();
    private long marketSequence;
    private long userSequence;
    private int badTokens;

    public StubCoinbase(long seed, PublicKey key) throws IOException {
        super(seed);
        this.key = key;
        books.put(PRODUCT, new StubBook(random, 1_000));
    }

    public synchronized int badTokens() {
        return badTokens;
    }

    @Override
    public void opened(Peer peer) {}

    @Override
    public synchronized void text(Peer peer, String text) {
        JsonNode request = json.readTree(text);
        String channel = request.path("channel").asString();
        boolean user = peer.path().startsWith("/user");
        if (user && !tokenIsGood(request.path("jwt").asString(""), "")) {
            peer.send("{\"type\":\"error\",\"message\":\"authentication failure\"}");
            return;
        }
        channels.add(channel);
        if (user) {
            userPeers.add(peer);
            userSequence++;
            tellAll(userPeers, envelope("subscriptions", userSequence, subscriptions()));
        } else {
            marketPeers.add(peer);
            market("subscriptions", subscriptions());
            if (channel.equals("level2")) {
                StubBook book = book(PRODUCT);
                market("l2_data", levels("snapshot", book.bids, book.asks));
            }
        }
    }

    private String subscriptions() {
        List<String> names =
                channels.stream().map(name -> "\"" + name + "\":[\"" + PRODUCT + "\"]").toList();
        return "{\"subscriptions\":{" + String.join(",", names) + "}}";
    }

    private String envelope(String channel, long sequence, String event) {
        return "{\"channel\":\"%s\",\"client_id\":\"\",\"timestamp\":\"%s\",\"sequence_num\":%d,\"events\":[%s]}"
                .formatted(channel, Instant.ofEpochMilli(now()), sequence, event);
    }

    private void market(String channel, String event) {
        marketSequence++;
        tellAll(marketPeers, envelope(channel, marketSequence, event));
    }

    private static void tellAll(Set<Peer> peers, String message) {
        peers.forEach(peer -> peer.send(message));
    }

    private static String levels(String type, Map<Long, Long> bids, Map<Long, Long> asks) {
        List<String> updates = new ArrayList<>();
        bids.forEach((price, quantity) -> updates.add(level("bid", price, quantity)));
        asks.forEach((price, quantity) -> updates.add(level("offer", price, quantity)));
        return "{\"type\":\"%s\",\"product_id\":\"%s\",\"updates\":[%s]}"
                .formatted(type, PRODUCT, String.join(",", updates));
    }

    private static String level(String side, long price, long quantity) {
        return "{\"side\":\"%s\",\"event_time\":\"2026-01-01T00:00:00Z\",\"price_level\":\"%s\",\"new_quantity\":\"%s\"}"
                .formatted(side, price(price), quantity == 0 ? "0" : quantity(quantity));
    }

    @Override
    protected void swallowed(String symbol) {
        marketSequence++;
    }

    @Override
    protected void moved(String symbol, StubBook.Move move) {
        StubBook book = book(symbol);
        market("l2_data", levels("update", move.bids(), move.asks()));
        market(
                "ticker",
                "{\"type\":\"update\",\"tickers\":[{\"type\":\"ticker\",\"product_id\":\"%s\",\"price\":\"1\",\"best_bid\":\"%s\",\"best_bid_quantity\":\"%s\",\"best_ask\":\"%s\",\"best_ask_quantity\":\"%s\",\"novel\":{}}]}"
                        .formatted(
                                symbol,
                                price(book.bids.firstKey()),
                                quantity(book.bids.firstEntry().getValue()),
                                price(book.asks.firstKey()),
                                quantity(book.asks.firstEntry().getValue())));
    }

    @Override
    protected void traded(String symbol, long id, long price, long quantity) {
        market(
                "market_trades",
                "{\"type\":\"update\",\"trades\":[{\"trade_id\":\"%d\",\"product_id\":\"%s\",\"price\":\"%s\",\"size\":\"%s\",\"side\":\"BUY\",\"time\":\"2026-01-01T00:00:00.123456Z\"}]}"
                        .formatted(id, symbol, price(price), quantity(quantity)));
    }

    @Override
    protected void changed(StubOrder order, @Nullable StubFill fill) {
        userSequence++;
        tellUsers(
                envelope(
                        "user",
                        userSequence,
                        "{\"type\":\"update\",\"orders\":[{\"order_id\":\"C%d\",\"client_order_id\":\"%s\",\"cumulative_quantity\":\"%s\",\"status\":\"%s\",\"product_id\":\"%s\",\"order_side\":\"%s\",\"cancel_reason\":\"\"}]}"
                                .formatted(
                                        order.venueId,
                                        order.clientId,
                                        quantity(order.filled),
                                        status(order),
                                        order.symbol,
                                        order.buy ? "BUY" : "SELL")));
    }

    private static String status(StubOrder order) {
        return switch (order.status) {
            case "FILLED" -> "FILLED";
            case "CANCELED" -> "CANCELLED";
            default -> "OPEN";
        };
    }

    private String accounts() {
        List<String> all = new ArrayList<>();
        wallet.totals()
                .forEach((asset, total) ->
                        all.add(
                                "{\"currency\":\"%s\",\"available_balance\":{\"value\":\"%s\"},\"hold\":{\"value\":\"%s\"}}"
                                        .formatted(
                                                asset,
                                                total.subtract(locked(asset)).toPlainString(),
                                                locked(asset).toPlainString())));
        return "{\"accounts\":[" + String.join(",", all) + "],\"has_next\":false,\"cursor\":\"\"}";
    }

    @Override
    protected List<String> assets(String symbol) {
        return List.of(symbol.split("-"));
    }

    @Override
    protected Map.Entry<String, BigDecimal> fee() {
        return Map.entry("USD", new BigDecimal("0.01"));
    }

    @Override
    protected boolean isTrading(Request request) {
        return request.method().equals("POST");
    }

    @Override
    protected Response tooMany(int status) {
        return new Response(status, Map.of("Retry-After", "1"), "{\"error\":\"rate_limit\"}");
    }

    @Override
    protected Response other(Request request) {
        if (request.path().equals(BASE + "/time")) {
            return Response.json("{\"iso\":\"x\",\"epochMillis\":\"" + now() + "\"}");
        }
        if (request.path().equals(BASE + "/market/products/BTC-USD/candles")) {
            return candles(request.parameters());
        }
        if (request.path().equals(BASE + "/market/products")) {
            return Response.json(
                    "{\"products\":[{\"product_id\":\"BTC-USD\",\"base_currency_id\":\"BTC\",\"quote_currency_id\":\"USD\",\"base_increment\":\"0.0001\",\"quote_increment\":\"0.01\",\"price_increment\":\"0.01\",\"base_min_size\":\"0.0001\",\"base_max_size\":\"9000\",\"quote_min_size\":\"1\",\"quote_max_size\":\"90000000\",\"trading_disabled\":false}]}");
        }
        return trading(request);
    }

    private static Response candles(Map<String, String> parameters) {
        long length =
                switch (parameters.getOrDefault("granularity", "")) {
                    case "ONE_MINUTE" -> 60;
                    case "ONE_HOUR" -> 3_600;
                    default -> throw new IllegalArgumentException("a granularity of no test");
                };
        long start = Long.parseLong(parameters.getOrDefault("start", ""));
        long end = Long.parseLong(parameters.getOrDefault("end", ""));
        if ((end - start) / length + 1 > 350) {
            return new Response(400, Map.of(), "{\"error\":\"INVALID_ARGUMENT\"}");
        }
        List<String> rows = new ArrayList<>();
        for (long open = Math.floorDiv(end, length) * length; open >= start; open -= length) {
            long[] v = past(open);
            rows.add(
                    "{\"start\":\"%d\",\"low\":\"%s\",\"high\":\"%s\",\"open\":\"%s\",\"close\":\"%s\",\"volume\":\"%s\"}"
                            .formatted(
                                    open,
                                    price(v[2]),
                                    price(v[1]),
                                    price(v[0]),
                                    price(v[3]),
                                    quantity(v[4])));
        }
        return Response.json("{\"candles\":" + rows + "}");
    }

    @Override
    protected Response trading(Request request) {
        String bearer = request.headers().getOrDefault("authorization", "");
        String uri = request.method() + " " + request.headers().get("host") + request.path();
        if (!bearer.startsWith("Bearer ") || !tokenIsGood(bearer.substring(7), uri)) {
            return new Response(401, Map.of(), "Unauthorized");
        }
        String path = request.path().substring(BASE.length());
        JsonNode body = json.readTree(request.body().isEmpty() ? "{}" : request.body());
        return switch (path) {
            case "/orders" -> place(body);
            case "/orders/edit" -> amend(body);
            case "/orders/batch_cancel" -> cancel(body.path("order_ids"));
            case "/orders/historical/batch" -> list(request.query().contains("order_status=OPEN"));
            case "/orders/historical/fills" -> fills(request.query());
            case "/accounts" ->
                    Response.json(
                            wallet.isEmpty()
                                    ? "{\"accounts\":[{\"currency\":\"USD\",\"available_balance\":{\"value\":\"1000.50\"},\"hold\":{\"value\":\"20\"}}],\"has_next\":false,\"cursor\":\"\"}"
                                    : accounts());
            default -> one(path.substring(path.lastIndexOf('/') + 1));
        };
    }

    private boolean tokenIsGood(String token, String uri) {
        String[] parts = token.split("\\.");
        boolean good = false;
        if (parts.length == 3) {
            JsonNode header = json.readTree(Base64.getUrlDecoder().decode(parts[0]));
            JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
            long now = now() / 1_000;
            good =
                    header.path("kid").asString("").equals(KEY)
                            && header.path("nonce").asString("").length() == 32
                            && claims.path("sub").asString("").equals(KEY)
                            && claims.path("iss").asString("").equals("cdp")
                            && claims.path("uri").asString("").equals(uri)
                            && claims.path("nbf").asLong() <= now + 1
                            && claims.path("exp").asLong() >= now
                            && claims.path("exp").asLong() - claims.path("nbf").asLong() <= 120
                            && signed(parts);
        }
        badTokens += good ? 0 : 1;
        return good;
    }

    private boolean signed(String[] parts) {
        try {
            Signature verifier =
                    Signature.getInstance(
                            key.getAlgorithm().equals("EC")
                                    ? "SHA256withECDSAinP1363Format"
                                    : "Ed25519");
            verifier.initVerify(key);
            verifier.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
            return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private Response place(JsonNode body) {
        JsonNode configuration = body.path("order_configuration");
        String type = configuration.has("market_market_ioc") ? "MARKET" : "LIMIT";
        JsonNode fields = configuration.iterator().next();
        boolean buy = body.path("side").asString().equals("BUY");
        long price = units(fields.path("limit_price").asString(""), 2);
        long quantity = units(fields.path("base_size").asString(""), 4);
        StubBook book = book(PRODUCT);
        boolean takes = buy ? price >= book.asks.firstKey() : price <= book.bids.firstKey();
        if (fields.path("post_only").asBoolean(false) && takes) {
            return refused("INVALID_LIMIT_PRICE_POST_ONLY");
        }
        if (quantity > 50_000_000) {
            return refused("INSUFFICIENT_FUND");
        }
        StubOrder order =
                accept(
                        body.path("client_order_id").asString(),
                        PRODUCT,
                        buy,
                        type,
                        "GTC",
                        price,
                        quantity);
        return Response.json(
                "{\"success\":true,\"success_response\":{\"order_id\":\"C"
                        + order.venueId
                        + "\"}}");
    }

    private static Response refused(String reason) {
        return Response.json(
                "{\"success\":false,\"error_response\":{\"error\":\"" + reason + "\"}}");
    }

    private @Nullable StubOrder byVenueId(String id) {
        return orders.values().stream()
                .filter(order -> ("C" + order.venueId).equals(id))
                .findFirst()
                .orElse(null);
    }

    private Response amend(JsonNode body) {
        StubOrder order = byVenueId(body.path("order_id").asString());
        if (order == null || !order.working()) {
            return Response.json(
                    "{\"success\":false,\"errors\":[{\"edit_failure_reason\":\"ORDER_NOT_FOUND\"}]}");
        }
        order.quantity = units(body.path("size").asString(), 4);
        order.price = units(body.path("price").asString(), 2);
        return Response.json("{\"success\":true,\"errors\":[]}");
    }

    private Response cancel(JsonNode ids) {
        List<String> results = new ArrayList<>();
        for (JsonNode id : ids) {
            StubOrder order = byVenueId(id.asString());
            boolean done = order != null && order.working();
            if (order != null && done) {
                expire(order.clientId);
            }
            results.add(
                    "{\"success\":%b,\"failure_reason\":\"%s\",\"order_id\":\"%s\"}"
                            .formatted(done, done ? "" : "UNKNOWN_CANCEL_ORDER", id.asString()));
        }
        return Response.json("{\"results\":[" + String.join(",", results) + "]}");
    }

    private Response list(boolean open) {
        List<String> found = new ArrayList<>();
        for (StubOrder order : orders.values()) {
            if (!open || order.working()) {
                found.add(json(order));
            }
        }
        return Response.json(
                "{\"orders\":["
                        + String.join(",", found)
                        + "],\"has_next\":false,\"cursor\":\"\"}");
    }

    private Response one(String id) {
        StubOrder order = byVenueId(id);
        return order == null
                ? new Response(404, Map.of(), "{\"error\":\"NOT_FOUND\"}")
                : Response.json("{\"order\":" + json(order) + "}");
    }

    private static String json(StubOrder order) {
        return "{\"order_id\":\"C%d\",\"client_order_id\":\"%s\",\"product_id\":\"%s\",\"side\":\"%s\",\"status\":\"%s\",\"filled_size\":\"%s\",\"order_configuration\":{\"limit_limit_gtc\":{\"base_size\":\"%s\",\"limit_price\":\"%s\"}}}"
                .formatted(
                        order.venueId,
                        order.clientId,
                        order.symbol,
                        order.buy ? "BUY" : "SELL",
                        status(order),
                        quantity(order.filled),
                        quantity(order.quantity),
                        price(order.price));
    }

    private Response fills(String query) {
        List<String> found = new ArrayList<>();
        for (StubOrder order : orders.values()) {
            if (List.of(query.split("&")).contains("order_ids=C" + order.venueId)) {
                for (StubFill fill : order.fills) {
                    found.add(
                            "{\"entry_id\":\"e%d\",\"trade_id\":\"%d\",\"order_id\":\"C%d\",\"price\":\"%s\",\"size\":\"%s\",\"commission\":\"0.01\",\"liquidity_indicator\":\"MAKER\",\"trade_time\":\"2026-01-01T00:00:00Z\",\"size_in_quote\":false}"
                                    .formatted(
                                            fill.id(),
                                            fill.id(),
                                            order.venueId,
                                            price(fill.price()),
                                            quantity(fill.quantity())));
                }
            }
        }
        return Response.json("{\"fills\":[" + String.join(",", found) + "],\"cursor\":\"\"}");
    }
}
