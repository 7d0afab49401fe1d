package io.aibotiyi.strategies.slicing;

/**
 * A share of the market's volume.
 *
 * @param rate in ten-thousandths of the volume, 1 to 10000
 */
public record Participation(int rate) {

    public Participation {
        if (rate < 1 || rate > SliceSchedule.WHOLE) {
            throw new IllegalArgumentException(
                    "a rate is 1 to " + SliceSchedule.WHOLE + ", was " + rate);
        }
    }

    /** The most that may have been bought or sold while so much was traded; rounded down. */
    public long allowed(long volume) {
        return volume / SliceSchedule.WHOLE * rate
                + volume % SliceSchedule.WHOLE * rate / SliceSchedule.WHOLE;
    }

    /**
     * How much to send now, in quantity units; with it, sent and working together stay within the
     * rate and within the quantity. Zero while that is too little to be sent.
     *
     * @param quantity of the whole order
     * @param committed filled or working
     * @param volume traded in the market since the order's start
     */
    public long next(long quantity, long committed, long volume, SliceRules rules) {
        return rules.size(Math.min(allowed(volume), quantity) - committed, quantity - committed);
    }
}
