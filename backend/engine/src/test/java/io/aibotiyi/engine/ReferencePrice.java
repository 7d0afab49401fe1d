package io.aibotiyi.engine;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An auction's outcome by trying every price. */
record ReferencePrice(long price, long volume, long surplus) {

    static ReferencePrice of(List<ReferenceOrder> bids, List<ReferenceOrder> asks, long anchor) {
        long low = asks.getFirst().price;
        long high = bids.getFirst().price;
        List<ReferencePrice> all =
                Stream.concat(bids.stream(), asks.stream())
                        .map(o -> o.price)
                        .filter(p -> p >= low && p <= high)
                        .distinct()
                        .sorted()
                        .map(p -> at(p, bids, asks))
                        .toList();
        long most = all.stream().mapToLong(ReferencePrice::volume).max().orElseThrow();
        List<ReferencePrice> full = all.stream().filter(c -> c.volume == most).toList();
        long least = full.stream().mapToLong(c -> Math.abs(c.surplus)).min().orElseThrow();
        List<ReferencePrice> even =
                full.stream().filter(c -> Math.abs(c.surplus) == least).toList();
        if (even.stream().allMatch(c -> c.surplus > 0)) {
            return even.getLast();
        }
        if (even.stream().allMatch(c -> c.surplus < 0)) {
            return even.getFirst();
        }
        return even.stream()
                .min(Comparator.comparingLong(c -> Math.abs(c.price - anchor)))
                .orElseThrow();
    }

    private static ReferencePrice at(
            long price, List<ReferenceOrder> bids, List<ReferenceOrder> asks) {
        long demand = bids.stream().filter(o -> o.price >= price).mapToLong(o -> o.remaining).sum();
        long supply = asks.stream().filter(o -> o.price <= price).mapToLong(o -> o.remaining).sum();
        return new ReferencePrice(price, Math.min(demand, supply), demand - supply);
    }
}
