package io.aibotiyi.workstation.gallery;

import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.Level;
import io.aibotiyi.protocol.Market.TradeView;
import io.aibotiyi.protocol.StreamFrame;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The minutes that lead up to the sample market's present: walls that stand at a price and are
 * pulled, a price that wanders and trades between them. Seeded; step after step of a quarter of a
 * second.
 */
final class SampleLife {

    static final Duration STEP = Duration.ofMillis(250);

    private static final int LEVELS = 160;
    private static final int LAST_ID = 90_000;

    private final SampleMarkets markets;
    private final SampleListing listing;
    private final int steps;
    private final double[] path;
    private final SplittableRandom random;

    SampleLife(SampleMarkets markets, SampleListing listing, int steps) {
        this.markets = markets;
        this.listing = listing;
        this.steps = steps;
        random = markets.random(listing, 77);
        path = new double[steps + 1];
        double drift = 0;
        for (int i = steps - 1; i >= 0; i--) {
            drift = 0.97 * drift + random.nextGaussian() * 0.08;
            path[i] = path[i + 1] * 0.998 - drift - random.nextGaussian() * 0.9;
        }
    }

    private Instant time(int step) {
        return markets.now().minus(STEP.multipliedBy(steps - step));
    }

    /** Grains of the price that levels stand on. */
    private BigDecimal grain() {
        return listing.view().tickSize().multiply(BigDecimal.TEN);
    }

    private BigDecimal price(long grains) {
        return grain().multiply(BigDecimal.valueOf(grains));
    }

    private long middle(int step) {
        return listing.last().divide(grain(), 0, RoundingMode.FLOOR).longValueExact()
                + Math.round(path[step] / 2);
    }

    StreamFrame.Book book(int step) {
        long best = middle(step);
        List<Level> bids = new ArrayList<>();
        List<Level> asks = new ArrayList<>();
        for (int i = 0; i < LEVELS; i++) {
            bids.add(new Level(price(best - i), size(best - i, step, i)));
            asks.add(new Level(price(best + 1 + i), size(best + 1 + i, step, i)));
        }
        return new StreamFrame.Book(
                1, true, 0, 2_000_000 + step, time(step), FeedState.LIVE, bids, asks);
    }

    /** What rests at a price: the same from step to step, but for noise and for walls pulled. */
    private BigDecimal size(long grains, int step, int away) {
        SplittableRandom here = new SplittableRandom(grains * 7_919);
        double base = 900 * Math.exp(here.nextGaussian() * 0.7) * (1 + Math.min(away, 40) * 0.08);
        boolean wall = here.nextDouble() < 0.06;
        double from = here.nextDouble(-0.4, 0.8) * steps;
        double until = from + here.nextDouble(0.2, 0.9) * steps;
        double height = wall && step >= from && step < until ? 16 : 1;
        double flicker = 0.75 + 0.5 * new SplittableRandom(grains * 31 + step / 6).nextDouble();
        return markets.quantity(listing, base * height * flicker);
    }

    StreamFrame.Trades trades(int step) {
        List<TradeView> all = new ArrayList<>();
        long best = middle(step);
        boolean up = path[step] >= path[Math.max(0, step - 1)];
        int count = random.nextInt(0, 4);
        for (int i = 0; i < count; i++) {
            Side side = random.nextDouble() < (up ? 0.7 : 0.3) ? Side.BUY : Side.SELL;
            double dollars = 420 * Math.exp(random.nextGaussian() * 1.3);
            dollars *= random.nextDouble() < 0.006 ? 60 : 1;
            all.add(
                    new TradeView(
                            LAST_ID + 4L * step + i + 1,
                            time(step),
                            price(side == Side.BUY ? best + 1 : best),
                            markets.quantity(listing, dollars),
                            side));
        }
        return new StreamFrame.Trades(2, false, all);
    }
}
