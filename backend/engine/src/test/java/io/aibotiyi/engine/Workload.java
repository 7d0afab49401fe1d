package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.Arrays;

/**
 * One array of commands for two engines, rebuilt from what exchange-core says of its own tests: the
 * book is filled to a number of resting orders of 1,000 accounts, then commands come in a stated
 * mix. Prices lie around a centre by a weighted sum of four uniforms, sizes are {@code 1 + a*b*c}
 * of three dice. Made once, with the engine telling what still rests, so that playing costs only
 * the engine. Its fill-or-kill by budget (one command in 640 of the current generator) is an
 * immediate-or-cancel here: neither engine has the other's.
 */
final class Workload {

    static final byte GTC = 0;
    static final byte IOC = 1;
    static final byte CANCEL = 2;
    static final byte MOVE = 3;
    static final byte REDUCE = 4;

    static final int SYMBOL = 1;
    static final int CENTRE = 200_000;
    static final int ACCOUNTS = 1_000;

    /** Parts per thousand of each kind once the book is full; moves are the rest. */
    record Mix(String name, int gtc, int ioc, int cancel, int reduce, int width, boolean oldest) {

        /** GTC 9 %, IOC 3 %, cancel 6 %, move 82 %, of any order. */
        static final Mix README = new Mix("readme", 90, 30, 60, 0, 5_000, false);

        /** IOC 5 %, cancel 2.5 %, reduce 2.5 %, move 90 %, of the 512 oldest orders. */
        static final Mix GENERATOR = new Mix("generator", 0, 50, 25, 25, 10_000, true);
    }

    final Mix mix;
    final int resting;
    final int fill;
    final byte[] kinds;
    final boolean[] buys;
    final long[] ids;
    final long[] prices;
    final long[] sizes;

    /** Of a reduction: the order's new total. */
    final long[] totals;

    private Workload(Mix mix, int resting, int commands) {
        this.mix = mix;
        this.resting = resting;
        fill = resting;
        int all = resting + commands;
        kinds = new byte[all];
        buys = new boolean[all];
        ids = new long[all];
        prices = new long[all];
        sizes = new long[all];
        totals = new long[all];
    }

    static Workload of(Mix mix, int resting, int commands, long seed) {
        Workload workload = new Workload(mix, resting, commands);
        new WorkloadMaker(workload, seed).make();
        return workload;
    }

    /** An engine with every check switched on and one instrument. */
    static MatchingEngine engine(int resting, EventSink sink) {
        EngineLimits limits = new EngineLimits(resting * 2 + 4_096, 2_048, 1, 16);
        MatchingEngine engine = new MatchingEngine(limits, sink);
        engine.apply(
                new Command()
                        .define(
                                new SymbolRules(
                                        SYMBOL,
                                        1,
                                        1,
                                        1,
                                        1_000_000,
                                        1,
                                        Long.MAX_VALUE / 2,
                                        9_000,
                                        9_900,
                                        1_000_000_000L,
                                        1_000_000,
                                        1_000_000,
                                        100),
                                1));
        engine.apply(new Command().phase(SYMBOL, 1, Phase.CONTINUOUS, CENTRE));
        return engine;
    }

    int commands() {
        return kinds.length - fill;
    }

    /** Share of the timed commands of a kind. */
    double share(byte kind) {
        int found = 0;
        for (int i = fill; i < kinds.length; i++) {
            found += kinds[i] == kind ? 1 : 0;
        }
        return found / (double) commands();
    }

    /** Applies commands from one index to before another, in batches as a journal commits them. */
    void play(MatchingEngine to, Command[] batch, int from, int end) {
        for (int i = from; i < end; i += batch.length) {
            int count = Math.min(batch.length, end - i);
            for (int k = 0; k < count; k++) {
                fill(batch[k], i + k);
            }
            to.apply(batch, count);
        }
    }

    static Command[] batch(int size) {
        Command[] batch = new Command[size];
        Arrays.setAll(batch, i -> new Command());
        return batch;
    }

    void fill(Command c, int i) {
        long id = ids[i];
        long account = 1 + id % ACCOUNTS;
        switch (kinds[i]) {
            case GTC ->
                    c.place(account, SYMBOL, i)
                            .limit(id, buys[i] ? Side.BUY : Side.SELL, prices[i], sizes[i]);
            case IOC ->
                    c.place(account, SYMBOL, i)
                            .limit(id, buys[i] ? Side.BUY : Side.SELL, prices[i], sizes[i])
                            .validity(Validity.IOC);
            case CANCEL -> c.cancel(account, SYMBOL, i, id);
            case MOVE -> c.amend(account, SYMBOL, i, id, prices[i], 0, 0);
            default -> c.amend(account, SYMBOL, i, id, 0, totals[i], 0);
        }
    }
}
