package io.aibotiyi.charts;

/** What closes a bar that is not made of time. Prices in price units, sizes in quantity units. */
public sealed interface BarRule {

    /** A bar for each run of trades of this many. */
    record Ticks(int trades) implements BarRule {
        public Ticks {
            positive(trades, "trades of a tick bar");
        }
    }

    /** A bar for each run of trades whose sizes add up to this; a larger trade is split. */
    record Volume(long quantity) implements BarRule {
        public Volume {
            positive(quantity, "quantity of a volume bar");
        }
    }

    /**
     * A bar whose high is at most this above its low; a price beyond closes it there and opens the
     * next, as often as it takes.
     */
    record Range(long prices) implements BarRule {
        public Range {
            positive(prices, "range of a range bar");
        }
    }

    /**
     * Bricks of this height: one more in the same direction for each brick's height beyond the
     * last, the first against it after two heights. The brick being built is the last bar.
     */
    record Renko(long brick) implements BarRule {
        public Renko {
            positive(brick, "brick of a Renko chart");
        }
    }

    /**
     * A Renko brick from the average true range, by Wilder's smoothing (New Concepts in Technical
     * Trading Systems, 1978), at the series' newest final candle; rounded to ticks, at least one.
     *
     * @param period candles, positive
     * @param tick smallest price step, price units
     * @throws IllegalArgumentException if the series has no more than {@code period} candles
     */
    static Renko renkoByAtr(CandleSeries series, int period, long tick) {
        positive(period, "period of the average true range");
        positive(tick, "tick");
        int last = series.size() - 1;
        if (last <= period) {
            throw new IllegalArgumentException(
                    "an average true range over "
                            + period
                            + " candles needs "
                            + (period + 2)
                            + ", the series has "
                            + series.size());
        }
        double atr = 0;
        for (int i = 1; i < last; i++) {
            double range = trueRange(series, i);
            atr = i <= period ? atr + range / period : (atr * (period - 1) + range) / period;
        }
        return new Renko(Math.max(1, Math.round(atr / tick)) * tick);
    }

    private static double trueRange(CandleSeries series, int index) {
        LodLevel c = series.pyramid().candles();
        int position = series.firstPosition() + index;
        long before = c.close.get(position - 1);
        long high = Math.max(c.high.get(position), before);
        return (double) high - Math.min(c.low.get(position), before);
    }

    private static void positive(long value, String what) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + " must be positive, was " + value);
        }
    }
}
