package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.protocol.Journal.Bucket;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Closed entries by one of their features. One thread at a time. */
final class Breakdown {

    /** Upper ends in seconds of the buckets of holding time but the last, and their keys. */
    private static final long[] HELD_BELOW = {60, 300, 900, 3_600, 14_400, 86_400, 604_800};

    private static final List<String> HELD =
            List.of("<1m", "1m-5m", "5m-15m", "15m-1h", "1h-4h", "4h-1d", "1d-1w", ">=1w");

    private final Map<String, Tally> tallies;

    private Breakdown(Map<String, Tally> tallies) {
        this.tallies = tallies;
    }

    /** Told in the order of their keys. */
    static Breakdown sorted() {
        return new Breakdown(new TreeMap<>());
    }

    /** Told in this order; keys without entries are left out. */
    static Breakdown of(List<String> keys) {
        Map<String, Tally> all = new LinkedHashMap<>();
        keys.forEach(key -> all.put(key, new Tally()));
        return new Breakdown(all);
    }

    static Breakdown byHolding() {
        return of(HELD);
    }

    static String holding(long seconds) {
        int i = 0;
        while (i < HELD_BELOW.length && seconds >= HELD_BELOW[i]) {
            i++;
        }
        return HELD.get(i);
    }

    void add(String key, Result result) {
        tallies.computeIfAbsent(key, _ -> new Tally()).add(result);
    }

    List<Bucket> buckets() {
        return tallies.entrySet().stream()
                .filter(e -> e.getValue().entries() > 0)
                .map(e -> new Bucket(e.getKey(), e.getValue().figures()))
                .toList();
    }

    /** Highest profit first. */
    List<Bucket> byProfit() {
        return buckets().stream()
                .sorted(Comparator.comparing((Bucket b) -> b.figures().netPnl()).reversed())
                .toList();
    }
}
