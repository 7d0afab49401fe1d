package io.aibotiyi.backend.load;

import io.aibotiyi.bench.Benchmark;
import java.util.Map;

/** Orders a second from REST to the fill on the WebSocket, on H2. */
public final class OrderPathH2Benchmark implements Benchmark {

    @Override
    public String name() {
        return "order-path-h2";
    }

    @Override
    public Result run() throws Exception {
        return OrderPath.measure(name(), Map.of());
    }
}
