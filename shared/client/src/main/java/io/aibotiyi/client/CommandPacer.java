package io.aibotiyi.client;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Sends commands no faster than the backend takes them (20 a second, bursts of 100, per
 * connection), keeping their order. Confined to the stream thread.
 */
final class CommandPacer {

    private static final int BURST = 80;
    private static final long INTERVAL_NANOS = 1_000_000_000L / 16;

    private final Queue<String> waiting = new ArrayDeque<>();
    private final Consumer<String> sink;
    private final LongConsumer wakeAfterNanos;
    private double tokens = BURST;
    private long filledAt;
    private boolean waking;

    /**
     * @param wakeAfterNanos asked to call {@link #drain} after that many nanoseconds
     */
    CommandPacer(Consumer<String> sink, LongConsumer wakeAfterNanos, long now) {
        this.sink = sink;
        this.wakeAfterNanos = wakeAfterNanos;
        this.filledAt = now;
    }

    void send(String command, long now) {
        waiting.add(command);
        if (!waking) {
            drain(now);
        }
    }

    void drain(long now) {
        waking = false;
        tokens = Math.min(BURST, tokens + (double) (now - filledAt) / INTERVAL_NANOS);
        filledAt = now;
        while (tokens >= 1 && !waiting.isEmpty()) {
            tokens--;
            sink.accept(waiting.remove());
        }
        if (!waiting.isEmpty()) {
            waking = true;
            wakeAfterNanos.accept((long) ((1 - tokens) * INTERVAL_NANOS) + 1);
        }
    }
}
