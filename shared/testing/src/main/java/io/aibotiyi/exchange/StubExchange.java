package io.aibotiyi.exchange;

import io.aibotiyi.exchange.StubOrder.StubFill;
import io.aibotiyi.exchange.StubServer.Peer;
import io.aibotiyi.exchange.StubServer.Request;
import io.aibotiyi.exchange.StubServer.Response;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What every stub exchange has: books, orders, a clock that may be wrong, and a script of failures.
 * All state is guarded by this object's lock.
 */
public abstract class StubExchange implements StubServer.Handler, AutoCloseable {

    /** How the next trading request fails. */
    public enum RestFault {
        /** Done, but the answer never comes: the connection ends. */
        ANSWER_LOST,
        /** Not done: the connection ends before. */
        REQUEST_LOST,
        /** Done a moment later, after the connection ended. */
        ARRIVES_LATE,
        /** Done, and answered with a server error. */
        DONE_BUT_500,
        TOO_MANY,
        BANNED
    }

    /** How the next private messages fail. */
    public enum UserFault {
        /** Sent twice. */
        TWICE,
        /** Held back until after the one that follows. */
        SWAPPED,
        /** Never sent; the connection ends so that the client notices. */
        LOST
    }

    protected final Random random;
    protected final StubServer server;
    protected final Map<String, StubBook> books = new LinkedHashMap<>();
    protected final Map<String, StubOrder> orders = new LinkedHashMap<>();
    protected final Set<Peer> marketPeers = new LinkedHashSet<>();
    protected final Set<Peer> userPeers = new LinkedHashSet<>();
    private final Deque<RestFault> restFaults = new ArrayDeque<>();
    private final Deque<UserFault> userFaults = new ArrayDeque<>();
    private final List<String> held = new ArrayList<>();
    private long skewMillis;
    private boolean refuseConnections;
    private boolean holdNextAnswer;
    private final CountDownLatch closing = new CountDownLatch(1);
    protected boolean skipNext;
    protected final StubWallet wallet = new StubWallet();
    private long ids = 7_000;
    private int tradingRequests;
    private int lateArrivals;

    protected StubExchange(long seed) throws IOException {
        random = new Random(seed);
        server = new StubServer(this);
    }

    public String address() {
        return server.address();
    }

    // the script

    public synchronized void failNext(RestFault fault) {
        restFaults.add(fault);
    }

    public synchronized void failNext(UserFault fault) {
        userFaults.add(fault);
    }

    /** The next trading request is done, and its answer held back until this is closed. */
    public synchronized void holdNextAnswer() {
        holdNextAnswer = true;
    }

    /** The exchange's clock minus ours. */
    public synchronized void skew(long millis) {
        skewMillis = millis;
    }

    public synchronized void refuseConnections(boolean refuse) {
        refuseConnections = refuse;
    }

    /** Ends every market connection. */
    public synchronized void dropMarket() {
        List.copyOf(marketPeers).forEach(Peer::end);
    }

    public synchronized void dropUsers() {
        List.copyOf(userPeers).forEach(Peer::end);
    }

    /** Ends every market connection in the middle of a message. */
    public synchronized void cutMarket() {
        List.copyOf(marketPeers).forEach(peer -> peer.cut("{\"a long\":\"enough message\"}"));
    }

    public synchronized void freezeMarket() {
        marketPeers.forEach(Peer::freeze);
        marketPeers.clear();
    }

    public synchronized void freezeUsers() {
        userPeers.forEach(Peer::freeze);
        userPeers.clear();
    }

    public synchronized void garbage() {
        marketPeers.forEach(peer -> peer.send("{\"broken\": [1, "));
    }

    /** The next book change reaches the book but no client. */
    public synchronized void swallowNextMove() {
        skipNext = true;
    }

    public synchronized int marketConnections() {
        return marketPeers.size();
    }

    public synchronized int userConnections() {
        return userPeers.size();
    }

    public synchronized int tradingRequests() {
        return tradingRequests;
    }

    public synchronized int lateArrivals() {
        return lateArrivals;
    }

    // the market

    public synchronized void move(String symbol) {
        StubBook.Move move = book(symbol).move(random);
        if (skipNext) {
            skipNext = false;
            swallowed(symbol);
            return;
        }
        moved(symbol, move);
    }

    /** For venues that number their messages: one was used up. */
    protected void swallowed(String symbol) {}

    public synchronized void trade(String symbol) {
        StubBook book = book(symbol);
        book.tradeId++;
        traded(symbol, book.tradeId, book.bids.firstKey(), 1 + random.nextLong(9_999));
    }

    public synchronized long lastTrade(String symbol) {
        return book(symbol).tradeId;
    }

    /** Both sides, best first, as text, for comparing. */
    public synchronized String bookText(String symbol) {
        StubBook book = book(symbol);
        return text(book.bids, book.depth) + " | " + text(book.asks, book.depth);
    }

    private static String text(Map<Long, Long> side, int depth) {
        StringBuilder out = new StringBuilder();
        side.entrySet().stream()
                .limit(depth)
                .forEach(e -> out.append(e.getKey()).append('x').append(e.getValue()).append(' '));
        return out.toString();
    }

    protected StubBook book(String symbol) {
        StubBook book = books.get(symbol);
        if (book == null) {
            throw new IllegalArgumentException("no market " + symbol);
        }
        return book;
    }

    /**
     * A past that was made up: open, high, low and close in hundredths and volume in
     * ten-thousandths of the candle that opened then.
     *
     * @param seconds since the epoch
     */
    public static long[] past(long seconds) {
        long open = 6_000_000 + seconds / 60 % 97 * 10;
        return new long[] {open, open + 50, open - 50, open + 20, 10_000 + seconds / 60 % 7};
    }

    // the account

    /** Adds to what the account owns; negative takes away. From the first on, fills count, too. */
    public synchronized void deposit(String asset, String amount) {
        deposit(asset, new BigDecimal(amount));
    }

    public synchronized void deposit(String asset, BigDecimal amount) {
        wallet.add(asset, amount);
    }

    /** What the account owns of an asset. */
    public synchronized BigDecimal owned(String asset) {
        return wallet.total(asset);
    }

    /** Base and quote asset of a market. */
    protected abstract List<String> assets(String symbol);

    /** Asset and amount of the fee of each fill. */
    protected abstract Map.Entry<String, BigDecimal> fee();

    /** What working orders hold of an asset. */
    protected BigDecimal locked(String asset) {
        BigDecimal locked = BigDecimal.ZERO;
        for (StubOrder order : orders.values()) {
            List<String> assets = assets(order.symbol);
            if (order.working() && assets.get(order.buy ? 1 : 0).equals(asset)) {
                BigDecimal rest = BigDecimal.valueOf(order.quantity - order.filled, 4);
                locked =
                        locked.add(
                                order.buy
                                        ? rest.multiply(BigDecimal.valueOf(order.price, 2))
                                        : rest);
            }
        }
        return locked;
    }

    public synchronized @Nullable StubOrder order(String clientId) {
        return orders.get(clientId);
    }

    /** What a client should know in the end, in a comparable form; null if it never arrived. */
    public synchronized @Nullable String orderText(String clientId) {
        StubOrder order = orders.get(clientId);
        return order == null
                ? null
                : clientId
                        + " "
                        + order.status
                        + " "
                        + order.filled
                        + "/"
                        + order.quantity
                        + " fills "
                        + order.fills.stream().map(f -> f.id() + "x" + f.quantity()).toList();
    }

    public synchronized List<String> working() {
        return orders.values().stream()
                .filter(StubOrder::working)
                .map(order -> order.clientId)
                .toList();
    }

    /** Trades a part of a working order. */
    public synchronized void fill(String clientId, long quantity) {
        StubOrder order = orders.get(clientId);
        if (order == null || !order.working()) {
            return;
        }
        long part = Math.min(quantity, order.quantity - order.filled);
        StubFill fill = new StubFill(nextId(), order.price, part, true);
        order.fills.add(fill);
        order.filled += part;
        order.status = order.filled == order.quantity ? "FILLED" : "PARTIALLY_FILLED";
        order.time = now();
        if (!wallet.isEmpty()) {
            List<String> assets = assets(order.symbol);
            wallet.filled(assets.get(0), assets.get(1), order.buy, order.price, part);
            wallet.add(fee().getKey(), fee().getValue().negate());
        }
        changed(order, fill);
    }

    /** The exchange cancels. */
    public synchronized void expire(String clientId) {
        StubOrder order = orders.get(clientId);
        if (order != null && order.working()) {
            order.status = "CANCELED";
            order.time = now();
            changed(order, null);
        }
    }

    protected StubOrder accept(
            String clientId,
            String symbol,
            boolean buy,
            String type,
            String validity,
            long price,
            long quantity) {
        if (orders.containsKey(clientId)) {
            throw new IllegalStateException("client id used twice: " + clientId);
        }
        StubOrder order =
                new StubOrder(
                        clientId, nextId(), symbol, buy, type, validity, price, quantity, now());
        orders.put(clientId, order);
        changed(order, null);
        if (type.equalsIgnoreCase("MARKET")) {
            order.price = price > 0 ? price : book(symbol).asks.firstKey();
            fill(clientId, quantity / 2);
            fill(clientId, quantity);
        }
        return order;
    }

    protected long nextId() {
        return ++ids;
    }

    protected long now() {
        return System.currentTimeMillis() + skewMillis;
    }

    // messages

    protected abstract void moved(String symbol, StubBook.Move move);

    protected abstract void traded(String symbol, long id, long price, long quantity);

    /** An order changed; fill is null unless by a trade. */
    protected abstract void changed(StubOrder order, @Nullable StubFill fill);

    /** The trading request, after the script had its say. */
    protected abstract Response trading(Request request);

    protected abstract boolean isTrading(Request request);

    protected abstract Response other(Request request);

    protected abstract Response tooMany(int status);

    protected void tellUsers(String message) {
        UserFault fault = userPeers.isEmpty() ? null : userFaults.poll();
        if (fault == UserFault.SWAPPED) {
            held.add(message);
            return;
        }
        if (fault == UserFault.LOST) {
            List.copyOf(userPeers).forEach(Peer::end);
            userPeers.clear();
            return;
        }
        userPeers.forEach(peer -> peer.send(message));
        if (fault == UserFault.TWICE) {
            userPeers.forEach(peer -> peer.send(message));
        }
        for (String late : held) {
            userPeers.forEach(peer -> peer.send(late));
        }
        held.clear();
    }

    /** Ends the script: what is held back is sent, nothing fails any more. */
    public synchronized void heal() {
        restFaults.clear();
        userFaults.clear();
        refuseConnections = false;
        skipNext = false;
        for (String late : held) {
            userPeers.forEach(peer -> peer.send(late));
        }
        held.clear();
    }

    @Override
    public @Nullable Response http(Request request) throws InterruptedException {
        if (!isTrading(request)) {
            synchronized (this) {
                return other(request);
            }
        }
        RestFault fault;
        synchronized (this) {
            tradingRequests++;
            fault = restFaults.poll();
            if (fault == null && !holdNextAnswer) {
                return trading(request);
            }
        }
        if (fault == null) {
            return held(request);
        }
        synchronized (this) {
            switch (fault) {
                case REQUEST_LOST -> {
                    return null;
                }
                case TOO_MANY -> {
                    return tooMany(429);
                }
                case BANNED -> {
                    return tooMany(418);
                }
                case ANSWER_LOST -> {
                    trading(request);
                    return null;
                }
                case DONE_BUT_500 -> {
                    trading(request);
                    return new Response(503, Map.of(), "upstream timed out");
                }
                case ARRIVES_LATE -> {
                    // below, without the lock
                }
            }
        }
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        Thread.sleep(60);
                    } catch (InterruptedException e) {
                        return;
                    }
                    synchronized (this) {
                        lateArrivals++;
                        trading(request);
                    }
                });
        return null;
    }

    private @Nullable Response held(Request request) throws InterruptedException {
        synchronized (this) {
            holdNextAnswer = false;
            trading(request);
        }
        closing.await();
        return null;
    }

    @Override
    public synchronized int upgrade(String path) {
        return refuseConnections ? 503 : 101;
    }

    @Override
    public synchronized void closed(Peer peer) {
        marketPeers.remove(peer);
        userPeers.remove(peer);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
    }

    protected static String price(long value) {
        return BigDecimal.valueOf(value, 2).toPlainString();
    }

    protected static String quantity(long value) {
        return BigDecimal.valueOf(value, 4).toPlainString();
    }

    protected static long units(@Nullable String text, int scale) {
        return text == null || text.isEmpty()
                ? 0
                : new BigDecimal(text).movePointRight(scale).longValueExact();
    }
}
