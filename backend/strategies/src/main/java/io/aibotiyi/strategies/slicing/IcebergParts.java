package io.aibotiyi.strategies.slicing;

/**
 * The parts that an iceberg shows, one after the other.
 *
 * @param display size of a part, in quantity units
 * @param jitter how much larger or smaller a part may be: in {@link SliceSchedule#WHOLE
 *     ten-thousandths} of the display size, 0 for none
 * @param seed of the jitter
 */
public record IcebergParts(long display, int jitter, long seed) {

    public IcebergParts {
        if (display < 1 || jitter < 0 || jitter >= SliceSchedule.WHOLE) {
            throw new IllegalArgumentException(
                    "display is from 1 and jitter 0 to "
                            + (SliceSchedule.WHOLE - 1)
                            + ", were "
                            + display
                            + " and "
                            + jitter);
        }
    }

    /**
     * Size of a part; all that remains where less would be too small to be sent.
     *
     * @param number of the part: the same number is the same size
     * @param remaining of the order, positive
     */
    public long part(int number, long remaining, SliceRules rules) {
        long reach =
                display / SliceSchedule.WHOLE * jitter
                        + display % SliceSchedule.WHOLE * jitter / SliceSchedule.WHOLE;
        long size =
                Math.max(
                        rules.whole(display + Jitter.within(seed, number, reach)), rules.minimum());
        return remaining - size < rules.minimum() ? remaining : size;
    }
}
