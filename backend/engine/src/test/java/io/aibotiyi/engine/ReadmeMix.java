package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import java.util.SplittableRandom;

/**
 * Commands in the mix that exchange-core's README names: 9 % GTC, 3 % IOC, 6 % cancel, 82 % move,
 * about 1,000 resting orders of 1,000 owners in about 850 levels, the touch nearly still. A move is
 * a cancel and a new order under the same id here and counts as one command. Made once, with the
 * engine itself telling which orders still rest, so that playing them costs only the engine.
 */
final class ReadmeMix {

    static final int RESTING = 1_000;

    private static final byte GTC = 0;
    private static final byte IOC = 1;
    private static final byte CANCEL = 2;
    private static final byte MOVE = 3;
    private static final int CENTRE = 100_000;
    private static final int WIDTH = 5_000;

    private final byte[] kinds;
    private final boolean[] buys;
    private final long[] ids;
    private final long[] prices;
    private final long[] quantities;

    private ReadmeMix(int commands) {
        kinds = new byte[commands];
        buys = new boolean[commands];
        ids = new long[commands];
        prices = new long[commands];
        quantities = new long[commands];
    }

    int commands() {
        return kinds.length;
    }

    static ReadmeMix of(int commands, long seed) {
        ReadmeMix mix = new ReadmeMix(commands);
        SplittableRandom random = new SplittableRandom(seed);
        MatchingEngine engine = new MatchingEngine(1, 1, 1 << 14, new QuietListener());
        long[] live = new long[1 << 14];
        boolean[] liveBuys = new boolean[1 << 14];
        int count = 0;
        long nextId = 1;
        for (int i = 0; i < commands; i++) {
            int dice = random.nextInt(100);
            int pick = count == 0 ? -1 : random.nextInt(count);
            while (pick >= 0 && engine.book().remaining(live[pick]) == 0) {
                count--;
                live[pick] = live[count];
                liveBuys[pick] = liveBuys[count];
                pick = count == 0 ? -1 : random.nextInt(count);
            }
            boolean tooFew = pick < 0 || engine.book().orders() < RESTING * 9 / 10;
            if (tooFew || dice < 9) {
                boolean buy = random.nextBoolean();
                mix.set(i, GTC, nextId, buy, price(random, buy), size(random));
                live[count] = nextId++;
                liveBuys[count++] = buy;
            } else if (dice < 12) {
                boolean buy = random.nextBoolean();
                long limit = (long) CENTRE + (buy ? WIDTH : -WIDTH);
                // sizes steer the number of resting orders
                int most = engine.book().orders() > RESTING ? 40 : 6;
                mix.set(i, IOC, nextId++, buy, limit, 1 + random.nextInt(most));
            } else if (dice < 18) {
                mix.set(i, CANCEL, live[pick], false, 0, 0);
                count--;
                live[pick] = live[count];
                liveBuys[pick] = liveBuys[count];
            } else {
                boolean buy = liveBuys[pick];
                mix.set(i, MOVE, live[pick], buy, price(random, buy), size(random));
            }
            mix.play(engine, i);
        }
        return mix;
    }

    /** Share of the commands of a kind: 0 GTC, 1 IOC, 2 cancel, 3 move. */
    double share(int kind) {
        int found = 0;
        for (byte k : kinds) {
            found += k == kind ? 1 : 0;
        }
        return found / (double) kinds.length;
    }

    void play(MatchingEngine engine) {
        for (int i = 0; i < kinds.length; i++) {
            play(engine, i);
        }
    }

    private void play(MatchingEngine engine, int i) {
        long id = ids[i];
        long owner = id % 1_000;
        Side side = buys[i] ? Side.BUY : Side.SELL;
        switch (kinds[i]) {
            case GTC -> engine.limit(id, owner, side, TimeInForce.GTC, prices[i], quantities[i]);
            case IOC -> engine.limit(id, owner, side, TimeInForce.IOC, prices[i], quantities[i]);
            case CANCEL -> engine.cancel(id, owner);
            default -> {
                engine.cancel(id, owner);
                engine.limit(id, owner, side, TimeInForce.GTC, prices[i], quantities[i]);
            }
        }
    }

    /** Away from the centre by a sum of four uniforms, as its generator does; some cross. */
    private static long price(SplittableRandom random, boolean buy) {
        double away = 0;
        for (int k = 0; k < 4; k++) {
            away += random.nextDouble();
        }
        long ticks = Math.round(Math.abs(away - 2) / 2 * WIDTH) - 20;
        return buy ? CENTRE - 1 - ticks : CENTRE + 1 + ticks;
    }

    private static long size(SplittableRandom random) {
        return 1 + (long) random.nextInt(6) * random.nextInt(6) * random.nextInt(6);
    }

    private void set(int i, byte kind, long id, boolean buy, long price, long quantity) {
        kinds[i] = kind;
        ids[i] = id;
        buys[i] = buy;
        prices[i] = price;
        quantities[i] = quantity;
    }
}
