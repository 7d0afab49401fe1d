package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs a market for a while, looking at it once a second, and says what it looked like. */
final class MarketStatistics implements SimulatedMarket.Listener {

    private static final long SECOND = 1_000_000_000L;

    final SimulatedInstrument simulated;
    final int seconds;
    double bookEventsPerSecond;
    double tradesPerSecond;
    double meanTrade;
    double largestTrade;
    double medianTrade;
    double[] spreadTicks = new double[0];
    double[] trackingBps = new double[0];
    int fewestLevels = Integer.MAX_VALUE;
    int crossed;
    double oneSecondVolatility;
    double kurtosis;
    double absoluteReturnAutocorrelation;
    double busiestSecondTrades;
    double annualVolatility;
    double[] meanDepth = new double[25];
    long[] meanDistance = new long[25];
    double wallMillis;

    /** Against {@link SyntheticHistory} of the same hour. */
    double volumeOfHistory;

    double tradesOfHistory;
    private final List<Double> sizes = new ArrayList<>();
    private long bookEvents;
    private int tradesThisSecond;

    MarketStatistics(SimulatedInstrument simulated, int seconds) {
        this.simulated = simulated;
        this.seconds = seconds;
    }

    static MarketStatistics measure(
            SimulatedInstrument simulated, long seed, long start, int seconds) {
        MarketStatistics s = new MarketStatistics(simulated, seconds);
        long began = System.nanoTime();
        SimulatedMarket market = new SimulatedMarket(simulated, seed, start, "stat", s);
        FairValuePath path = new FairValuePath(simulated, seed);
        double tick = simulated.instrument().tickSize();
        s.spreadTicks = new double[seconds];
        s.trackingBps = new double[seconds];
        double[] mids = new double[seconds];
        for (int i = 0; i < seconds; i++) {
            s.tradesThisSecond = 0;
            market.advanceTo(start + (i + 1) * SECOND);
            s.busiestSecondTrades = Math.max(s.busiestSecondTrades, s.tradesThisSecond);
            BookSnapshot book = market.snapshot(25);
            long bid = book.bids().getFirst().price();
            long ask = book.asks().getFirst().price();
            if (bid >= ask) {
                s.crossed++;
            }
            s.fewestLevels =
                    Math.min(s.fewestLevels, Math.min(book.bids().size(), book.asks().size()));
            s.spreadTicks[i] = (ask - bid) / tick;
            mids[i] = (bid + ask) / 2.0;
            double fair = path.valueAt(market.time());
            s.trackingBps[i] = Math.abs(mids[i] / fair - 1) * 1e4;
            for (int l = 0; l < Math.min(25, book.bids().size()); l++) {
                BookLevel level = book.bids().get(l);
                s.meanDepth[l] += level.quantity() / (double) seconds;
                s.meanDistance[l] += (long) ((ask - level.price()) / tick);
            }
        }
        s.wallMillis = (System.nanoTime() - began) / 1e6;
        s.finish(mids);
        long volume = 0;
        long trades = 0;
        SyntheticHistory history = new SyntheticHistory(simulated, seed);
        for (Candle candle : history.candles(Timeframe.M1, start, start + seconds * SECOND)) {
            volume += candle.volume();
            trades += candle.trades();
        }
        s.volumeOfHistory = s.meanTrade * s.sizes.size() / volume;
        s.tradesOfHistory = s.sizes.size() / (double) trades;
        return s;
    }

    private void finish(double[] mids) {
        bookEventsPerSecond = bookEvents / (double) seconds;
        tradesPerSecond = sizes.size() / (double) seconds;
        double[] sorted = sizes.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        meanTrade = Arrays.stream(sorted).average().orElse(0);
        medianTrade = sorted[sorted.length / 2];
        largestTrade = sorted[sorted.length - 1];
        double[] returns = new double[seconds - 1];
        for (int i = 1; i < seconds; i++) {
            returns[i - 1] = Math.log(mids[i] / mids[i - 1]);
        }
        double variance = Arrays.stream(returns).map(r -> r * r).average().orElse(0);
        oneSecondVolatility = Math.sqrt(variance);
        kurtosis =
                Arrays.stream(returns).map(r -> r * r * r * r).average().orElse(0)
                        / (variance * variance);
        double minutes = 0;
        for (int i = 60; i < seconds; i += 60) {
            minutes += Math.pow(Math.log(mids[i] / mids[i - 60]), 2);
        }
        annualVolatility = Math.sqrt(minutes / (seconds / 60.0 - 1) * 525_600);
        double[] absolute = Arrays.stream(returns).map(Math::abs).toArray();
        absoluteReturnAutocorrelation = autocorrelation(absolute, 10);
        for (int l = 0; l < 25; l++) {
            meanDistance[l] /= seconds;
        }
    }

    private static double autocorrelation(double[] x, int lag) {
        double mean = Arrays.stream(x).average().orElse(0);
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < x.length; i++) {
            bottom += (x[i] - mean) * (x[i] - mean);
            if (i >= lag) {
                top += (x[i] - mean) * (x[i - lag] - mean);
            }
        }
        return top / bottom;
    }

    static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, q * sorted.length)];
    }

    @Override
    public void levelChanged(long sequence, long time, Side side, long price, long quantity) {
        bookEvents++;
    }

    @Override
    public void traded(Trade trade) {
        tradesThisSecond++;
        sizes.add((double) trade.quantity());
    }

    @Override
    public void executed(ExecutionReport report) {}

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-9s book ev/s %5.1f  trades/s %4.1f (most in a second %.0f)  spread ticks p5/50/95/99"
                        + " %.0f/%.0f/%.0f/%.0f  levels >= %d  tracking bps p50/95/max %.1f/%.1f/%.1f "
                        + " trade size mean %.2f median %.2f largest %.0f of nominal  1m vol %.2f/y "
                        + " kurtosis %.1f  acf|r|10 %.2f  crossed %d  %.0f ms  of history: trades %.2f volume %.2f%n"
                        + "          depth/nominal %s%n          distance ticks %s",
                simulated.instrument().baseAsset(),
                bookEventsPerSecond,
                tradesPerSecond,
                busiestSecondTrades,
                quantile(spreadTicks, 0.05),
                quantile(spreadTicks, 0.5),
                quantile(spreadTicks, 0.95),
                quantile(spreadTicks, 0.99),
                fewestLevels,
                quantile(trackingBps, 0.5),
                quantile(trackingBps, 0.95),
                quantile(trackingBps, 1),
                meanTrade / simulated.tradeQuantity(),
                medianTrade / simulated.tradeQuantity(),
                largestTrade / simulated.tradeQuantity(),
                annualVolatility,
                kurtosis,
                absoluteReturnAutocorrelation,
                crossed,
                wallMillis,
                tradesOfHistory,
                volumeOfHistory,
                Arrays.toString(
                        Arrays.stream(meanDepth)
                                .map(d -> Math.round(10 * d / simulated.tradeQuantity()) / 10.0)
                                .toArray()),
                Arrays.toString(meanDistance));
    }

    /** Prints an hour of each market: {@code java … MarketStatistics [seed]}. */
    public static void main(String[] args) {
        long seed = args.length > 0 ? Long.parseLong(args[0]) : 7;
        long start = 1_795_525_200L * SECOND;
        for (int round = 0; round < 2; round++) {
            for (SimulatedInstrument simulated : SimulatedUniverse.standard()) {
                MarketStatistics s = measure(simulated, seed, start, 3_600);
                if (round == 1) {
                    System.out.println(s);
                }
            }
        }
    }
}
