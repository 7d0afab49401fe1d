package io.aibotiyi.indicators.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.BarColumns;
import io.aibotiyi.indicators.Column;
import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.indicators.Parameter;
import io.aibotiyi.indicators.Settings;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What holds for every indicator, shipped or made of a formula: streaming, live bars, chunks and
 * restarts equal the batch bit for bit; values begin where it says; nothing throws.
 */
public abstract class StreamingContract {

    private static final long SEED = 20_261_123L;

    /** Bars of the random walk: enough for every default. */
    private static final int BARS = 420;

    private final Random random = new Random(SEED);
    private final Samples samples = Samples.randomWalk(SEED, BARS);
    private final BarColumns columns = samples.columns();

    protected abstract List<Indicator> indicators();

    /** The defaults, and settings drawn at random. */
    private Stream<Settings> variants(Indicator indicator) {
        return Stream.concat(
                Stream.of(indicator.defaults()), Stream.generate(() -> drawn(indicator)).limit(3));
    }

    private Settings drawn(Indicator indicator) {
        Settings s = indicator.defaults();
        for (Parameter p : indicator.parameters()) {
            s =
                    switch (p) {
                        case Parameter.Whole w ->
                                s.with(
                                        w.name(),
                                        Math.clamp(random.nextInt(1, 25), w.min(), w.max()));
                        case Parameter.Real r ->
                                s.with(
                                        r.name(),
                                        Math.clamp(
                                                r.standard() * (0.5 + random.nextDouble()),
                                                r.min(),
                                                r.max()));
                        case Parameter.Choice c ->
                                s.with(
                                        c.name(),
                                        c.options().get(random.nextInt(c.options().size())));
                        case Parameter.Moment m -> s.with(m.name(), samples.time()[40]);
                    };
        }
        return s;
    }

    private void each(Case test) {
        for (Indicator indicator : indicators()) {
            variants(indicator)
                    .forEach(settings -> {
                        try {
                            test.run(indicator, settings);
                        } catch (RuntimeException | AssertionError e) {
                            fail("%s%s, seed %d", indicator, settings, SEED, e);
                        }
                    });
        }
    }

    private interface Case {
        void run(Indicator indicator, Settings settings);
    }

    private static void same(double[][] expected, double[][] actual, String what) {
        for (int k = 0; k < expected.length; k++) {
            for (int i = 0; i < expected[k].length; i++) {
                if (Double.doubleToLongBits(expected[k][i])
                        != Double.doubleToLongBits(actual[k][i])) {
                    fail(
                            "%s: output %d, bar %d: %s, batch %s",
                            what, k, i, actual[k][i], expected[k][i]);
                }
            }
        }
    }

    private double[][] room(Indicator indicator) {
        return new double[indicator.outputs().size()][columns.size()];
    }

    private static void write(IndicatorRun run, double[][] out, int i) {
        for (int k = 0; k < out.length; k++) {
            out[k][i] = run.value(k);
        }
    }

    @Test
    void streamsWhatTheBatchComputesAlsoAroundLiveBars() {
        each((indicator, settings) -> {
            double[][] batch = IndicatorRun.batch(indicator, settings, columns);
            double[][] streamed = room(indicator);
            double[][] live = room(indicator);
            IndicatorRun run = indicator.start(settings);
            Bar bar = new Bar();
            for (int i = 0; i < columns.size(); i++) {
                for (int tick = random.nextInt(4); tick > 0; tick--) {
                    columns.load(i, bar);
                    bar.high *= 1 + random.nextDouble();
                    bar.close *= 0.5 + random.nextDouble();
                    bar.low *= random.nextDouble();
                    bar.volume *= random.nextDouble();
                    run.update(bar);
                }
                columns.load(i, bar);
                run.update(bar);
                write(run, live, i);
                run.append(bar);
                write(run, streamed, i);
            }
            assertThat(run.bars()).isEqualTo(columns.size());
            same(batch, streamed, "appended");
            same(batch, live, "live");
        });
    }

    @Test
    void allocatesNothingPerBar() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Bar bar = new Bar();
        for (Indicator indicator : indicators()) {
            IndicatorRun run = indicator.start(indicator.defaults());
            feed(run, bar);
            long before = threads.getCurrentThreadAllocatedBytes();
            feed(run, bar);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated by %s over %d bars", indicator, columns.size())
                    .isLessThan(columns.size());
        }
    }

    private void feed(IndicatorRun run, Bar bar) {
        for (int i = 0; i < columns.size(); i++) {
            columns.load(i, bar);
            run.update(bar);
            run.append(bar);
        }
    }

    @Test
    void computesTheSameInAnyChunks() {
        each((indicator, settings) -> {
            double[][] chunked = room(indicator);
            IndicatorRun run = indicator.start(settings);
            for (int from = 0; from < columns.size(); ) {
                int to = Math.min(columns.size(), from + random.nextInt(70));
                run.appendAll(columns, from, to, chunked, from);
                from = to;
            }
            same(IndicatorRun.batch(indicator, settings, columns), chunked, "chunks");
        });
    }

    @Test
    void goesOnFromASnapshotAsIfItHadNeverStopped() {
        each((indicator, settings) -> {
            double[][] resumed = room(indicator);
            int stop = random.nextInt(columns.size());
            IndicatorRun run = indicator.start(settings);
            run.appendAll(columns, 0, stop, resumed, 0);
            Bar bar = new Bar();
            columns.load(stop, bar);
            bar.close *= 3;
            run.update(bar);
            byte[] snapshot = run.snapshot();
            IndicatorRun second = indicator.resume(settings, snapshot);
            assertThat(second.bars()).isEqualTo(stop);
            assertThat(second.snapshot()).isEqualTo(snapshot);
            second.appendAll(columns, stop, columns.size(), resumed, stop);
            same(IndicatorRun.batch(indicator, settings, columns), resumed, "resumed at " + stop);
        });
    }

    @Test
    void neverLooksAhead() {
        each((indicator, settings) -> {
            double[][] all = IndicatorRun.batch(indicator, settings, columns);
            int cut = random.nextInt(1, columns.size());
            double[][] short_ = new double[all.length][cut];
            indicator.start(settings).appendAll(columns, 0, cut, short_, 0);
            for (int k = 0; k < all.length; k++) {
                all[k] = Arrays.copyOf(all[k], cut);
            }
            same(all, short_, "cut at " + cut);
        });
    }

    @Test
    void beginsWhereItSays() {
        Samples steady = withoutGaps();
        each((indicator, settings) -> {
            double[][] out = IndicatorRun.batch(indicator, settings, steady.columns());
            int least = Integer.MAX_VALUE;
            for (int k = 0; k < out.length; k++) {
                int first = 0;
                while (first < out[k].length && Double.isNaN(out[k][first])) {
                    first++;
                }
                int said = indicator.firstDefined(settings, k);
                least = Math.min(least, said);
                if (indicator.isIrregular()) {
                    assertThat(first).as("output %d", k).isGreaterThanOrEqualTo(said);
                } else {
                    assertThat(first).as("output %d", k).isEqualTo(said);
                }
            }
            assertThat(indicator.barsNeeded(settings)).isEqualTo(least + 1);
            assertThat(indicator.whyNot(settings, EnumSet.allOf(Column.class), least))
                    .contains("needs " + (least + 1) + " bars, " + least + " loaded");
            assertThat(indicator.whyNot(settings, EnumSet.allOf(Column.class), least + 1))
                    .isEmpty();
        });
    }

    /** Bars without the flat ones and the ones without volume, in which a ratio has no value. */
    private static Samples withoutGaps() {
        Samples s = Samples.randomWalk(SEED + 1, BARS);
        Random random = new Random(SEED);
        for (int i = 0; i < s.size(); i++) {
            s.high()[i] += 0.01 + random.nextDouble();
            s.low()[i] -= 0.01 * random.nextDouble();
            s.close()[i] += 0.001 * random.nextDouble();
            s.volume()[i] += 1 + random.nextInt(5);
        }
        return s;
    }

    @Test
    void treatsAnUnusableBarAsIfItHadNotCome() {
        double[] garbage = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, Double.MAX_VALUE};
        each((indicator, settings) -> {
            double[][] batch = IndicatorRun.batch(indicator, settings, columns);
            double[][] out = room(indicator);
            IndicatorRun run = indicator.start(settings);
            Bar bar = new Bar();
            for (int i = 0; i < columns.size(); i++) {
                columns.load(i, bar);
                if (random.nextInt(3) == 0) {
                    double bad = garbage[random.nextInt(garbage.length)];
                    bar.open = bad;
                    bar.high = bad;
                    bar.low = bad;
                    bar.close = bad;
                    bar.volume = bad;
                    bar.delta = bad;
                    run.append(bar);
                    for (int k = 0; k < out.length; k++) {
                        assertThat(run.value(k)).isNaN();
                    }
                    columns.load(i, bar);
                }
                run.append(bar);
                write(run, out, i);
            }
            same(batch, out, "between unusable bars");
        });
    }

    @Test
    void recoversFromExtremesAndNeverGivesAnInfinity() {
        each((indicator, settings) -> {
            IndicatorRun run = indicator.start(settings);
            Bar bar = new Bar();
            double[] extremes = {0, -0.0, 1e60, -1e60, 1e-300, -5, 1};
            for (int i = 0; i < 200; i++) {
                double x = extremes[random.nextInt(extremes.length)];
                double y = extremes[random.nextInt(extremes.length)];
                bar.set(samples.time()[i], x, Math.max(x, y), Math.min(x, y), y, x);
                bar.delta = y;
                bar.other = x;
                run.append(bar);
                for (int k = 0; k < indicator.outputs().size(); k++) {
                    assertThat(Double.isInfinite(run.value(k))).isFalse();
                }
            }
            Samples steady = withoutGaps();
            boolean[] defined = new boolean[indicator.outputs().size()];
            for (int i = 0; i < steady.size(); i++) {
                steady.columns().load(i, bar);
                bar.time += 5000L * 120 * Samples.MINUTE;
                run.append(bar);
                for (int k = 0; k < defined.length; k++) {
                    defined[k] |= !Double.isNaN(run.value(k));
                }
            }
            if (!indicator.isIrregular()) {
                assertThat(defined).doesNotContain(false);
            }
        });
    }

    @Test
    void standsEqualPricesAndNoVolume() {
        each((indicator, settings) -> {
            IndicatorRun run = indicator.start(settings);
            Bar bar = new Bar();
            for (int i = 0; i < 300; i++) {
                run.append(bar.set(samples.time()[i], 7, 7, 7, 7, 0));
            }
            for (int k = 0; k < indicator.outputs().size(); k++) {
                assertThat(Double.isInfinite(run.value(k))).isFalse();
            }
        });
    }

    @Test
    void takesItsParametersAtTheirLimits() {
        for (Indicator indicator : indicators()) {
            Settings least = indicator.defaults();
            Settings most = indicator.defaults();
            for (Parameter p : indicator.parameters()) {
                if (p instanceof Parameter.Whole w) {
                    least = least.with(w.name(), w.min());
                    most = most.with(w.name(), w.max());
                } else if (p instanceof Parameter.Real r) {
                    least = least.with(r.name(), r.min());
                    most = most.with(r.name(), r.max());
                }
            }
            for (Settings settings : List.of(least, most)) {
                double[][] out = IndicatorRun.batch(indicator, settings, columns);
                for (double[] values : out) {
                    assertThat(Arrays.stream(values).anyMatch(Double::isInfinite))
                            .as("%s%s", indicator, settings)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void refusesSnapshotsThatAreNotItsOwn() {
        each((indicator, settings) -> {
            byte[] snapshot = indicator.start(settings).snapshot();
            byte[] damaged = snapshot.clone();
            damaged[random.nextInt(damaged.length)] ^= 4;
            for (byte[] bad :
                    List.of(damaged, Arrays.copyOf(snapshot, snapshot.length - 1), new byte[0])) {
                try {
                    indicator.resume(settings, bad);
                } catch (IllegalArgumentException expected) {
                    continue;
                }
                fail("took a damaged snapshot");
            }
        });
    }
}
