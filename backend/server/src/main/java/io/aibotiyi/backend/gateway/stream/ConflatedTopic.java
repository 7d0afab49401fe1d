package io.aibotiyi.backend.gateway.stream;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All subscribers of one conflated thing. Confined to the hub's thread. */
final class ConflatedTopic<S> {

    private final Conflation<S> conflation;
    private final IdentityHashMap<EventLoop, List<ConflatedSubscriber<S>>> subscribers =
            new IdentityHashMap<>();
    private @Nullable S published;

    ConflatedTopic(Conflation<S> conflation) {
        this.conflation = conflation;
    }

    Conflation<S> conflation() {
        return conflation;
    }

    @Nullable S published() {
        return published;
    }

    void join(ConflatedSubscriber<S> subscriber, LoopBatch batch) {
        EventLoop loop = subscriber.connection().loop();
        // copied on write: a batch under way keeps the list it was made with
        List<ConflatedSubscriber<S>> list =
                new ArrayList<>(subscribers.getOrDefault(loop, List.of()));
        list.add(subscriber);
        subscribers.put(loop, list);
        S now = published;
        if (now != null) {
            batch.add(loop, () -> subscriber.offer(now, null, null));
        }
    }

    /** Returns true if nobody is left. */
    boolean leave(ConflatedSubscriber<S> subscriber) {
        EventLoop loop = subscriber.connection().loop();
        List<ConflatedSubscriber<S>> list =
                new ArrayList<>(subscribers.getOrDefault(loop, List.of()));
        list.remove(subscriber);
        if (list.isEmpty()) {
            subscribers.remove(loop);
        } else {
            subscribers.put(loop, list);
        }
        return subscribers.isEmpty();
    }

    void publish(S next, LoopBatch batch) {
        S base = published;
        byte[] shared = base == null ? null : conflation.tail(base, next);
        if (base != null && shared == null) {
            return;
        }
        published = next;
        subscribers.forEach((loop, list) ->
                batch.add(
                        loop,
                        () -> {
                            for (ConflatedSubscriber<S> s : list) {
                                s.connection().guarded(() -> s.offer(next, base, shared));
                            }
                        }));
    }
}
