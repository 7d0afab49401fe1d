package io.aibotiyi.engine;

import java.util.SplittableRandom;

/** Makes a {@link Workload}'s commands, with an engine telling what still rests. */
final class WorkloadMaker {

    private static final int WINDOW = 512;

    private final Workload work;
    private final SplittableRandom random;
    private final MatchingEngine engine;
    private final long[] live;
    private final long[] sizeOf;
    private final boolean[] buyOf;
    private int count;
    private int window;
    private int nextId = 1;
    private long lastTrade = Workload.CENTRE;

    WorkloadMaker(Workload work, long seed) {
        this.work = work;
        random = new SplittableRandom(seed);
        engine = Workload.engine(work.resting, this::remember);
        int all = work.kinds.length;
        live = new long[all + 1];
        sizeOf = new long[all + 1];
        buyOf = new boolean[all + 1];
    }

    void make() {
        Command command = new Command();
        for (int i = 0; i < work.kinds.length; i++) {
            make(i);
            work.fill(command, i);
            engine.apply(command);
        }
    }

    private void remember(Events events) {
        for (int i = 0; i < events.count(); i++) {
            if (events.kind(i) == EventKind.TRADE) {
                lastTrade = events.price(i);
            }
        }
    }

    private void make(int i) {
        int dice = i < work.fill ? 0 : random.nextInt(1_000);
        int pick = i < work.fill ? -1 : pick();
        if (i < work.fill
                || pick < 0
                || engine.orders() < work.resting * 99L / 100
                || dice < work.mix.gtc()) {
            gtc(i);
        } else if (dice < work.mix.gtc() + work.mix.ioc()) {
            boolean buy = random.nextBoolean();
            // sizes steer the number of resting orders
            long most = engine.orders() > work.resting ? 40 : 6;
            long price = (long) Workload.CENTRE + (buy ? work.mix.width() : -work.mix.width());
            set(i, Workload.IOC, nextId++, buy, price, 1 + random.nextLong(most));
        } else if (dice < work.mix.gtc() + work.mix.ioc() + work.mix.cancel()) {
            set(i, Workload.CANCEL, live[pick], false, 0, 0);
        } else if (dice < work.mix.gtc() + work.mix.ioc() + work.mix.cancel() + work.mix.reduce()) {
            reduce(i, live[pick]);
        } else {
            boolean buy = buyOf[(int) live[pick]];
            long price = price(buy);
            // a hundredth of the way towards the last trade
            set(i, Workload.MOVE, live[pick], buy, price + (lastTrade - price) / 100, 0);
        }
    }

    private void gtc(int i) {
        boolean buy = random.nextBoolean();
        long size = size();
        sizeOf[nextId] = size;
        buyOf[nextId] = buy;
        live[count++] = nextId;
        set(i, Workload.GTC, nextId++, buy, price(buy), size);
    }

    private void reduce(int i, long id) {
        long remaining = engine.remaining(id);
        if (remaining == 1) {
            set(i, Workload.CANCEL, id, false, 0, 0);
            return;
        }
        long off = 1 + random.nextLong(remaining - 1);
        sizeOf[(int) id] -= off;
        work.totals[i] = sizeOf[(int) id];
        set(i, Workload.REDUCE, id, buyOf[(int) id], 0, off);
    }

    /** A live order's place in the list, -1 if there is none. */
    private int pick() {
        while (count > 0) {
            int among = work.mix.oldest() ? Math.min(count, WINDOW) : count;
            int at = random.nextInt(among);
            if (engine.remaining(live[at]) > 0) {
                return at;
            }
            forget(at);
        }
        return -1;
    }

    private void forget(int at) {
        if (!work.mix.oldest()) {
            live[at] = live[--count];
            return;
        }
        // the next oldest takes the place
        window = Math.max(window, WINDOW);
        if (window < count) {
            live[at] = live[window++];
        } else {
            live[at] = live[--count];
        }
    }

    private long price(boolean buy) {
        double away = 0;
        for (int k = 0; k < 4; k++) {
            away += random.nextDouble();
        }
        long ticks = Math.round(Math.abs(away - 2) / 2 * work.mix.width()) - work.mix.width() / 250;
        return buy ? Workload.CENTRE - 1 - ticks : Workload.CENTRE + 1 + ticks;
    }

    private long size() {
        return 1 + (long) random.nextInt(6) * random.nextInt(6) * random.nextInt(6);
    }

    private void set(int i, byte kind, long id, boolean buy, long price, long size) {
        work.kinds[i] = kind;
        work.ids[i] = id;
        work.buys[i] = buy;
        work.prices[i] = price;
        work.sizes[i] = size;
    }
}
