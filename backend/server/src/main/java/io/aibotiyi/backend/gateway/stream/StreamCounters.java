package io.aibotiyi.backend.gateway.stream;

import java.util.concurrent.atomic.LongAdder;

/** What {@link io.aibotiyi.backend.gateway.StreamMetrics} tells. Safe from any thread. */
final class StreamCounters {

    final LongAdder socketIo = new LongAdder();
    final LongAdder subscriptions = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder sentFrames = new LongAdder();
    final LongAdder sentBytes = new LongAdder();
    final LongAdder conflated = new LongAdder();
    final LongAdder skippedTicks = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder slowConsumerCloses = new LongAdder();
    final LongAdder resumed = new LongAdder();
    final LongAdder notResumed = new LongAdder();
}
