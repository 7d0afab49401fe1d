package io.aibotiyi.backend.gateway.stream;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One kind of events of every account, or person, that anyone is, or was lately, subscribed to. In
 * the hub.
 *
 * @param <K> whose events they are
 */
final class AccountTopics<K, E> {

    private final String name;
    private final Function<E, Object> identity;
    private final StreamProperties.History bounds;
    private final StreamCounters counters;
    private final Map<K, AccountEvents<E>> all = new HashMap<>();

    /**
     * @param name of the frames, as {@code fills}
     * @param identity what two deliveries of the same event have in common
     */
    AccountTopics(
            String name,
            Function<E, Object> identity,
            StreamProperties.History bounds,
            StreamCounters counters) {
        this.name = name;
        this.identity = identity;
        this.bounds = bounds;
        this.counters = counters;
    }

    void happened(K owner, E event) {
        AccountEvents<E> events = all.get(owner);
        if (events != null) {
            events.happened(event);
        }
    }

    void await(K owner, ReliableSubscriber subscriber) {
        all.computeIfAbsent(
                        owner,
                        a ->
                                new AccountEvents<>(
                                        new ReliableTopic(name, bounds, counters), identity))
                .await(subscriber);
    }

    @Nullable AccountEvents<E> of(K owner) {
        return all.get(owner);
    }

    void leave(K owner, ReliableSubscriber subscriber) {
        AccountEvents<E> events = all.get(owner);
        if (events != null) {
            events.leave(subscriber, System.nanoTime());
            if (events.idle() && !events.worthKeeping()) {
                all.remove(owner);
            }
        }
    }

    /** Sends what is fresh and forgets what nobody came back to. */
    void tick(LoopBatch batch, long nanoTime) {
        int idle = 0;
        for (AccountEvents<E> events : all.values()) {
            events.flush(batch);
            idle += events.idle() ? 1 : 0;
        }
        if (idle > 0) {
            long longest = bounds.keep().toNanos();
            all.values()
                    .removeIf(e -> e.abandonedAt() != null && nanoTime - e.abandonedAt() > longest);
        }
        for (; idle > bounds.maxIdle(); idle--) {
            all.entrySet().stream()
                    .filter(e -> e.getValue().abandonedAt() != null)
                    .min(Comparator.comparing(e -> e.getValue().abandonedAt()))
                    .ifPresent(e -> all.remove(e.getKey()));
        }
    }
}
