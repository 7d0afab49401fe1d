package io.aibotiyi.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Declares an indicator in the order in which one reads it: name, parameters, outputs, first
 * defined bar, formula, calculation. Ends with {@link #series} or {@link #bars}.
 */
public final class IndicatorBuilder {

    /** The largest length of a window: what bounds the memory of a calculation. */
    public static final int MAX_LENGTH = 5_000;

    final String id;
    final String title;
    final Category category;
    final List<Parameter> parameters = new ArrayList<>();
    final List<Output> outputs = new ArrayList<>();
    final List<ToIntFunction<Settings>> first = new ArrayList<>();
    final List<Double> guides = new ArrayList<>();
    String formula = "";
    String seeding = "";
    boolean irregular;

    private IndicatorBuilder(String id, String title, Category category) {
        this.id = id;
        this.title = title;
        this.category = category;
    }

    /** Begins an indicator. */
    public static IndicatorBuilder named(String id, String title, Category category) {
        if (!id.matches("[a-z][a-z0-9]*")) {
            throw new IllegalArgumentException(
                    "an id is of lower-case letters and digits, was " + id);
        }
        return new IndicatorBuilder(id, title, category);
    }

    /** The parameter {@code length}, from 1 on. */
    public IndicatorBuilder length(int standard) {
        return whole("length", "Length", standard, 1, MAX_LENGTH);
    }

    /** A parameter that counts bars, from 1 on. */
    public IndicatorBuilder length(String name, String label, int standard) {
        return whole(name, label, standard, 1, MAX_LENGTH);
    }

    public IndicatorBuilder whole(String name, String label, int standard, int min, int max) {
        return parameter(new Parameter.Whole(name, label, standard, min, max));
    }

    public IndicatorBuilder real(
            String name, String label, double standard, double min, double max) {
        return parameter(new Parameter.Real(name, label, standard, min, max));
    }

    /** The first option is the default. */
    public IndicatorBuilder choice(String name, String label, List<String> options) {
        return parameter(new Parameter.Choice(name, label, options.getFirst(), options));
    }

    public IndicatorBuilder parameter(Parameter parameter) {
        parameters.add(parameter);
        return this;
    }

    /** An output over the price. */
    public IndicatorBuilder overlay(String name, String label, Output.Style style) {
        return output(name, label, Output.Pane.OVERLAY, style, s -> 0);
    }

    /** An output in the indicator's own pane. */
    public IndicatorBuilder own(String name, String label, Output.Style style) {
        return output(name, label, Output.Pane.OWN, style, s -> 0);
    }

    public IndicatorBuilder output(
            String name,
            String label,
            Output.Pane pane,
            Output.Style style,
            ToIntFunction<Settings> displacement) {
        outputs.add(new Output(name, label, pane, style, displacement));
        first.add(s -> 0);
        return this;
    }

    /** The first defined bar of the output declared last. */
    public IndicatorBuilder from(ToIntFunction<Settings> bar) {
        first.set(first.size() - 1, bar);
        return this;
    }

    /** The first defined bar of every output declared so far. */
    public IndicatorBuilder allFrom(ToIntFunction<Settings> bar) {
        first.replaceAll(_ -> bar);
        return this;
    }

    /** Where there is a value depends on the data; the first bars are the earliest possible. */
    public IndicatorBuilder irregular() {
        irregular = true;
        return this;
    }

    public IndicatorBuilder guides(Double... levels) {
        guides.addAll(Arrays.asList(levels));
        return this;
    }

    /** The definition in one line, and how it starts and where it differs from others. */
    public IndicatorBuilder says(String definition, String start) {
        formula = definition;
        seeding = start;
        return this;
    }

    /** An indicator of one series of numbers; adds the parameter {@code source}. */
    public Indicator series(Function<Settings, SeriesCalculation> calculation) {
        parameter(
                new Parameter.Choice(
                        Indicator.SOURCE,
                        "Source",
                        Source.CLOSE.text(),
                        Arrays.stream(Source.values()).map(Source::text).toList()));
        return new Indicator(this, EnumSet.noneOf(Column.class), true, calculation::apply);
    }

    /** An indicator of whole bars, of which it needs these columns. */
    public Indicator bars(Set<Column> columns, Function<Settings, Calculation> calculation) {
        return new Indicator(this, columns, false, calculation);
    }
}
