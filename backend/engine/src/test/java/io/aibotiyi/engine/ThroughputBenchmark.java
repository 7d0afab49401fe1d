package io.aibotiyi.engine;

import exchange.core2.core.common.L2MarketData;
import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.domain.Side;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Commands a second of one thread, book and matching only, beside exchange-core's fastest book on
 * the same commands in the same run, round about; both books must end the same. Time is the
 * thread's own processor time, so that a machine with other work to do tells the truth too; both
 * fill in a command from the same arrays within it. Ours runs with every check and feature on, and
 * takes commands in batches of 64, as a journal commits them.
 */
public abstract class ThroughputBenchmark implements Benchmark {

    private static final int COMMANDS = 2_000_000;
    private static final int BATCH = 64;

    private final Workload.Mix mix;
    private final int resting;
    private final int rounds;

    private ThroughputBenchmark(Workload.Mix mix, int resting, int rounds) {
        this.mix = mix;
        this.resting = resting;
        this.rounds = rounds;
    }

    /** The README's mix on 1,000 resting orders. */
    public static final class ReadmeThousand extends ThroughputBenchmark {
        public ReadmeThousand() {
            super(Workload.Mix.README, 1_000, 7);
        }
    }

    /** The README's mix on 1,000,000 resting orders. */
    public static final class ReadmeMillion extends ThroughputBenchmark {
        public ReadmeMillion() {
            super(Workload.Mix.README, 1_000_000, 3);
        }
    }

    /** The current generator's mix on 1,000 resting orders. */
    public static final class GeneratorThousand extends ThroughputBenchmark {
        public GeneratorThousand() {
            super(Workload.Mix.GENERATOR, 1_000, 7);
        }
    }

    /** The current generator's mix on 1,000,000 resting orders. */
    public static final class GeneratorMillion extends ThroughputBenchmark {
        public GeneratorMillion() {
            super(Workload.Mix.GENERATOR, 1_000_000, 3);
        }
    }

    @Override
    public final String name() {
        return "engine-" + mix.name() + "-" + resting;
    }

    @Override
    public final Result run() {
        Workload work = Workload.of(mix, resting, COMMANDS, 101_572_685L);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            MatchingEngine engine = Workload.engine(resting, events -> {});
            ExchangeCorePeer peer = new ExchangeCorePeer();
            double oursNow = ours(work, engine);
            double theirsNow = theirs(work, peer);
            if (round >= 0) {
                ours[round] = oursNow;
                theirs[round] = theirsNow;
            }
            checkSameBook(engine.book(Workload.SYMBOL), peer.levels());
        }
        Arrays.sort(ours);
        Arrays.sort(theirs);
        double value = ours[rounds / 2];
        double peerValue = theirs[rounds / 2];
        return new Result(
                value,
                "Mcmd/s",
                "exchange-core 0.5.3 OrderBookDirectImpl",
                peerValue,
                "twice its throughput",
                value >= 2 * peerValue);
    }

    private static double ours(Workload work, MatchingEngine engine) {
        Command[] batch = Workload.batch(BATCH);
        work.play(engine, batch, 0, work.fill);
        long began = processorTime();
        work.play(engine, batch, work.fill, work.kinds.length);
        return COMMANDS * 1e3 / (processorTime() - began);
    }

    private static double theirs(Workload work, ExchangeCorePeer peer) {
        peer.play(work, 0, work.fill);
        long began = processorTime();
        peer.play(work, work.fill, work.kinds.length);
        return COMMANDS * 1e3 / (processorTime() - began);
    }

    private static long processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadCpuTime();
    }

    private static void checkSameBook(BookView book, L2MarketData peer) {
        int asks = compare(book, Side.SELL, peer.askPrices, peer.askVolumes, peer.askOrders);
        int bids = compare(book, Side.BUY, peer.bidPrices, peer.bidVolumes, peer.bidOrders);
        if (asks != peer.askSize || bids != peer.bidSize) {
            throw new IllegalStateException("the books differ in depth");
        }
    }

    private static int compare(
            BookView book, Side side, long[] prices, long[] volumes, long[] orders) {
        int[] at = new int[1];
        book.forEachLevel(
                side,
                Integer.MAX_VALUE,
                (price, quantity, count) -> {
                    int i = at[0]++;
                    if (prices[i] != price || volumes[i] != quantity || orders[i] != count) {
                        throw new IllegalStateException(
                                "the books differ at " + side + " level " + i);
                    }
                });
        return at[0];
    }
}
