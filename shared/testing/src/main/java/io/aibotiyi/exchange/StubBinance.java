package io.aibotiyi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aibotiyi.exchange.StubOrder.StubFill;
import io.aibotiyi.exchange.StubServer.Peer;
import io.aibotiyi.exchange.StubServer.Request;
import io.aibotiyi.exchange.StubServer.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Binance spot's protocol, signatures and timing rules included. */
public final class StubBinance extends StubExchange {

    public static final String KEY = "stub-key";
    public static final String SECRET = "stub-secret-that-nobody-uses";

    private final JsonMapper json = new JsonMapper();
    private @Nullable PublicKey publicKey;
    private int badSignatures;
    private boolean withdraws;
    private Map.Entry<String, BigDecimal> fee = Map.entry("BNB", new BigDecimal("0.0001"));
    private int timeRefusals;

    public StubBinance(long seed) throws IOException {
        super(seed);
        books.put("BTCUSDT", new StubBook(random, 1_000));
        books.put("ETHUSDT", new StubBook(random, 1_000));
    }

    /** Checks Ed25519 from now on instead of HMAC. */
    public synchronized void expectEd25519(PublicKey key) {
        publicKey = key;
    }

    public synchronized int badSignatures() {
        return badSignatures;
    }

    public synchronized int timeRefusals() {
        return timeRefusals;
    }

    public synchronized void announceShutdown() {
        marketPeers.forEach(peer ->
                peer.send(
                        "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":"
                                + now()
                                + "}}"));
        userPeers.forEach(
                peer -> peer.send("{\"event\":{\"e\":\"serverShutdown\",\"E\":" + now() + "}}"));
    }

    @Override
    public void opened(Peer peer) {}

    @Override
    public synchronized void text(Peer peer, String text) {
        JsonNode request = json.readTree(text);
        if (peer.path().startsWith("/stream")) {
            marketPeers.add(peer);
            peer.send("{\"result\":null,\"id\":" + request.path("id").asInt() + "}");
            return;
        }
        JsonNode params = request.path("params");
        String payload =
                "apiKey="
                        + params.path("apiKey").asString()
                        + "&recvWindow="
                        + params.path("recvWindow").asString()
                        + "&timestamp="
                        + params.path("timestamp").asString();
        boolean good =
                params.path("apiKey").asString().equals(KEY)
                        && verify(payload, params.path("signature").asString());
        if (good) {
            userPeers.add(peer);
            peer.send(
                    "{\"id\":\"subscribe\",\"status\":200,\"result\":{\"subscriptionId\":0},\"new\":[{}]}");
        } else {
            badSignatures++;
            peer.send(
                    "{\"id\":\"subscribe\",\"status\":400,\"error\":{\"code\":-1022,\"msg\":\"bad\"}}");
        }
    }

    @Override
    protected void moved(String symbol, StubBook.Move move) {
        String stream = symbol.toLowerCase(Locale.ROOT);
        StubBook book = book(symbol);
        String depth =
                "{\"stream\":\"%s@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":%d,\"s\":\"%s\",\"U\":%d,\"u\":%d,\"b\":%s,\"a\":%s,\"unheardOf\":{\"x\":[1]}}}"
                        .formatted(
                                stream,
                                now(),
                                symbol,
                                move.first(),
                                move.last(),
                                levels(move.bids()),
                                levels(move.asks()));
        String ticker =
                "{\"stream\":\"%s@bookTicker\",\"data\":{\"u\":%d,\"s\":\"%s\",\"b\":\"%s\",\"B\":\"%s\",\"a\":\"%s\",\"A\":\"%s\"}}"
                        .formatted(
                                stream,
                                move.last(),
                                symbol,
                                price(book.bids.firstKey()),
                                quantity(book.bids.firstEntry().getValue()),
                                price(book.asks.firstKey()),
                                quantity(book.asks.firstEntry().getValue()));
        marketPeers.forEach(peer -> {
            peer.send(depth);
            peer.send(ticker);
        });
    }

    private static String levels(Map<Long, Long> levels) {
        StringBuilder out = new StringBuilder("[");
        levels.forEach((price, quantity) ->
                out.append(out.length() == 1 ? "" : ",")
                        .append("[\"")
                        .append(price(price))
                        .append("000000\",\"")
                        .append(quantity(quantity))
                        .append("0000\"]"));
        return out.append(']').toString();
    }

    @Override
    protected void traded(String symbol, long id, long price, long quantity) {
        String message =
                "{\"stream\":\"%s@trade\",\"data\":{\"e\":\"trade\",\"E\":%d,\"s\":\"%s\",\"t\":%d,\"p\":\"%s\",\"q\":\"%s\",\"T\":%d,\"m\":true,\"M\":true}}"
                        .formatted(
                                symbol.toLowerCase(Locale.ROOT),
                                now(),
                                symbol,
                                id,
                                price(price),
                                quantity(quantity),
                                now());
        marketPeers.forEach(peer -> peer.send(message));
    }

    @Override
    protected void changed(StubOrder order, @Nullable StubFill fill) {
        boolean cancelled = order.status.equals("CANCELED");
        String execution = fill != null ? "TRADE" : cancelled ? "CANCELED" : "NEW";
        tellUsers(
                ("{\"subscriptionId\":0,\"event\":{\"e\":\"executionReport\",\"E\":%d,\"s\":\"%s\",\"c\":\"%s\","
                                + "\"S\":\"%s\",\"o\":\"%s\",\"f\":\"%s\",\"q\":\"%s\",\"p\":\"%s\",\"C\":\"%s\","
                                + "\"x\":\"%s\",\"X\":\"%s\",\"r\":\"NONE\",\"i\":%d,\"l\":\"%s\",\"z\":\"%s\","
                                + "\"L\":\"%s\",\"n\":\"%s\",\"N\":\"%s\",\"T\":%d,\"t\":%d,\"m\":true,\"novel\":1}}")
                        .formatted(
                                now(),
                                order.symbol,
                                cancelled ? "web_cancel" : order.clientId,
                                order.buy ? "BUY" : "SELL",
                                order.type,
                                order.validity,
                                quantity(order.quantity),
                                price(order.price),
                                cancelled ? order.clientId : "",
                                execution,
                                order.status,
                                order.venueId,
                                quantity(fill == null ? 0 : fill.quantity()),
                                quantity(order.filled),
                                price(fill == null ? 0 : fill.price()),
                                fee.getValue().toPlainString(),
                                fee.getKey(),
                                order.time,
                                fill == null ? -1 : fill.id()));
    }

    @Override
    protected List<String> assets(String symbol) {
        return List.of(symbol.substring(0, symbol.length() - 4), "USDT");
    }

    @Override
    protected Map.Entry<String, BigDecimal> fee() {
        return fee;
    }

    /** What each fill costs from now on. */
    public synchronized void charge(String asset, String amount) {
        fee = Map.entry(asset, new BigDecimal(amount));
    }

    /** Whether the key may withdraw. */
    public synchronized void letWithdraw(boolean may) {
        withdraws = may;
    }

    @Override
    protected boolean isTrading(Request request) {
        return request.path().equals("/api/v3/order") && !request.method().equals("GET");
    }

    @Override
    protected Response tooMany(int status) {
        return new Response(
                status,
                Map.of("Retry-After", "1"),
                "{\"code\":-1003,\"msg\":\"Too much request weight used\"}");
    }

    @Override
    protected Response other(Request request) {
        return switch (request.path()) {
            case "/api/v3/time" -> Response.json("{\"serverTime\":" + now() + "}");
            case "/api/v3/exchangeInfo" -> Response.json(exchangeInfo());
            case "/api/v3/depth" -> depth(parameters(request));
            case "/api/v3/klines" -> klines(parameters(request));
            default -> trading(request);
        };
    }

    private static String exchangeInfo() {
        String market =
                "{\"symbol\":\"%s\",\"status\":\"TRADING\",\"baseAsset\":\"%s\",\"quoteAsset\":\"USDT\",\"filters\":["
                        + "{\"filterType\":\"PRICE_FILTER\",\"minPrice\":\"0.01000000\",\"maxPrice\":\"1000000.00000000\",\"tickSize\":\"0.01000000\"},"
                        + "{\"filterType\":\"LOT_SIZE\",\"minQty\":\"0.00010000\",\"maxQty\":\"9000.00000000\",\"stepSize\":\"0.00010000\"},"
                        + "{\"filterType\":\"MARKET_LOT_SIZE\",\"minQty\":\"0.00000000\",\"maxQty\":\"100.00000000\",\"stepSize\":\"0.00000000\"},"
                        + "{\"filterType\":\"NOTIONAL\",\"minNotional\":\"5.00000000\",\"maxNotional\":\"9000000.00000000\"}]}";
        return "{\"symbols\":["
                + market.formatted("BTCUSDT", "BTC")
                + ","
                + market.formatted("ETHUSDT", "ETH")
                + "]}";
    }

    private Response depth(Map<String, String> parameters) {
        StubBook book = book(parameters.getOrDefault("symbol", ""));
        return Response.json(
                "{\"lastUpdateId\":"
                        + book.sequence
                        + ",\"bids\":"
                        + levels(book.bids)
                        + ",\"asks\":"
                        + levels(book.asks)
                        + "}");
    }

    private static Response klines(Map<String, String> parameters) {
        String interval = parameters.getOrDefault("interval", "");
        long unit = "smhd".indexOf(interval.charAt(interval.length() - 1));
        long length =
                Long.parseLong(interval.substring(0, interval.length() - 1))
                        * new long[] {1, 60, 3_600, 86_400}[(int) unit];
        int limit = Math.min(1_000, Integer.parseInt(parameters.getOrDefault("limit", "500")));
        long last = Long.parseLong(parameters.getOrDefault("endTime", "")) / 1_000;
        long first = Math.floorDiv(last, length) * length - (limit - 1) * length;
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            long open = first + i * length;
            long[] v = past(open);
            rows.add(
                    "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"0.0\",%d,\"0.0\",\"0.0\",\"0\"]"
                            .formatted(
                                    open * 1_000,
                                    price(v[0]),
                                    price(v[1]),
                                    price(v[2]),
                                    price(v[3]),
                                    quantity(v[4]),
                                    (open + length) * 1_000 - 1,
                                    7));
        }
        return Response.json(rows.toString());
    }

    private static Map<String, String> parameters(Request request) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : request.query().split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), UTF_8));
            }
        }
        return parameters;
    }

    @Override
    protected Response trading(Request request) {
        Map<String, String> parameters = parameters(request);
        int mark = request.query().indexOf("&signature=");
        String signed = mark < 0 ? "" : request.query().substring(0, mark);
        if (!KEY.equals(request.headers().get("x-mbx-apikey"))
                || !verify(signed, parameters.getOrDefault("signature", ""))) {
            badSignatures++;
            return error(-1022, "Signature for this request is not valid.");
        }
        long timestamp = Long.parseLong(parameters.getOrDefault("timestamp", "0"));
        long window = Long.parseLong(parameters.getOrDefault("recvWindow", "5000"));
        if (timestamp >= now() + 1_000 || now() - timestamp > window) {
            timeRefusals++;
            return error(-1021, "Timestamp for this request is outside of the recvWindow.");
        }
        return switch (request.method() + " " + request.path()) {
            case "POST /api/v3/order" -> place(parameters);
            case "GET /api/v3/order" -> query(parameters);
            case "DELETE /api/v3/order" -> cancel(parameters);
            case "PUT /api/v3/order/amend/keepPriority" -> amend(parameters);
            case "GET /api/v3/openOrders" -> list(parameters.getOrDefault("symbol", ""));
            case "DELETE /api/v3/openOrders" -> cancelAll(parameters.getOrDefault("symbol", ""));
            case "GET /api/v3/myTrades" -> trades(parameters.getOrDefault("orderId", ""));
            case "GET /api/v3/account" -> Response.json(account());
            case "GET /sapi/v1/account/apiRestrictions" ->
                    Response.json(
                            "{\"ipRestrict\":false,\"enableReading\":true,"
                                    + "\"enableSpotAndMarginTrading\":true,\"enableWithdrawals\":"
                                    + withdraws
                                    + "}");
            default -> new Response(404, Map.of(), "{}");
        };
    }

    private String account() {
        if (wallet.isEmpty()) {
            return "{\"balances\":[{\"asset\":\"USDT\",\"free\":\"1000.50\",\"locked\":\"20.00\"}]}";
        }
        List<String> balances = new ArrayList<>();
        wallet.totals()
                .forEach((asset, total) ->
                        balances.add(
                                "{\"asset\":\"%s\",\"free\":\"%s\",\"locked\":\"%s\"}"
                                        .formatted(
                                                asset,
                                                total.subtract(locked(asset)).toPlainString(),
                                                locked(asset).toPlainString())));
        return "{\"balances\":[" + String.join(",", balances) + "]}";
    }

    private Response place(Map<String, String> parameters) {
        String id = parameters.getOrDefault("newClientOrderId", "");
        StubOrder before = orders.get(id);
        if (before != null && before.working()) {
            return error(-2010, "Duplicate order sent.");
        }
        String symbol = parameters.getOrDefault("symbol", "");
        boolean buy = "BUY".equals(parameters.get("side"));
        long price = units(parameters.get("price"), 2);
        String type = parameters.getOrDefault("type", "");
        StubBook book = book(symbol);
        boolean takes = buy ? price >= book.asks.firstKey() : price <= book.bids.firstKey();
        if (type.equals("LIMIT_MAKER") && takes) {
            return error(-2010, "Order would immediately match and take.");
        }
        if (units(parameters.get("quantity"), 4) > 50_000_000) {
            return error(-2010, "Account has insufficient balance for requested action.");
        }
        return Response.json(
                json(
                        accept(
                                id,
                                symbol,
                                buy,
                                type,
                                parameters.getOrDefault("timeInForce", "GTC"),
                                price,
                                units(parameters.get("quantity"), 4)),
                        "clientOrderId"));
    }

    private Response query(Map<String, String> parameters) {
        StubOrder order = orders.get(parameters.getOrDefault("origClientOrderId", ""));
        return order == null
                ? error(-2013, "Order does not exist.")
                : Response.json(json(order, "clientOrderId"));
    }

    private Response cancel(Map<String, String> parameters) {
        StubOrder order = orders.get(parameters.getOrDefault("origClientOrderId", ""));
        if (order == null || !order.working()) {
            return error(-2011, "Unknown order sent.");
        }
        expire(order.clientId);
        return Response.json(json(order, "origClientOrderId"));
    }

    private Response amend(Map<String, String> parameters) {
        StubOrder order = orders.get(parameters.getOrDefault("origClientOrderId", ""));
        if (order == null || !order.working()) {
            return error(-2038, "Unknown order sent.");
        }
        order.quantity = units(parameters.get("newQty"), 4);
        order.time = now();
        return Response.json(
                "{\"amendedOrder\":"
                        + json(order, "clientOrderId").replace("origQty", "qty")
                        + "}");
    }

    private Response list(String symbol) {
        List<String> open = new ArrayList<>();
        for (StubOrder order : orders.values()) {
            if (order.working() && order.symbol.equals(symbol)) {
                open.add(json(order, "clientOrderId"));
            }
        }
        return Response.json("[" + String.join(",", open) + "]");
    }

    private Response cancelAll(String symbol) {
        Response before = list(symbol);
        for (StubOrder order : List.copyOf(orders.values())) {
            if (order.working() && order.symbol.equals(symbol)) {
                expire(order.clientId);
            }
        }
        return before;
    }

    private Response trades(String venueId) {
        List<String> trades = new ArrayList<>();
        for (StubOrder order : orders.values()) {
            if (Long.toString(order.venueId).equals(venueId)) {
                for (StubFill fill : order.fills) {
                    trades.add(
                            "{\"id\":%d,\"orderId\":%d,\"price\":\"%s\",\"qty\":\"%s\",\"commission\":\"%s\",\"commissionAsset\":\"%s\",\"time\":%d,\"isMaker\":true}"
                                    .formatted(
                                            fill.id(),
                                            order.venueId,
                                            price(fill.price()),
                                            quantity(fill.quantity()),
                                            fee.getValue().toPlainString(),
                                            fee.getKey(),
                                            order.time));
                }
            }
        }
        return Response.json("[" + String.join(",", trades) + "]");
    }

    private static String json(StubOrder order, String idField) {
        return "{\"symbol\":\"%s\",\"orderId\":%d,\"%s\":\"%s\",\"price\":\"%s\",\"origQty\":\"%s\",\"executedQty\":\"%s\",\"status\":\"%s\",\"side\":\"%s\",\"updateTime\":%d}"
                .formatted(
                        order.symbol,
                        order.venueId,
                        idField,
                        order.clientId,
                        price(order.price),
                        quantity(order.quantity),
                        quantity(order.filled),
                        order.status,
                        order.buy ? "BUY" : "SELL",
                        order.time);
    }

    private static Response error(int code, String message) {
        return new Response(400, Map.of(), "{\"code\":" + code + ",\"msg\":\"" + message + "\"}");
    }

    private boolean verify(String payload, String signature) {
        try {
            PublicKey key = publicKey;
            if (key != null) {
                Signature verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(key);
                verifier.update(payload.getBytes(UTF_8));
                return verifier.verify(Base64.getDecoder().decode(signature));
            }
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(UTF_8))).equals(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
