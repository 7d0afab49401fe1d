package io.aibotiyi.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A stub exchange's book that moves at random and never crosses. */
final class StubBook {

    /** Levels changed by one move: price to absolute quantity, zero for removed. */
    record Move(long first, long last, Map<Long, Long> bids, Map<Long, Long> asks) {}

    final TreeMap<Long, Long> bids = new TreeMap<>((a, b) -> Long.compare(b, a));
    final TreeMap<Long, Long> asks = new TreeMap<>();
    final int depth;
    long sequence = 1_000;
    long tradeId = 500;

    StubBook(Random random, int depth) {
        this.depth = depth;
        for (int i = 0; i < 40; i++) {
            bids.put(6_000_000L - 10L * i, 1 + random.nextLong(50_000));
            asks.put(6_000_010L + 10L * i, 1 + random.nextLong(50_000));
        }
    }

    Move move(Random random) {
        Map<Long, Long> bidChanges = new LinkedHashMap<>();
        Map<Long, Long> askChanges = new LinkedHashMap<>();
        long first = sequence + 1;
        int changes = 1 + random.nextInt(4);
        sequence += changes;
        for (int i = 0; i < changes; i++) {
            boolean buy = random.nextBoolean();
            TreeMap<Long, Long> side = buy ? bids : asks;
            long other = buy ? asks.firstKey() : bids.firstKey();
            long best = side.firstKey();
            long price = best + (buy ? -1 : 1) * 10L * (random.nextInt(12) - 2);
            boolean crosses = buy ? price >= other : price <= other;
            long quantity = random.nextInt(3) == 0 ? 0 : 1 + random.nextLong(50_000);
            if (crosses || (quantity == 0 && (side.size() < 20 || !side.containsKey(price)))) {
                price = side.lastKey();
                quantity = 1 + random.nextLong(50_000);
            }
            if (quantity == 0) {
                side.remove(price);
            } else {
                side.put(price, quantity);
            }
            (buy ? bidChanges : askChanges).put(price, quantity);
        }
        return new Move(first, sequence, bidChanges, askChanges);
    }
}
