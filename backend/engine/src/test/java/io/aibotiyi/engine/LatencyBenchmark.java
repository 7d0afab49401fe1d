package io.aibotiyi.engine;

import exchange.core2.core.common.cmd.OrderCommand;
import io.aibotiyi.bench.Benchmark;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Open-loop latency: each command has a planned time and its latency counts from that, so that a
 * stall charges every command that had to wait. README mix, 1,000 resting orders, one command at a
 * time, both engines in turn on one thread.
 *
 * <p>Both are warmed up, at the same rate and on books of their own, until a round of both compiled
 * nothing more. What still disturbs the thread is told with the figures, see {@link Disturbance}:
 * on a machine with other work the upper percentiles tell of the scheduler.
 */
public abstract class LatencyBenchmark implements Benchmark {

    private static final double SECONDS = 1;
    private static final int MOST_WARM_UPS = 8;

    private final int perSecond;

    private LatencyBenchmark(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Half a million commands a second. */
    public static final class HalfMillion extends LatencyBenchmark {
        public HalfMillion() {
            super(500_000);
        }
    }

    /** A million commands a second. */
    public static final class OneMillion extends LatencyBenchmark {
        public OneMillion() {
            super(1_000_000);
        }
    }

    /** Two million commands a second. */
    public static final class TwoMillion extends LatencyBenchmark {
        public TwoMillion() {
            super(2_000_000);
        }
    }

    /** Five million commands a second. */
    public static final class FiveMillion extends LatencyBenchmark {
        public FiveMillion() {
            super(5_000_000);
        }
    }

    /** Carries out the command with an index. */
    private interface Target {
        void play(int i);
    }

    @Override
    public final String name() {
        return "engine-latency-" + perSecond / 1_000 + "k";
    }

    /** Latencies, and what disturbed the thread meanwhile. */
    private record Measured(Histogram latencies, Disturbance disturbance) {}

    @Override
    public final Result run() {
        Workload work =
                Workload.of(Workload.Mix.README, 1_000, (int) (perSecond * SECONDS), 101_572_685L);
        int rounds = 0;
        long compiled;
        do {
            compiled = Disturbance.now().compiledMillis();
            measure(work, ours(work));
            measure(work, theirs(work));
        } while (++rounds < MOST_WARM_UPS && Disturbance.now().compiledMillis() != compiled);
        Measured ours = measure(work, ours(work));
        Measured theirs = measure(work, theirs(work));
        String detail =
                "p50/p99/p99.9/p99.99 "
                        + words(ours.latencies)
                        + " ("
                        + ours.disturbance
                        + "), peer "
                        + words(theirs.latencies)
                        + " ("
                        + theirs.disturbance
                        + "), warm-ups "
                        + rounds;
        double value = ours.latencies.getValueAtPercentile(99) / 1e3;
        double peerValue = theirs.latencies.getValueAtPercentile(99) / 1e3;
        return new Result(value, "us p99", "exchange-core", peerValue, detail, value <= peerValue);
    }

    private static Target ours(Workload work) {
        MatchingEngine engine = Workload.engine(1_000, events -> {});
        Command command = new Command();
        return i -> {
            work.fill(command, i);
            engine.apply(command);
        };
    }

    private static Target theirs(Workload work) {
        ExchangeCorePeer peer = new ExchangeCorePeer();
        OrderCommand command = peer.command();
        return i -> peer.play(work, command, i);
    }

    private Measured measure(Workload work, Target target) {
        for (int i = 0; i < work.fill; i++) {
            target.play(i);
        }
        System.gc();
        Histogram histogram = new Histogram(60_000_000_000L, 3);
        Disturbance before = Disturbance.now();
        play(work.fill, work.kinds.length, target, histogram);
        return new Measured(histogram, Disturbance.now().since(before));
    }

    private void play(int from, int end, Target target, Histogram histogram) {
        double interval = 1e9 / perSecond;
        long began = System.nanoTime();
        for (int i = from; i < end; i++) {
            long planned = began + (long) ((i - from) * interval);
            while (System.nanoTime() < planned) {
                Thread.onSpinWait();
            }
            target.play(i);
            histogram.recordValue(Math.max(0, System.nanoTime() - planned));
        }
    }

    private static String words(Histogram h) {
        return String.format(
                Locale.ROOT,
                "%.2f/%.2f/%.1f/%.0f us",
                h.getValueAtPercentile(50) / 1e3,
                h.getValueAtPercentile(99) / 1e3,
                h.getValueAtPercentile(99.9) / 1e3,
                h.getValueAtPercentile(99.99) / 1e3);
    }
}
