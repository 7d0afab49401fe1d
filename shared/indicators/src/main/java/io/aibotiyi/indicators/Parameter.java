package io.aibotiyi.indicators;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * One setting of an indicator: its name (stable for ever, also its place in a formula's argument
 * list), title for forms, default and range.
 */
public sealed interface Parameter {

    String name();

    String title();

    /** The default, of the type that {@link #parse} answers. */
    Object standard();

    /** The range in words: "1 to 5000". */
    String range();

    /**
     * Reads a value from text.
     *
     * @throws IllegalArgumentException with name, range and what came, if it is not one
     */
    Object parse(String text);

    /** The text that {@link #parse} reads back to the same value. */
    default String text(Object value) {
        return value.toString();
    }

    private static IllegalArgumentException refuse(Parameter p, String text) {
        return new IllegalArgumentException(
                p.name() + " must be " + p.range() + ", was \"" + text + "\"");
    }

    /** A whole number; values are Integer. */
    record Whole(String name, String title, Integer standard, int min, int max)
            implements Parameter {

        @Override
        public String range() {
            return "a whole number from " + min + " to " + max;
        }

        @Override
        public Object parse(String text) {
            try {
                int value = Integer.parseInt(text.strip());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw refuse(this, text);
        }
    }

    /** A real number; values are Double. */
    record Real(String name, String title, Double standard, double min, double max)
            implements Parameter {

        @Override
        public String range() {
            return "a number from " + min + " to " + max;
        }

        @Override
        public Object parse(String text) {
            try {
                double value = Double.parseDouble(text.strip());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // said below
            }
            throw refuse(this, text);
        }
    }

    /** One word of several; values are String. */
    record Choice(String name, String title, String standard, List<String> options)
            implements Parameter {

        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String range() {
            return "one of " + String.join(", ", options);
        }

        @Override
        public Object parse(String text) {
            if (!options.contains(text.strip())) {
                throw refuse(this, text);
            }
            return text.strip();
        }
    }

    /** A moment; values are Long, nanoseconds since the epoch; text is RFC 3339 in UTC. */
    record Moment(String name, String title, Long standard) implements Parameter {

        @Override
        public String range() {
            return "a moment such as 2026-11-23T18:00:00Z";
        }

        @Override
        public Object parse(String text) {
            try {
                Instant at = Instant.parse(text.strip());
                return Math.addExact(
                        Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
            } catch (DateTimeException | ArithmeticException _) {
                throw refuse(this, text);
            }
        }

        @Override
        public String text(Object value) {
            long nanos = (Long) value;
            return Instant.ofEpochSecond(
                            Math.floorDiv(nanos, 1_000_000_000L),
                            Math.floorMod(nanos, 1_000_000_000L))
                    .toString();
        }
    }
}
