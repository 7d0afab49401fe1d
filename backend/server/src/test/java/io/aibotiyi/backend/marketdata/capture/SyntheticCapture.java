package io.aibotiyi.backend.marketdata.capture;

import io.aibotiyi.domain.FixedPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up capture in Binance's own words: a random book whose every change has an update id, its
 * differences, best bid and offer at every id, trades, and now and then a REST snapshot.
 */
public final class SyntheticCapture {

    /** Which of Binance's dialects. */
    public enum Dialect {
        SPOT,
        USD_M,
        COIN_M
    }

    private static final long START = 1_700_000_000_000L;

    private final Dialect dialect;
    private final String symbol;
    private final Random random;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private long mid = 50_000;
    private long id;
    private long trade;
    private long millis = START;

    public SyntheticCapture(Dialect dialect, String symbol, long seed) {
        this.dialect = dialect;
        this.symbol = symbol;
        this.random = new Random(seed);
        id = 1_000_000L * (1 + random.nextInt(1_000));
        trade = random.nextInt(1_000);
    }

    /**
     * Makes the lines.
     *
     * @param snapshotEvery a snapshot comes with every so many differences, the first with the
     *     third
     */
    public List<String> lines(int differences, int snapshotEvery) {
        for (int i = 1; i <= 25; i++) {
            bids.put(mid - i, quantity());
            asks.put(mid + i, quantity());
        }
        long previous = id;
        for (int n = 0; n < differences; n++) {
            previous = difference(previous, n % snapshotEvery == 2);
        }
        return lines;
    }

    private long difference(long previous, boolean snapshot) {
        id += dialect == Dialect.SPOT ? 1 : 1 + random.nextInt(20);
        long first = id;
        TreeMap<Long, Long> bidChanges = new TreeMap<>();
        TreeMap<Long, Long> askChanges = new TreeMap<>();
        int changes = 1 + random.nextInt(6);
        for (int c = 0; c < changes; c++) {
            id += c == 0 ? 0 : 1;
            change(bidChanges, askChanges);
            millis += random.nextInt(20);
            ticker();
            if (snapshot && c == changes / 2) {
                snapshot();
            }
            if (random.nextInt(3) == 0) {
                trade();
            }
        }
        String chain = dialect == Dialect.SPOT ? "" : ",\"pu\":" + previous;
        String pair = dialect == Dialect.COIN_M ? ",\"ps\":\"" + pair() + "\"" : "";
        add(
                "@depth@100ms",
                "\"e\":\"depthUpdate\",\"E\":%d,\"s\":\"%s\"%s,\"U\":%d,\"u\":%d%s,\"b\":%s,\"a\":%s"
                        .formatted(
                                millis,
                                symbol,
                                pair,
                                first,
                                id,
                                chain,
                                levels(bidChanges),
                                levels(askChanges)));
        return id;
    }

    private void change(Map<Long, Long> bidChanges, Map<Long, Long> askChanges) {
        mid += random.nextInt(9) == 0 ? random.nextInt(5) - 2 : 0;
        while (!bids.isEmpty() && bids.firstKey() >= mid) {
            bidChanges.put(bids.firstKey(), 0L);
            bids.pollFirstEntry();
        }
        while (!asks.isEmpty() && asks.firstKey() <= mid) {
            askChanges.put(asks.firstKey(), 0L);
            asks.pollFirstEntry();
        }
        boolean buy = random.nextBoolean();
        TreeMap<Long, Long> side = buy ? bids : asks;
        long price = mid + (buy ? -1 : 1) * (1 + (long) Math.abs(random.nextGaussian() * 8));
        long quantity = random.nextInt(3) == 0 && side.size() > 5 ? 0 : quantity();
        if (quantity == 0) {
            side.remove(price);
        } else {
            side.put(price, quantity);
        }
        (buy ? bidChanges : askChanges).put(price, quantity);
        while (side.size() < 3) {
            long far = mid + (buy ? -1 : 1) * (20L + side.size());
            side.put(far, 7L);
            (buy ? bidChanges : askChanges).put(far, 7L);
        }
    }

    private long quantity() {
        return 1L + random.nextInt(100_000);
    }

    private String pair() {
        return symbol.substring(0, symbol.indexOf('_'));
    }

    private void ticker() {
        String head =
                dialect == Dialect.SPOT
                        ? ""
                        : "\"e\":\"bookTicker\",\"E\":" + millis + ",\"T\":" + millis + ",";
        add(
                "@bookTicker",
                "%s\"u\":%d,\"s\":\"%s\",\"b\":\"%s\",\"B\":\"%s\",\"a\":\"%s\",\"A\":\"%s\""
                        .formatted(
                                head,
                                id,
                                symbol,
                                price(bids.firstKey()),
                                quantity(bids.firstEntry().getValue()),
                                price(asks.firstKey()),
                                quantity(asks.firstEntry().getValue())));
    }

    private void snapshot() {
        String head =
                switch (dialect) {
                    case SPOT -> "";
                    case USD_M -> ",\"E\":%d,\"T\":%d".formatted(millis, millis);
                    case COIN_M ->
                            ",\"E\":%d,\"T\":%d,\"symbol\":\"%s\",\"pair\":\"%s\""
                                    .formatted(millis, millis, symbol, pair());
                };
        lines.add(
                "%s {\"lastUpdateId\":%d%s,\"bids\":%s,\"asks\":%s}"
                        .formatted(time(), id, head, levels(bids), levels(asks)));
    }

    private void trade() {
        trade++;
        String tail = dialect == Dialect.SPOT ? ",\"M\":true" : ",\"X\":\"MARKET\"";
        add(
                "@trade",
                "\"e\":\"trade\",\"E\":%d,\"T\":%d,\"s\":\"%s\",\"t\":%d,\"p\":\"%s\",\"q\":\"%s\",\"m\":%s%s"
                        .formatted(
                                millis,
                                millis,
                                symbol,
                                trade,
                                price(mid),
                                quantity(quantity()),
                                random.nextBoolean(),
                                tail));
    }

    private void add(String stream, String data) {
        lines.add(
                "%s {\"stream\":\"%s%s\",\"data\":{%s}}"
                        .formatted(
                                time(), symbol.toLowerCase(java.util.Locale.ROOT), stream, data));
    }

    /** The local clock runs a second and a quarter behind. */
    private String time() {
        return Long.toString((millis - 1_250) * 1_000_000);
    }

    private static String price(long ticks) {
        return FixedPoint.format(ticks, 2);
    }

    private static String quantity(long units) {
        return FixedPoint.format(units, 3);
    }

    private static String levels(Map<Long, Long> levels) {
        List<String> texts = new ArrayList<>();
        levels.forEach((p, q) -> texts.add("[\"" + price(p) + "\",\"" + quantity(q) + "\"]"));
        return "[" + String.join(",", texts) + "]";
    }
}
