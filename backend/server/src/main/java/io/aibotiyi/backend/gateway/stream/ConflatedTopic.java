package io.aibotiyi.backend.gateway.stream;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All subscribers of one conflated thing. Confined to the hub's thread. */
final class ConflatedTopic<S> {

    private final Conflation<S> conflation;
    private final IdentityHashMap<EventLoop, Readers<S>> readers = new IdentityHashMap<>();
    private @Nullable S published;

    /** Those of one event loop. The list is copied on write: a batch under way keeps its own. */
    private record Readers<S>(List<ConflatedSubscriber<S>> all, Differences<S> differences) {

        Readers<S> with(ConflatedSubscriber<S> subscriber) {
            List<ConflatedSubscriber<S>> more = new ArrayList<>(all);
            more.add(subscriber);
            return new Readers<>(more, differences);
        }

        Readers<S> without(ConflatedSubscriber<S> subscriber) {
            List<ConflatedSubscriber<S>> fewer = new ArrayList<>(all);
            fewer.remove(subscriber);
            return new Readers<>(fewer, differences);
        }

        void offer(S next, @Nullable S base, byte @Nullable [] shared) {
            if (shared != null) {
                differences.add(base, next, shared);
            }
            for (int i = 0; i < all.size(); i++) {
                ConflatedSubscriber<S> subscriber = all.get(i);
                try {
                    subscriber.offer(next, differences);
                } catch (RuntimeException e) {
                    subscriber.connection().failed(e);
                }
            }
        }
    }

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
        Readers<S> now =
                readers.computeIfAbsent(
                                loop, l -> new Readers<>(List.of(), new Differences<>(conflation)))
                        .with(subscriber);
        readers.put(loop, now);
        S state = published;
        if (state != null) {
            batch.add(
                    loop,
                    () ->
                            subscriber
                                    .connection()
                                    .guarded(() -> subscriber.offer(state, now.differences())));
        }
    }

    /** Returns true if nobody is left. */
    boolean leave(ConflatedSubscriber<S> subscriber) {
        EventLoop loop = subscriber.connection().loop();
        Readers<S> now = readers.get(loop);
        if (now != null) {
            Readers<S> left = now.without(subscriber);
            if (left.all().isEmpty()) {
                readers.remove(loop);
            } else {
                readers.put(loop, left);
            }
        }
        return readers.isEmpty();
    }

    void publish(S next, LoopBatch batch) {
        S base = published;
        byte[] shared = base == null ? null : conflation.tail(base, next);
        if (base != null && shared == null) {
            return;
        }
        published = next;
        readers.forEach((loop, those) -> batch.add(loop, () -> those.offer(next, base, shared)));
    }
}
