package io.aibotiyi.charts.heatmap;

import io.aibotiyi.charts.flow.DepthHistory;
import io.aibotiyi.charts.flow.TradePyramid;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A seeded market of depth and trades: walls that stay and are pulled, prints that cluster. */
public final class SampleDepth {

    public static final long START = 1_772_460_000_000_000_000L;
    public static final long BUCKET = 100_000_000L;
    private static final int LEVELS = 120;

    private final Random random = new Random(11);
    private final long[] noise = new long[4_096];
    private double price = 61_482.0;
    private double drift;
    private long bucket;

    public SampleDepth() {
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (long) (Math.exp(random.nextGaussian() * 0.8) * 60_000);
        }
    }

    /** The next bucket's book and trades. Ticks of 0.5, price scale 1, quantity scale 5. */
    public void next(DepthHistory history, TradePyramid trades) {
        drift = drift * 0.98 + random.nextGaussian() * 0.012;
        price += drift;
        long bid = (long) Math.floor(price * 2) * 5;
        long time = START + bucket * BUCKET;
        List<BookLevel> bids = new ArrayList<>();
        List<BookLevel> asks = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            bids.add(new BookLevel(bid - 5L * i, size(bid - 5L * i, i)));
            asks.add(new BookLevel(bid + 5 + 5L * i, size(bid + 5 + 5L * i, i)));
        }
        history.take(new BookSnapshot(bucket, time, bids, asks));
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean buy = random.nextDouble() < 0.5 + drift;
            long quantity = (long) (Math.exp(random.nextGaussian() * 1.4) * 20_000);
            Trade trade =
                    new Trade(
                            bucket * 4 + i,
                            time + i,
                            time + i,
                            buy ? bid + 5 : bid,
                            quantity,
                            buy ? Side.BUY : Side.SELL);
            history.take(trade);
            trades.take(trade);
        }
        bucket++;
    }

    private long size(long at, int depth) {
        long slot = Math.floorDiv(at, 5);
        long base = noise[(int) Math.floorMod(slot * 31 + bucket / 40, (long) noise.length)];
        boolean wall =
                Math.floorMod(slot, 37L) == 0 && Math.floorMod(slot / 37 + bucket / 500, 3L) != 0;
        return base * Math.min(12, 3 + depth) / 12 + (wall ? 2_600_000 : 0);
    }
}
