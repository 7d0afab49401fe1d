package io.aibotiyi.charts.tape;

/** Time of day in UTC, by integer arithmetic. */
final class ClockText {

    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400L * SECOND;

    private ClockText() {}

    /** {@code 14:03:22}. */
    static String seconds(long epochNanos) {
        long second = Math.floorMod(epochNanos, DAY) / SECOND;
        StringBuilder text = new StringBuilder(8);
        two(text, second / 3600).append(':');
        two(text, second / 60 % 60).append(':');
        return two(text, second % 60).toString();
    }

    /** {@code .118}. */
    static String millis(long epochNanos) {
        long millis = Math.floorMod(epochNanos, SECOND) / 1_000_000;
        return "." + millis / 100 + millis / 10 % 10 + millis % 10;
    }

    private static StringBuilder two(StringBuilder text, long number) {
        return text.append(number / 10).append(number % 10);
    }
}
