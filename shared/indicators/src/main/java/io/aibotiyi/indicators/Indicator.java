package io.aibotiyi.indicators;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What an indicator is: identity, parameters, what it needs, what it gives, from which bar on, and
 * how it is computed. Immutable; safe from any thread.
 *
 * <p>Two ways to compute, one code path: {@link #start} gives an {@link IndicatorRun} that takes
 * bar after bar, updates an unfinished bar as often as one likes, and takes whole columns.
 *
 * <p><b>NaN rule.</b> No value is NaN, never 0. A bar in which a needed column is not finite or is
 * beyond ±{@value IndicatorRun#LARGEST} is as if it had not come: its outputs are NaN, the next
 * good bar goes on from the one before. Where a formula divides by zero the indicator's {@link
 * #seeding} says what it gives. Outputs are finite or NaN.
 */
public final class Indicator {

    /** Name of the parameter that chooses the {@link Source} of an indicator of one series. */
    public static final String SOURCE = "source";

    private final String id;
    private final String title;
    private final Category category;
    private final List<Parameter> parameters;
    private final List<Output> outputs;
    private final List<Double> guides;
    private final String formula;
    private final String seeding;
    private final Set<Column> columns;
    private final boolean ofSeries;
    private final boolean irregular;
    private final List<ToIntFunction<Settings>> first;
    private final Function<Settings, Calculation> calculation;

    Indicator(
            IndicatorBuilder b,
            Set<Column> columns,
            boolean ofSeries,
            Function<Settings, Calculation> calculation) {
        this.id = b.id;
        this.title = b.title;
        this.category = b.category;
        this.parameters = List.copyOf(b.parameters);
        this.outputs = List.copyOf(b.outputs);
        this.guides = List.copyOf(b.guides);
        this.formula = b.formula;
        this.seeding = b.seeding;
        this.irregular = b.irregular;
        this.first = List.copyOf(b.first);
        this.columns = columns.isEmpty() ? EnumSet.noneOf(Column.class) : EnumSet.copyOf(columns);
        this.ofSeries = ofSeries;
        this.calculation = calculation;
    }

    /** Lower-case letters and digits, stable for ever; also its name in formulas. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Category category() {
        return category;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public List<Output> outputs() {
        return outputs;
    }

    /**
     * Index of the named output.
     *
     * @throws IllegalArgumentException if there is none
     */
    public int output(String name) {
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                id
                        + " has no output \""
                        + name
                        + "\", it has "
                        + outputs.stream().map(Output::name).toList());
    }

    /** Levels worth a line in its own pane, such as 30 and 70. */
    public List<Double> guides() {
        return guides;
    }

    /** The definition in one line. */
    public String formula() {
        return formula;
    }

    /** How it starts, which published implementation it follows, and what a zero divisor gives. */
    public String seeding() {
        return seeding;
    }

    /** True if it is computed of one series of numbers, so that a formula may feed it with any. */
    public boolean isOfSeries() {
        return ofSeries;
    }

    /** The defaults of all parameters. */
    public Settings defaults() {
        return Settings.defaults(parameters);
    }

    /** The columns it cannot do without. */
    public Set<Column> needs(Settings settings) {
        Set<Column> all = EnumSet.noneOf(Column.class);
        all.addAll(columns);
        if (ofSeries) {
            all.addAll(settings.source().columns());
        }
        return all;
    }

    /**
     * Index of the first bar at which the output has a value, in a series of usable bars; where
     * {@link #isIrregular} the earliest that it can have one.
     */
    public int firstDefined(Settings settings, int output) {
        return first.get(output).applyAsInt(settings);
    }

    /** The number of bars that the first of its outputs needs. */
    public int barsNeeded(Settings settings) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < outputs.size(); i++) {
            least = Math.min(least, firstDefined(settings, i));
        }
        return least + 1;
    }

    /** True if it depends on the data where there is a value: swing points, session levels. */
    public boolean isIrregular() {
        return irregular;
    }

    /**
     * Why it shows nothing over such a series: "no volume in this series", "needs 34 bars, 12
     * loaded"; empty when it can be computed.
     */
    public Optional<String> whyNot(Settings settings, Set<Column> present, int bars) {
        for (Column needed : needs(settings)) {
            if (!present.contains(needed)) {
                return Optional.of("no " + needed.words() + " in this series");
            }
        }
        int least = barsNeeded(settings);
        return bars < least
                ? Optional.of("needs " + least + " bars, " + bars + " loaded")
                : Optional.empty();
    }

    /** A new computation before its first bar. */
    public IndicatorRun start(Settings settings) {
        return new IndicatorRun(this, settings, calculation(settings));
    }

    /**
     * The computation that {@link IndicatorRun#snapshot} was taken of, at the same bar.
     *
     * @throws IllegalArgumentException if the snapshot is damaged or of another indicator or other
     *     settings
     */
    public IndicatorRun resume(Settings settings, byte[] snapshot) {
        IndicatorRun run = start(settings);
        run.restore(snapshot);
        return run;
    }

    /** The bare calculation, for those who compose it with others: formulas. */
    public Calculation calculation(Settings settings) {
        Calculation made = calculation.apply(settings);
        if (made instanceof SeriesCalculation series) {
            series.feedWith(settings.source());
        }
        return made;
    }

    @Override
    public String toString() {
        return id;
    }
}
