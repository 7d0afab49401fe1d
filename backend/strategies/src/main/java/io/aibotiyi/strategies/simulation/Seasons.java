package io.aibotiyi.strategies.simulation;

/** How busy a market is over the week: quieter weekends, a peak when Europe and America overlap. */
final class Seasons {

    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    /** UTC hours 0 … 23. */
    private static final double[] HOURS = {
        0.95, 0.90, 0.85, 0.80, 0.75, 0.75, 0.80, 0.95, 1.05, 1.05, 1.00, 1.00,
        1.10, 1.35, 1.55, 1.50, 1.35, 1.20, 1.10, 1.05, 1.00, 0.95, 0.90, 0.90
    };

    private static final double WEEKEND = 0.7;

    private Seasons() {}

    /** Relative pace of a stretch among its neighbours of equal length, all within one parent. */
    static double weight(long startSecond, long seconds) {
        if (seconds == DAY) {
            // day 0 of the epoch was a Thursday
            long weekday = Math.floorMod(Math.floorDiv(startSecond, DAY) + 3, 7);
            return weekday >= 5 ? WEEKEND : 1;
        }
        if (seconds < HOUR || seconds > DAY) {
            return 1;
        }
        int first = (int) (Math.floorMod(startSecond, DAY) / HOUR);
        int hours = (int) (seconds / HOUR);
        double sum = 0;
        for (int hour = first; hour < first + hours; hour++) {
            sum += HOURS[hour];
        }
        return sum / hours;
    }
}
