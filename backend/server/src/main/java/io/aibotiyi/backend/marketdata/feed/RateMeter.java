package io.aibotiyi.backend.marketdata.feed;

/** Events per second over the last five whole seconds. One writer; the owner locks for readers. */
final class RateMeter {

    private static final int WINDOW = 5;
    private static final long SECOND = 1_000_000_000L;

    private final long[] counts = new long[WINDOW + 1];
    private final long[] seconds = new long[WINDOW + 1];

    void count(long time) {
        long second = Math.floorDiv(time, SECOND);
        int slot = (int) Math.floorMod(second, (long) counts.length);
        if (seconds[slot] != second) {
            seconds[slot] = second;
            counts[slot] = 0;
        }
        counts[slot]++;
    }

    double perSecond(long now) {
        long second = Math.floorDiv(now, SECOND);
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (seconds[i] < second && seconds[i] >= second - WINDOW) {
                sum += counts[i];
            }
        }
        return (double) sum / WINDOW;
    }
}
