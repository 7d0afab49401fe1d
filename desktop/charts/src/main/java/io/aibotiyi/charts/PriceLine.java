package io.aibotiyi.charts;

/**
 * A horizontal line with a tag at the right edge: an own working order, the entry of a position, an
 * alert.
 *
 * @param price in the series' price units
 * @param label short text of the tag, for example {@code LIMIT 0.5}; may be empty
 * @param role what the line stands for; decides colour and dash
 * @param tone gain or loss of a position; {@link Tone#NEUTRAL} for everything else
 */
public record PriceLine(long price, String label, Role role, Tone tone) {

    /** What a line stands for. */
    public enum Role {
        BUY_ORDER,
        SELL_ORDER,
        POSITION,
        ALERT
    }

    /** How a position stands. */
    public enum Tone {
        NEUTRAL,
        GAIN,
        LOSS
    }

    public PriceLine(long price, String label, Role role) {
        this(price, label, role, Tone.NEUTRAL);
    }
}
