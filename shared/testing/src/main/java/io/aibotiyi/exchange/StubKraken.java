package io.aibotiyi.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.aibotiyi.exchange.StubOrder.StubFill;
import io.aibotiyi.exchange.StubServer.Peer;
import io.aibotiyi.exchange.StubServer.Request;
import io.aibotiyi.exchange.StubServer.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kraken's REST and version 2 WebSocket protocol, nonces, deadlines and checksums included. */
public final class StubKraken extends StubExchange {

    public static final String KEY = "stub-key";
    public static final String SECRET =
            Base64.getEncoder().encodeToString("a secret that nobody uses".getBytes(UTF_8));
    public static final String SYMBOL = "BTC/USD";
    public static final int DEPTH = 25;

    private static final String TOKEN = "stub-token";

    private final JsonMapper json = new JsonMapper();
    private Map<Long, Long> sentBids = new LinkedHashMap<>();
    private Map<Long, Long> sentAsks = new LinkedHashMap<>();
    private long executions;
    private long lastNonce;
    private int badSignatures;
    private int badNonces;
    private boolean lie;
    private boolean forgetNonce;

    public StubKraken(long seed) throws IOException {
        super(seed);
        books.put(SYMBOL, new StubBook(random, DEPTH));
        remember(SYMBOL);
    }

    /** The next book message carries a wrong checksum. */
    public synchronized void lieNext() {
        lie = true;
    }

    /** The next signed request meets a nonce that is too high, as if another client had one. */
    public synchronized void spoilNonce() {
        forgetNonce = true;
    }

    public synchronized int badSignatures() {
        return badSignatures;
    }

    public synchronized int badNonces() {
        return badNonces;
    }

    private void remember(String symbol) {
        sentBids = top(book(symbol).bids);
        sentAsks = top(book(symbol).asks);
    }

    private static Map<Long, Long> top(Map<Long, Long> side) {
        Map<Long, Long> top = new LinkedHashMap<>();
        side.entrySet().stream().limit(DEPTH).forEach(e -> top.put(e.getKey(), e.getValue()));
        return top;
    }

    @Override
    public void opened(Peer peer) {
        peer.send(
                "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"system\":\"online\",\"api_version\":\"v2\"}]}");
    }

    @Override
    public synchronized void text(Peer peer, String text) {
        JsonNode request = json.readTree(text);
        JsonNode params = request.path("params");
        String method = request.path("method").asString();
        String channel = params.path("channel").asString("");
        if (channel.equals("executions")) {
            boolean known = params.path("token").asString().equals(TOKEN);
            peer.send(
                    known
                            ? "{\"method\":\"subscribe\",\"success\":true,\"result\":{\"channel\":\"executions\",\"warnings\":[\"x\"]}}"
                            : "{\"method\":\"subscribe\",\"success\":false,\"error\":\"ESession:Invalid session\"}");
            if (known) {
                userPeers.add(peer);
                peer.send(
                        "{\"channel\":\"executions\",\"type\":\"snapshot\",\"sequence\":%d,\"data\":[]}"
                                .formatted(executions));
            }
            return;
        }
        for (JsonNode symbol : params.path("symbol")) {
            peer.send(
                    "{\"method\":\"%s\",\"success\":true,\"result\":{\"channel\":\"%s\",\"symbol\":\"%s\",\"snapshot\":true},\"time_in\":\"2026-01-01T00:00:00.0Z\"}"
                            .formatted(method, channel, symbol.asString()));
        }
        if (method.equals("subscribe") && channel.equals("book")) {
            marketPeers.add(peer);
            peer.send(book("snapshot", sentBids, sentAsks));
        }
    }

    private String book(String type, Map<Long, Long> bids, Map<Long, Long> asks) {
        CRC32 crc = new CRC32();
        add(crc, sentAsks);
        add(crc, sentBids);
        long checksum = crc.getValue() ^ (lie ? 1 : 0);
        lie = false;
        return "{\"channel\":\"book\",\"type\":\"%s\",\"data\":[{\"symbol\":\"%s\",\"bids\":%s,\"asks\":%s,\"checksum\":%d,\"timestamp\":\"%s\",\"novel\":{\"a\":[1]}}]}"
                .formatted(
                        type,
                        SYMBOL,
                        levels(bids),
                        levels(asks),
                        checksum,
                        Instant.ofEpochMilli(now()));
    }

    private static void add(CRC32 crc, Map<Long, Long> side) {
        side.entrySet().stream()
                .limit(10)
                .forEach(e -> {
                    crc.update(digits(price(e.getKey())));
                    crc.update(digits(quantity(e.getValue())));
                });
    }

    private static byte[] digits(String text) {
        return text.replace(".", "").replaceFirst("^0+", "").getBytes(US_ASCII);
    }

    private static String levels(Map<Long, Long> levels) {
        StringBuilder out = new StringBuilder("[");
        levels.forEach((price, quantity) ->
                out.append(out.length() == 1 ? "" : ",")
                        .append("{\"price\":")
                        .append(price(price))
                        .append(",\"qty\":")
                        .append(quantity(quantity))
                        .append('}'));
        return out.append(']').toString();
    }

    @Override
    protected void swallowed(String symbol) {
        remember(symbol);
    }

    @Override
    protected void moved(String symbol, StubBook.Move move) {
        StubBook book = book(symbol);
        Map<Long, Long> bids = changes(sentBids, book.bids);
        Map<Long, Long> asks = changes(sentAsks, book.asks);
        remember(symbol);
        String message = book("update", bids, asks);
        String ticker =
                "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[{\"symbol\":\"%s\",\"bid\":%s,\"bid_qty\":%s,\"ask\":%s,\"ask_qty\":%s,\"last\":1.5e1}]}"
                        .formatted(
                                symbol,
                                price(book.bids.firstKey()),
                                quantity(book.bids.firstEntry().getValue()),
                                price(book.asks.firstKey()),
                                quantity(book.asks.firstEntry().getValue()));
        marketPeers.forEach(peer -> {
            peer.send(message);
            peer.send(ticker);
        });
    }

    /** What a subscriber of the depth is sent: levels that fall out of it are not removed. */
    private static Map<Long, Long> changes(Map<Long, Long> before, Map<Long, Long> whole) {
        Map<Long, Long> after = top(whole);
        Map<Long, Long> changes = new LinkedHashMap<>();
        before.keySet().stream()
                .filter(price -> !whole.containsKey(price))
                .forEach(price -> changes.put(price, 0L));
        after.forEach((price, quantity) -> {
            if (!quantity.equals(before.get(price))) {
                changes.put(price, quantity);
            }
        });
        return changes;
    }

    @Override
    protected void traded(String symbol, long id, long price, long quantity) {
        String message =
                "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"%s\",\"side\":\"sell\",\"price\":%s,\"qty\":%s,\"ord_type\":\"limit\",\"trade_id\":%d,\"timestamp\":\"%s\"}]}"
                        .formatted(
                                symbol,
                                price(price),
                                quantity(quantity),
                                id,
                                Instant.ofEpochMilli(now()));
        marketPeers.forEach(peer -> peer.send(message));
    }

    private void execution(String fields) {
        executions++;
        tellUsers(
                "{\"channel\":\"executions\",\"type\":\"update\",\"data\":[{%s,\"timestamp\":\"%s\"}],\"sequence\":%d}"
                        .formatted(fields, Instant.ofEpochMilli(now()), executions));
    }

    @Override
    protected void changed(StubOrder order, @Nullable StubFill fill) {
        String id = "\"order_id\":\"O" + order.venueId + "\"";
        if (fill != null) {
            execution(
                    "%s,\"exec_id\":\"%d\",\"exec_type\":\"trade\",\"trade_id\":%d,\"symbol\":\"%s\",\"side\":\"%s\",\"last_qty\":%s,\"last_price\":%s,\"liquidity_ind\":\"m\",\"cum_qty\":%s,\"order_status\":\"partially_filled\",\"fees\":[{\"asset\":\"USD\",\"qty\":0.01}]"
                            .formatted(
                                    id,
                                    fill.id(),
                                    fill.id(),
                                    order.symbol,
                                    order.buy ? "buy" : "sell",
                                    quantity(fill.quantity()),
                                    price(fill.price()),
                                    quantity(order.filled)));
            if (!order.working()) {
                execution(
                        id
                                + ",\"exec_type\":\"filled\",\"order_status\":\"filled\",\"cum_qty\":"
                                + quantity(order.filled));
            }
        } else if (order.status.equals("CANCELED")) {
            execution(
                    id
                            + ",\"exec_type\":\"canceled\",\"order_status\":\"canceled\",\"reason\":\"User requested\",\"cum_qty\":"
                            + quantity(order.filled));
        } else {
            execution(
                    id
                            + ",\"exec_type\":\"pending_new\",\"order_status\":\"pending_new\",\"cl_ord_id\":\""
                            + order.clientId
                            + "\",\"symbol\":\""
                            + order.symbol
                            + "\",\"side\":\""
                            + (order.buy ? "buy" : "sell")
                            + "\",\"order_qty\":"
                            + quantity(order.quantity));
            execution(id + ",\"exec_type\":\"new\",\"order_status\":\"new\"");
        }
    }

    private String balances() {
        List<String> all = new ArrayList<>();
        wallet.totals()
                .forEach((asset, total) ->
                        all.add(
                                "\"%s\":{\"balance\":\"%s\",\"hold_trade\":\"%s\"}"
                                        .formatted(
                                                asset.equals("BTC") ? "XXBT" : "Z" + asset,
                                                total.toPlainString(),
                                                locked(asset).toPlainString())));
        return "{" + String.join(",", all) + "}";
    }

    @Override
    protected List<String> assets(String symbol) {
        return List.of(symbol.split("/"));
    }

    @Override
    protected Map.Entry<String, BigDecimal> fee() {
        return Map.entry("USD", new BigDecimal("0.01"));
    }

    @Override
    protected boolean isTrading(Request request) {
        return request.path().endsWith("/AddOrder")
                || request.path().endsWith("/CancelOrder")
                || request.path().endsWith("/AmendOrder");
    }

    @Override
    protected Response tooMany(int status) {
        return new Response(status, Map.of("Retry-After", "1"), "");
    }

    @Override
    protected Response other(Request request) {
        return switch (request.path()) {
            case "/0/public/Time" -> result("{\"unixtime\":" + now() / 1_000 + "}");
            case "/0/public/AssetPairs" ->
                    result(
                            "{\"XXBTZUSD\":{\"altname\":\"XBTUSD\",\"wsname\":\"XBT/USD\",\"base\":\"XXBT\",\"quote\":\"ZUSD\",\"pair_decimals\":2,\"lot_decimals\":4,\"tick_size\":\"0.01\",\"ordermin\":\"0.0001\",\"costmin\":\"0.5\",\"status\":\"online\"}}");
            case "/0/public/OHLC" -> candles(request.parameters());
            default -> trading(request);
        };
    }

    private Response candles(Map<String, String> parameters) {
        long length = 60 * Long.parseLong(parameters.getOrDefault("interval", ""));
        long last = Math.floorDiv(now() / 1_000, length) * length;
        List<String> rows = new ArrayList<>();
        for (long open = last - 719 * length; open <= last; open += length) {
            long[] v = past(open);
            rows.add(
                    "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"0.0\",\"%s\",7]"
                            .formatted(
                                    open,
                                    price(v[0]),
                                    price(v[1]),
                                    price(v[2]),
                                    price(v[3]),
                                    quantity(v[4])));
        }
        return result("{\"XXBTZUSD\":" + rows + ",\"last\":" + (last - length) + "}");
    }

    private static Response result(String result) {
        return Response.json("{\"error\":[],\"result\":" + result + "}");
    }

    private static Response error(String error) {
        return Response.json("{\"error\":[\"" + error + "\"]}");
    }

    @Override
    protected Response trading(Request request) {
        Map<String, String> fields = new HashMap<>();
        for (String part : request.body().split("&")) {
            int equals = part.indexOf('=');
            fields.put(
                    part.substring(0, equals),
                    URLDecoder.decode(part.substring(equals + 1), UTF_8));
        }
        if (!KEY.equals(request.headers().get("api-key"))
                || !signature(request, fields.getOrDefault("nonce", ""))
                        .equals(request.headers().get("api-sign"))) {
            badSignatures++;
            return error("EAPI:Invalid signature");
        }
        long nonce = Long.parseLong(fields.getOrDefault("nonce", "0"));
        if (forgetNonce) {
            forgetNonce = false;
            lastNonce = nonce;
        }
        if (nonce <= lastNonce) {
            badNonces++;
            return error("EAPI:Invalid nonce");
        }
        lastNonce = nonce;
        String deadline = fields.get("deadline");
        if (deadline != null && Instant.parse(deadline).toEpochMilli() < now()) {
            return error("EService:Deadline elapsed");
        }
        return switch (request.path().substring("/0/private/".length())) {
            case "GetWebSocketsToken" -> result("{\"token\":\"" + TOKEN + "\",\"expires\":900}");
            case "AddOrder" -> place(fields);
            case "AmendOrder" -> amend(fields);
            case "CancelOrder" -> cancel(fields);
            case "OpenOrders" -> result("{\"open\":" + list(fields, true) + "}");
            case "ClosedOrders" -> result("{\"closed\":" + list(fields, false) + "}");
            case "QueryOrders" -> query(fields);
            case "QueryTrades" -> trades(fields.getOrDefault("txid", ""));
            case "BalanceEx" ->
                    result(
                            wallet.isEmpty()
                                    ? "{\"ZUSD\":{\"balance\":\"1020.50\",\"hold_trade\":\"20.00\"}}"
                                    : balances());
            default -> new Response(404, Map.of(), "{}");
        };
    }

    private static String signature(Request request, String nonce) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((nonce + request.body()).getBytes(UTF_8));
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA512"));
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.writeBytes(request.path().getBytes(UTF_8));
            message.writeBytes(digest);
            return Base64.getEncoder().encodeToString(mac.doFinal(message.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Response place(Map<String, String> fields) {
        boolean buy = "buy".equals(fields.get("type"));
        long price = units(fields.get("price"), 2);
        StubBook book = book(SYMBOL);
        boolean takes = buy ? price >= book.asks.firstKey() : price <= book.bids.firstKey();
        if ("post".equals(fields.get("oflags")) && takes) {
            return error("EOrder:Post only order");
        }
        if (units(fields.get("volume"), 4) > 50_000_000) {
            return error("EOrder:Insufficient funds");
        }
        StubOrder order =
                accept(
                        fields.getOrDefault("cl_ord_id", ""),
                        SYMBOL,
                        buy,
                        fields.getOrDefault("ordertype", ""),
                        fields.getOrDefault("timeinforce", "GTC"),
                        price,
                        units(fields.get("volume"), 4));
        return result("{\"descr\":{\"order\":\"x\"},\"txid\":[\"O" + order.venueId + "\"]}");
    }

    private Response amend(Map<String, String> fields) {
        StubOrder order = orders.get(fields.getOrDefault("cl_ord_id", ""));
        if (order == null || !order.working()) {
            return error("EOrder:Unknown order");
        }
        order.quantity = units(fields.get("order_qty"), 4);
        order.price = units(fields.get("limit_price"), 2);
        return result("{\"amend_id\":\"A1\"}");
    }

    private Response cancel(Map<String, String> fields) {
        for (StubOrder order : List.copyOf(orders.values())) {
            boolean meant =
                    order.clientId.equals(fields.get("cl_ord_id"))
                            || ("O" + order.venueId).equals(fields.get("txid"));
            if (meant && order.working()) {
                expire(order.clientId);
                return result("{\"count\":1}");
            }
        }
        return error("EOrder:Unknown order");
    }

    private String list(Map<String, String> fields, boolean open) {
        List<String> found = new ArrayList<>();
        for (StubOrder order : orders.values()) {
            String wanted = fields.get("cl_ord_id");
            if (order.working() == open && (wanted == null || wanted.equals(order.clientId))) {
                found.add(json(order));
            }
        }
        return "{" + String.join(",", found) + "}";
    }

    private Response query(Map<String, String> fields) {
        for (StubOrder order : orders.values()) {
            if (("O" + order.venueId).equals(fields.get("txid"))) {
                return result("{" + json(order) + "}");
            }
        }
        return error("EOrder:Unknown order");
    }

    private static String json(StubOrder order) {
        String status =
                order.working() ? "open" : order.status.equals("FILLED") ? "closed" : "canceled";
        return "\"O%d\":{\"status\":\"%s\",\"cl_ord_id\":\"%s\",\"vol\":\"%s\",\"vol_exec\":\"%s\",\"descr\":{\"pair\":\"XBTUSD\",\"type\":\"%s\",\"price\":\"%s\"},\"trades\":[%s]}"
                .formatted(
                        order.venueId,
                        status,
                        order.clientId,
                        quantity(order.quantity),
                        quantity(order.filled),
                        order.buy ? "buy" : "sell",
                        price(order.price),
                        String.join(
                                ",", order.fills.stream().map(f -> "\"" + f.id() + "\"").toList()));
    }

    private Response trades(String ids) {
        List<String> wanted = List.of(ids.split(","));
        List<String> found = new ArrayList<>();
        for (StubOrder order : orders.values()) {
            for (StubFill fill : order.fills) {
                if (wanted.contains(Long.toString(fill.id()))) {
                    found.add(
                            "\"%d\":{\"ordertxid\":\"O%d\",\"price\":\"%s\",\"vol\":\"%s\",\"fee\":\"0.01\",\"time\":1700000000.1234,\"maker\":true}"
                                    .formatted(
                                            fill.id(),
                                            order.venueId,
                                            price(fill.price()),
                                            quantity(fill.quantity())));
                }
            }
        }
        return result("{" + String.join(",", found) + "}");
    }
}
