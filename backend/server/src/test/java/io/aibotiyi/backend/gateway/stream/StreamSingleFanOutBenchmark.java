package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.bench.Benchmark;

/**
 * As {@link StreamFanOutBenchmark} with one book per connection: no two messages can share a write,
 * so the kernel's cost of a message is nearly all there is.
 */
public final class StreamSingleFanOutBenchmark implements Benchmark {

    @Override
    public String name() {
        return "stream-fan-out-one-book";
    }

    @Override
    public Result run() throws Exception {
        return StreamFanOutBenchmark.measure(name(), 1);
    }
}
