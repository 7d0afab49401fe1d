package io.aibotiyi.backend.gateway.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One account's events of one kind: who waits for a snapshot, who is told each event, what was told
 * lately. Confined to the hub.
 */
final class AccountEvents<E> {

    /** Events kept for one subscriber while its snapshot is read. */
    private static final int MOST_KEPT = 10_000;

    /** An event that comes twice comes so soon after; the outbox delivers at least once. */
    private static final int REPEATS_KNOWN = 1024;

    private final ReliableTopic topic;
    private final Function<E, Object> identity;
    private final Map<ReliableSubscriber, List<E>> waiting = new HashMap<>();
    private final Set<ReliableSubscriber> live = new HashSet<>();
    private final List<E> fresh = new ArrayList<>();
    private final Set<Object> told =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Object, Boolean> eldest) {
                            return size() > REPEATS_KNOWN;
                        }
                    });
    private @Nullable Long abandonedAt;
    private boolean worthKeeping;

    /**
     * @param identity what two deliveries of the same event have in common
     */
    AccountEvents(ReliableTopic topic, Function<E, Object> identity) {
        this.topic = topic;
        this.identity = identity;
    }

    void happened(E event) {
        if (!told.add(identity.apply(event))) {
            return;
        }
        fresh.add(event);
        for (List<E> kept : waiting.values()) {
            if (kept.size() <= MOST_KEPT) {
                kept.add(event);
            }
        }
    }

    /** Keeps events for the subscriber until it goes live. */
    void await(ReliableSubscriber subscriber) {
        abandonedAt = null;
        waiting.put(subscriber, new ArrayList<>());
    }

    /** What became of {@link #goLive}. */
    enum Outcome {
        LIVE,
        /** It has left meanwhile. */
        GONE,
        /** More happened while the snapshot was read than is kept. */
        OVERRUN
    }

    /**
     * Goes on where the subscriber stopped, or else sends the snapshot and what happened since;
     * from then on each event.
     *
     * @param missed the events of the snapshot that the subscriber lacks, if that is known
     * @param newer whether an event is not in the snapshot yet
     */
    Outcome goLive(
            ReliableSubscriber subscriber,
            List<E> snapshot,
            @Nullable List<E> missed,
            Predicate<E> newer,
            LoopBatch batch) {
        List<E> kept = waiting.remove(subscriber);
        if (kept == null) {
            return Outcome.GONE;
        }
        // what was not sent to the others yet is in the history and among those kept
        flush(batch);
        if (!topic.resume(subscriber, batch)) {
            if (kept.size() > MOST_KEPT) {
                return Outcome.OVERRUN;
            }
            List<E> since = kept.stream().filter(newer).toList();
            if (missed == null) {
                topic.start(subscriber, snapshot, since, batch);
            } else {
                topic.goOn(
                        subscriber, Stream.concat(missed.stream(), since.stream()).toList(), batch);
            }
        }
        live.add(subscriber);
        worthKeeping = true;
        return Outcome.LIVE;
    }

    void flush(LoopBatch batch) {
        if (!fresh.isEmpty()) {
            topic.publish(List.copyOf(fresh), batch);
            fresh.clear();
        }
    }

    void leave(ReliableSubscriber subscriber, long nanoTime) {
        waiting.remove(subscriber);
        if (live.remove(subscriber)) {
            topic.leave(subscriber);
        }
        if (idle() && abandonedAt == null) {
            abandonedAt = nanoTime;
        }
    }

    /** True if nobody is subscribed; the history is kept for a while for those who come back. */
    boolean idle() {
        return waiting.isEmpty() && live.isEmpty();
    }

    /** False if nobody was ever allowed to hear it. */
    boolean worthKeeping() {
        return worthKeeping;
    }

    /** Since when it is idle. */
    @Nullable Long abandonedAt() {
        return abandonedAt;
    }
}
