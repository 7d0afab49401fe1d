package io.aibotiyi.charts;

import org.jspecify.annotations.Nullable;

/**
 * A horizontal line with a tag at the right edge: an own working order, the entry of a position, an
 * alert.
 *
 * @param price in the series' price units
 * @param label short text of the tag, for example {@code LIMIT 0.5}; may be empty
 * @param role what the line stands for; decides colour and dash
 * @param tone gain or loss of a position; {@link Tone#NEUTRAL} for everything else
 * @param key what a hand takes hold of, equal for the same thing; null for a line that stays put
 * @param cancellable its tag has a cross
 * @param asked it was asked for and is not confirmed; drawn so
 */
public record PriceLine(
        long price,
        String label,
        Role role,
        Tone tone,
        @Nullable Object key,
        boolean cancellable,
        boolean asked) {

    /** What a line stands for. */
    public enum Role {
        BUY_ORDER("BUY"),
        SELL_ORDER("SELL"),
        /** Takes the profit of a position or of an entry. */
        TARGET("TP"),
        /** Ends the loss of a position or of an entry. */
        STOP("SL"),
        POSITION("POS"),
        ALERT("ALERT");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
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

    /** A line that stays put. */
    public PriceLine(long price, String label, Role role, Tone tone) {
        this(price, label, role, tone, null, false, false);
    }

    /** The same line elsewhere, as it is dragged. */
    PriceLine at(long next, String text) {
        return new PriceLine(next, text, role, tone, null, false, true);
    }
}
