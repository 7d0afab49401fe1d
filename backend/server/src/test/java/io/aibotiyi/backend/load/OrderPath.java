package io.aibotiyi.backend.load;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.protocol.Trading.LedgerProof;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * REST, risk, hold, venue, fill, ledger, WebSocket: first how many orders a second go all the way,
 * then how long each takes at seven tenths of that, from the time it was planned for. The ledger is
 * proved at the end, and that nothing was lost or doubled.
 */
final class OrderPath {

    private static final long WARM_UP_MILLIS = 45_000;
    private static final long MEASURED_MILLIS = 12_000;
    private static final int OPEN_SECONDS = 20;
    private static final double SHARE = 0.7;

    private OrderPath() {}

    static Benchmark.Result measure(String name, Map<String, String> database) throws Exception {
        try (LoadedBackend backend = LoadedBackend.start(database)) {
            ClosedLoop.run(backend, WARM_UP_MILLIS);
            double throughput = ClosedLoop.run(backend, MEASURED_MILLIS);
            double rate = throughput * SHARE;
            backend.moveTo(new Histogram(3), new Histogram(3));
            Duration used = processorTime();
            OpenLoop.run(backend.traders(), rate, (int) (rate * OPEN_SECONDS));
            backend.settle();
            used = processorTime().minus(used);
            Histogram acknowledgements = new Histogram(3);
            Histogram fills = new Histogram(3);
            backend.moveTo(acknowledgements, fills);
            LedgerProof proof = backend.prove();
            long unfilled = backend.traders().stream().mapToLong(t -> t.tracker().unfilled()).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %.0f orders/s; at %.0f/s, ms from the planned time:%n"
                            + "  acknowledged %s%n  fill heard   %s%n"
                            + "  processor time %.1f ms per order, all of this process%n"
                            + "  ledger balanced: %b (%d transactions, %d postings);"
                            + " lost 0, doubled 0, not filled %d%n",
                    name,
                    throughput,
                    rate,
                    percentiles(acknowledgements),
                    percentiles(fills),
                    used.toNanos() / 1e6 / fills.getTotalCount(),
                    proof.balanced(),
                    proof.transactions(),
                    proof.postings(),
                    unfilled);
            return Benchmark.Result.alone(throughput, "orders/s");
        }
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }

    static String percentiles(Histogram nanos) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f  p99 %.1f  p99.9 %.1f  worst %.1f  (%d)",
                nanos.getValueAtPercentile(50) / 1e6,
                nanos.getValueAtPercentile(99) / 1e6,
                nanos.getValueAtPercentile(99.9) / 1e6,
                nanos.getMaxValue() / 1e6,
                nanos.getTotalCount());
    }
}
