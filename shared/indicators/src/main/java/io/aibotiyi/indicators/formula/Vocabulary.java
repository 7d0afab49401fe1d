package io.aibotiyi.indicators.formula;

import static java.util.Map.entry;

import io.aibotiyi.indicators.Source;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of the language and the one that was probably meant. */
final class Vocabulary {

    /** Functions of one bar, by name; those of two values are {@link #OF_TWO}. */
    static final Map<String, Operator> OF_ONE =
            Map.ofEntries(
                    entry("abs", Operator.ABS),
                    entry("sqrt", Operator.SQRT),
                    entry("log", Operator.LOG),
                    entry("log10", Operator.LOG10),
                    entry("exp", Operator.EXP),
                    entry("round", Operator.ROUND),
                    entry("floor", Operator.FLOOR),
                    entry("ceil", Operator.CEIL),
                    entry("sign", Operator.SIGN));

    static final Map<String, Operator> OF_TWO = Map.of("min", Operator.MIN, "max", Operator.MAX);

    /** Functions with a memory, and how each is called. */
    static final Map<String, String> WITH_MEMORY = withMemory();

    static final Map<String, Double> CONSTANTS =
            Map.of("true", 1.0, "false", 0.0, "pi", Math.PI, "na", Double.NaN);

    static final Map<String, Source> SERIES = series();

    /** Words that cannot name a variable. */
    static final List<String> KEYWORDS = List.of("param", "plot", "and", "or", "not");

    private Vocabulary() {}

    private static Map<String, String> withMemory() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("nz", "nz(x) or nz(x, otherwise)");
        calls.put("sum", "sum(x, length)");
        calls.put("highest", "highest(x, length)");
        calls.put("lowest", "lowest(x, length)");
        calls.put("change", "change(x) or change(x, bars)");
        calls.put("cross", "cross(a, b)");
        calls.put("crossover", "crossover(a, b)");
        calls.put("crossunder", "crossunder(a, b)");
        calls.put("barssince", "barssince(condition)");
        calls.put("valuewhen", "valuewhen(condition, x) or valuewhen(condition, x, occurrence)");
        return calls;
    }

    private static Map<String, Source> series() {
        Map<String, Source> series = new LinkedHashMap<>();
        Arrays.stream(Source.values()).forEach(s -> series.put(s.text(), s));
        return series;
    }

    /** A sentence with the closest of the words, empty if none is close. */
    static String suggestion(String written, Collection<String> words) {
        String lower = written.toLowerCase(Locale.ROOT);
        int allowed = written.length() < 4 ? 1 : 2;
        Optional<String> closest =
                words.stream()
                        .filter(word -> distance(lower, word) <= allowed)
                        .min(Comparator.comparingInt(word -> distance(lower, word)));
        return closest.map(word -> "did you mean \"" + word + "\"?").orElse("");
    }

    /** Levenshtein's distance; words longer than any of ours are far from all. */
    private static int distance(String a, String b) {
        if (a.length() > 40) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
