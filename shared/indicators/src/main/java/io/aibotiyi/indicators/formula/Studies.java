package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.Parameter;
import io.aibotiyi.indicators.Settings;
import java.util.List;
import java.util.stream.Collectors;

/** Indicators of the catalogue as functions. */
final class Studies {

    private Studies() {}

    /** The parameters that follow the series in a call. */
    static List<Parameter> parameters(Indicator indicator) {
        return indicator.parameters().stream()
                .filter(p -> !p.name().equals(Indicator.SOURCE))
                .toList();
    }

    /** {@code macd(x, fast = 12, slow = 26, signal = 9)}. */
    static String usage(Indicator indicator) {
        String settings =
                parameters(indicator).stream()
                        .map(p -> p.name() + " = " + p.text(p.standard()))
                        .collect(Collectors.joining(", "));
        String series = indicator.isOfSeries() ? settings.isEmpty() ? "x" : "x, " : "";
        return indicator.id() + "(" + series + settings + ")";
    }

    /** An upper bound of the bars it remembers, in proportion. */
    static int memory(Indicator indicator, Settings settings) {
        int sum = 1;
        for (Parameter p : indicator.parameters()) {
            if (p instanceof Parameter.Whole whole) {
                sum += Math.max(0, settings.whole(whole.name()));
            }
        }
        return sum;
    }
}
