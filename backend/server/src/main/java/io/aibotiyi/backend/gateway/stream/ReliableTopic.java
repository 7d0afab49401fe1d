package io.aibotiyi.backend.gateway.stream;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** All subscribers of one thing of which nothing is dropped. Confined to the hub's thread. */
final class ReliableTopic {

    private final IdentityHashMap<EventLoop, List<ReliableSubscriber>> subscribers =
            new IdentityHashMap<>();

    void join(ReliableSubscriber subscriber) {
        EventLoop loop = subscriber.connection().loop();
        List<ReliableSubscriber> list = new ArrayList<>(subscribers.getOrDefault(loop, List.of()));
        list.add(subscriber);
        subscribers.put(loop, list);
    }

    /** Returns true if nobody is left. */
    boolean leave(ReliableSubscriber subscriber) {
        EventLoop loop = subscriber.connection().loop();
        List<ReliableSubscriber> list = new ArrayList<>(subscribers.getOrDefault(loop, List.of()));
        list.remove(subscriber);
        if (list.isEmpty()) {
            subscribers.remove(loop);
        } else {
            subscribers.put(loop, list);
        }
        return subscribers.isEmpty();
    }

    void publish(byte[] tail, LoopBatch batch) {
        subscribers.forEach((loop, list) ->
                batch.add(
                        loop,
                        () -> {
                            for (ReliableSubscriber s : list) {
                                s.connection().guarded(() -> s.send(tail));
                            }
                        }));
    }

    static void sendTo(ReliableSubscriber s, byte[] tail, LoopBatch batch) {
        batch.add(s.connection().loop(), () -> s.connection().guarded(() -> s.send(tail)));
    }
}
