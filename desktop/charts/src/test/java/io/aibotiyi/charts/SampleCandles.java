package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded candles that look like a market: drift that changes its mind, clustered volatility. */
final class SampleCandles {

    /** 2024-08-08 00:00 UTC. */
    static final long START = 1_723_075_200_000_000_000L;

    private SampleCandles() {}

    static List<Candle> of(Timeframe timeframe, int count, long seed) {
        return of(timeframe, count, seed, 6_148_210, 1, START);
    }

    /**
     * @param price first open, price units
     * @param tick prices are multiples of it
     */
    static List<Candle> of(
            Timeframe timeframe, int count, long seed, long price, long tick, long start) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>(count);
        double last = price;
        double drift = 0;
        double volatility = 0.0006;
        double scale = Math.sqrt(timeframe.nanos() / 60e9);
        for (int i = 0; i < count; i++) {
            if (random.nextInt(40) == 0) {
                drift = random.nextGaussian() * 0.00012;
            }
            double shock = Math.abs(random.nextGaussian());
            volatility = Math.clamp(0.93 * volatility + 0.00006 * shock * shock, 0.0002, 0.004);
            double open = last;
            double close = open * (1 + (drift + random.nextGaussian() * volatility) * scale);
            double spread = open * volatility * scale;
            double high = Math.max(open, close) + Math.abs(random.nextGaussian()) * spread * 0.6;
            double low = Math.min(open, close) - Math.abs(random.nextGaussian()) * spread * 0.6;
            double activity = Math.abs(close - open) / spread + 0.4 + random.nextDouble();
            long volume = (long) (activity * activity * 1_450_000_000L * scale);
            candles.add(
                    new Candle(
                            start + i * timeframe.nanos(),
                            round(open, tick),
                            Math.max(
                                    round(high, tick),
                                    Math.max(round(open, tick), round(close, tick))),
                            Math.min(
                                    round(low, tick),
                                    Math.min(round(open, tick), round(close, tick))),
                            round(close, tick),
                            volume,
                            -1));
            last = close;
        }
        return candles;
    }

    /** A series of price scale 2 and volume scale 8. */
    static CandleSeries series(Timeframe timeframe, int count, long seed) {
        CandleSeries series = new CandleSeries(timeframe, 2, 8);
        series.replaceAll(of(timeframe, count, seed));
        return series;
    }

    private static long round(double price, long tick) {
        return Math.max(tick, Math.round(price / tick) * tick);
    }
}
