package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.bench.Benchmark;
import io.aibotiyi.indicators.BarColumns;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import org.ta4j.core.num.NumFactory;

/**
 * A hundred indicators over 1,000,000 bars in one pass: twenty kinds with five lengths each, in
 * chunks of 4,096 bars, every value written. ta4j computes the same indicators with the same
 * lengths one after the other, each from its first bar to its last, on doubles (its faster number
 * type). The last values are compared, so that both have done the same work; of an indicator with
 * several outputs ta4j computes the first only.
 *
 * <p>The unit is a million bars computed by all hundred, per second. {@link Part} gives ta4j the
 * first 50,000 bars, {@link Whole} all of them, which takes minutes.
 */
public abstract class HundredIndicatorsBenchmark implements Benchmark {

    private static final int BARS = 1_000_000;
    private static final int CHUNK = 4_096;
    private static final int[] LENGTHS = {7, 14, 20, 50, 100};
    private static final double GOAL = 10;

    private final int theirBars;

    private HundredIndicatorsBenchmark(int theirBars) {
        this.theirBars = theirBars;
    }

    /** The peer over the first bars. */
    public static final class Part extends HundredIndicatorsBenchmark {
        public Part() {
            super(50_000);
        }

        @Override
        public String name() {
            return "indicators-hundred";
        }
    }

    /** The peer over all bars. */
    public static final class Whole extends HundredIndicatorsBenchmark {
        public Whole() {
            super(BARS);
        }

        @Override
        public String name() {
            return "indicators-hundred-whole";
        }

        @Override
        public boolean onlyWhenNamed() {
            return true;
        }
    }

    private static List<IndicatorRun> runs() {
        List<IndicatorRun> runs = new ArrayList<>();
        for (Ta4jKind kind : Ta4jKind.values()) {
            Indicator indicator = Catalogue.standard().get(kind.id());
            for (int length : LENGTHS) {
                runs.add(indicator.start(indicator.defaults().with("length", length)));
            }
        }
        return runs;
    }

    @Override
    public Result run() {
        Samples samples = Samples.randomWalk(20_261_123L, BARS);
        BarColumns columns = samples.columns();
        double[] seconds = new double[5];
        List<IndicatorRun> runs = runs();
        for (int i = 0; i < seconds.length; i++) {
            runs = runs();
            seconds[i] = ours(runs, columns);
        }
        Arrays.sort(seconds);
        double ours = BARS / seconds[seconds.length / 2] / 1e6;
        BarSeries series = series(samples, theirBars);
        double theirs = theirBars / theirs(samples, series) / 1e6;
        return new Result(
                ours,
                "Mbar/s",
                "ta4j",
                theirs,
                String.format(Locale.ROOT, "%.0f x ta4j on the same hundred", GOAL),
                ours >= GOAL * theirs);
    }

    private static double ours(List<IndicatorRun> runs, BarColumns columns) {
        double[][][] out = new double[runs.size()][][];
        for (int i = 0; i < out.length; i++) {
            out[i] = new double[runs.get(i).indicator().outputs().size()][CHUNK];
        }
        long start = System.nanoTime();
        for (int from = 0; from < columns.size(); from += CHUNK) {
            int to = Math.min(columns.size(), from + CHUNK);
            for (int i = 0; i < out.length; i++) {
                runs.get(i).appendAll(columns, from, to, out[i], 0);
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /** Each kind and length once to warm up over a tenth of the bars, then measured. */
    private double theirs(Samples samples, BarSeries series) {
        double seconds = 0;
        for (Ta4jKind kind : Ta4jKind.values()) {
            BarSeries warm = series.getSubSeries(0, Math.min(20_000, theirBars));
            compute(kind.of(warm, LENGTHS[1]), warm);
            for (int length : LENGTHS) {
                var indicator = kind.of(series, length);
                long start = System.nanoTime();
                double last = compute(indicator, series);
                seconds += (System.nanoTime() - start) / 1e9;
                check(kind, length, samples, last);
            }
        }
        return seconds;
    }

    private static double compute(org.ta4j.core.Indicator<Num> indicator, BarSeries series) {
        double last = 0;
        for (int i = series.getBeginIndex(); i <= series.getEndIndex(); i++) {
            last = indicator.getValue(i).doubleValue();
        }
        return last;
    }

    private void check(Ta4jKind kind, int length, Samples samples, double theirs) {
        Indicator indicator = Catalogue.standard().get(kind.id());
        IndicatorRun run = indicator.start(indicator.defaults().with("length", length));
        int outputs = indicator.outputs().size();
        run.appendAll(samples.columns(), 0, theirBars, new double[outputs][theirBars], 0);
        double ours = run.value(kind.output());
        if (!(Math.abs(ours - theirs) <= 1e-6 * Math.max(1, Math.abs(theirs)))) {
            throw new IllegalStateException(
                    kind + " of length " + length + ": ta4j " + theirs + ", ours " + ours);
        }
    }

    private static BarSeries series(Samples s, int bars) {
        NumFactory numbers = DoubleNumFactory.getInstance();
        BarSeries series = new BaseBarSeriesBuilder().withNumFactory(numbers).build();
        for (int i = 0; i < bars; i++) {
            Instant begin =
                    Instant.ofEpochSecond(
                            s.time()[i] / 1_000_000_000L, s.time()[i] % 1_000_000_000L);
            series.addBar(
                    new BaseBar(
                            Duration.ofHours(2),
                            begin,
                            begin.plus(Duration.ofHours(2)),
                            numbers.numOf(s.open()[i]),
                            numbers.numOf(s.high()[i]),
                            numbers.numOf(s.low()[i]),
                            numbers.numOf(s.close()[i]),
                            numbers.numOf(s.volume()[i]),
                            numbers.numOf(s.volume()[i] * s.close()[i]),
                            1));
        }
        return series;
    }
}
