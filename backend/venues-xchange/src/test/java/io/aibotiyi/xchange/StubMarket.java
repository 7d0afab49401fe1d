package io.aibotiyi.xchange;

import io.aibotiyi.domain.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One market of a stub exchange: a book that moves and trades that happen. */
final class StubMarket {

    /** A trade; quantities in ten-thousandths, prices whole. */
    record Print(long id, long price, long quantity, Side aggressor) {}

    /** Writes one level as an exchange does. */
    interface Level {
        String text(long price, String quantity);
    }

    private final Random random;
    private final TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, Long> asks = new TreeMap<>();
    private final List<Print> prints = new ArrayList<>();
    private long clock = 1_700_000_000L;
    private long lastPrint = 5_000;

    StubMarket(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            bids.put(59_990L - i * 10L, 10_000L);
            asks.put(60_010L + i * 10L, 10_000L);
        }
    }

    /** Changes some levels; never crosses. */
    synchronized void move() {
        clock++;
        boolean buy = random.nextBoolean();
        TreeMap<Long, Long> side = buy ? bids : asks;
        long away = random.nextInt(8) * 10L;
        long price = buy ? 59_990L - away : 60_010L + away;
        if (side.size() > 2 && side.containsKey(price) && random.nextInt(3) == 0) {
            side.remove(price);
        } else {
            side.put(price, 1L + random.nextInt(50_000));
        }
    }

    synchronized void trade() {
        prints.add(
                new Print(
                        ++lastPrint,
                        60_000,
                        1 + random.nextInt(9_999),
                        random.nextBoolean() ? Side.BUY : Side.SELL));
    }

    synchronized long lastPrint() {
        return lastPrint;
    }

    /** Seconds since the epoch; a second later with every move. */
    synchronized long seconds() {
        return clock;
    }

    synchronized String bids(Level level) {
        return text(bids, level);
    }

    synchronized String asks(Level level) {
        return text(asks, level);
    }

    private static String text(Map<Long, Long> side, Level level) {
        return side.entrySet().stream()
                .map(e -> level.text(e.getKey(), quantity(e.getValue())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    static String quantity(long units) {
        return BigDecimal.valueOf(units, 4).toPlainString();
    }

    /** The newest first. */
    synchronized List<Print> prints() {
        return prints.reversed().stream().limit(50).toList();
    }

    /** As the client's recorder writes books: prices in hundredths. */
    synchronized String bookText() {
        return text(bids) + " | " + text(asks);
    }

    private static String text(Map<Long, Long> side) {
        StringBuilder out = new StringBuilder();
        for (Map.Entry<Long, Long> level : side.entrySet()) {
            out.append(level.getKey() * 100).append('x').append(level.getValue()).append(' ');
        }
        return out.toString();
    }
}
