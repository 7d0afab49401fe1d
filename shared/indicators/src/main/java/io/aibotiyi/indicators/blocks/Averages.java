package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Ema;
import io.aibotiyi.indicators.Line;
import java.util.List;
import java.util.stream.Stream;

/** Moving averages by name, for indicators that let the user choose one. */
public final class Averages {

    /** The names that {@link #of} knows, without the exponential one in front. */
    public static final List<String> NAMES =
            List.of("sma", "ema", "rma", "wma", "dema", "tema", "trima", "hma");

    private Averages() {}

    /**
     * The average of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Line of(String name, int length) {
        return switch (name) {
            case "sma" -> new Sma(length);
            case "ema" -> new Ema(length);
            case "rma" -> new Wilder(length);
            case "wma" -> new Wma(length);
            case "dema" -> new MultipleEma(2, length);
            case "tema" -> new MultipleEma(3, length);
            case "trima" -> triangular(length);
            case "hma" -> new Hull(length);
            default ->
                    throw new IllegalArgumentException(
                            "no average \"" + name + "\", there are " + NAMES);
        };
    }

    /** Values that the average needs before its first, less one. */
    public static int first(String name, int length) {
        return switch (name) {
            case "dema" -> 2 * (length - 1);
            case "tema" -> 3 * (length - 1);
            case "hma" -> length - 1 + Hull.root(length) - 1;
            default -> length - 1;
        };
    }

    /** The names with this one first, as a choice lists its default. */
    public static List<String> names(String standard) {
        return Stream.concat(
                        Stream.of(standard), NAMES.stream().filter(name -> !name.equals(standard)))
                .toList();
    }

    /** The simple average of a simple average: weights rise to the middle and fall again. */
    public static Line triangular(int length) {
        int inner = length / 2;
        return length % 2 == 1
                ? new Chain(new Sma(inner + 1), new Sma(inner + 1))
                : new Chain(new Sma(inner), new Sma(inner + 1));
    }
}
