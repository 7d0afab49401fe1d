package io.aibotiyi.bench;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure. Implementations are services: a line in {@code
 * META-INF/services/io.aibotiyi.bench.Benchmark} of a module's test resources makes {@code mvn
 * -Pbench} run them.
 */
public interface Benchmark {

    /** File-name safe, stable for ever. */
    String name();

    /** True if it takes minutes: it then runs only when a filter names it. */
    default boolean onlyWhenNamed() {
        return false;
    }

    /** Measures; takes seconds, not minutes. */
    Result run() throws Exception;

    /**
     * @param value the median
     * @param unit for example {@code Mcmd/s}
     * @param peer what it was measured against in the same run, if anything
     * @param goal what was asked for, in words, if anything
     * @param met whether the goal was met
     */
    record Result(
            double value,
            String unit,
            @Nullable String peer,
            double peerValue,
            @Nullable String goal,
            boolean met) {

        public static Result alone(double value, String unit) {
            return new Result(value, unit, null, Double.NaN, null, true);
        }

        /** Value over the peer's; NaN without one. */
        public double ratio() {
            return value / peerValue;
        }
    }
}
