package io.aibotiyi.backend.gateway.stream;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Collects what one tick has for each event loop and hands it over as one task per loop. */
final class LoopBatch {

    private final IdentityHashMap<EventLoop, List<Runnable>> tasks = new IdentityHashMap<>();
    private final AtomicInteger underWay;

    /**
     * @param underWay counts tasks handed over and not finished
     */
    LoopBatch(AtomicInteger underWay) {
        this.underWay = underWay;
    }

    void add(EventLoop loop, Runnable task) {
        tasks.computeIfAbsent(loop, l -> new ArrayList<>()).add(task);
    }

    /** Hands over; each connection that was written to is flushed once. */
    void dispatch() {
        tasks.forEach((loop, list) -> {
            underWay.incrementAndGet();
            loop.execute(() -> {
                try {
                    list.forEach(Runnable::run);
                    PendingFlushes.flush();
                } finally {
                    underWay.decrementAndGet();
                }
            });
        });
        tasks.clear();
    }
}
