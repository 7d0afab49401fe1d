package io.aibotiyi.engine;

import exchange.core2.core.common.cmd.OrderCommand;
import io.aibotiyi.bench.Benchmark;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Open-loop latency: each command has a planned time and its latency counts from that, so that a
 * stall charges every command that had to wait. README mix, 1,000 resting orders, one command at a
 * time, both engines in turn on one thread. On a machine with other work the upper percentiles tell
 * of the scheduler.
 */
public abstract class LatencyBenchmark implements Benchmark {

    private static final int WARM_UP = 1_000_000;
    private static final double GOAL_SECONDS = 1;

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

    @Override
    public final Result run() {
        int commands = WARM_UP + (int) (perSecond * GOAL_SECONDS);
        Workload work = Workload.of(Workload.Mix.README, 1_000, commands, 101_572_685L);
        MatchingEngine engine = Workload.engine(1_000, events -> {});
        Command command = new Command();
        ExchangeCorePeer peer = new ExchangeCorePeer();
        OrderCommand peerCommand = peer.command();
        Histogram ours =
                measure(
                        work,
                        i -> {
                            work.fill(command, i);
                            engine.apply(command);
                        });
        Histogram theirs = measure(work, i -> peer.play(work, peerCommand, i));
        String detail = "p50/p99/p99.9/p99.99 " + words(ours) + ", peer " + words(theirs);
        double value = ours.getValueAtPercentile(99) / 1e3;
        double peerValue = theirs.getValueAtPercentile(99) / 1e3;
        return new Result(value, "us p99", "exchange-core", peerValue, detail, value <= peerValue);
    }

    private Histogram measure(Workload work, Target target) {
        for (int i = 0; i < work.fill + WARM_UP; i++) {
            target.play(i);
        }
        System.gc();
        Histogram histogram = new Histogram(60_000_000_000L, 3);
        double interval = 1e9 / perSecond;
        int from = work.fill + WARM_UP;
        long began = System.nanoTime();
        for (int i = from; i < work.kinds.length; i++) {
            long planned = began + (long) ((i - from) * interval);
            while (System.nanoTime() < planned) {
                Thread.onSpinWait();
            }
            target.play(i);
            histogram.recordValue(Math.max(0, System.nanoTime() - planned));
        }
        return histogram;
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
