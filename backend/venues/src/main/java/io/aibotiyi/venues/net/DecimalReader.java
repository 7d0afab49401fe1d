package io.aibotiyi.venues.net;

import io.aibotiyi.domain.FixedPoint;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;

/**
 * Reads the number or string token at hand as an exact decimal in units of 10^-scale, without an
 * object per value. Not thread-safe.
 */
public final class DecimalReader {

    private static final int MAX_TEXT = 64;

    private final Slice slice = new Slice();

    /**
     * @throws MalformedMessageException if it is no decimal, has digits beyond the scale or does
     *     not fit a long
     */
    public long units(JsonParser parser, int scale) throws MalformedMessageException {
        slice.text = parser.getStringCharacters();
        slice.offset = parser.getStringOffset();
        slice.length = parser.getStringLength();
        try {
            return slice.hasExponent()
                    ? FixedPoint.fromBigDecimal(exponent(), scale)
                    : FixedPoint.parse(slice, scale);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException(String.valueOf(e.getMessage()));
        }
    }

    private BigDecimal exponent() {
        if (slice.length > MAX_TEXT) {
            throw new NumberFormatException("a decimal of " + slice.length + " characters");
        }
        BigDecimal value = new BigDecimal(slice.text, slice.offset, slice.length);
        if (Math.abs((long) value.scale()) > MAX_TEXT) {
            throw new NumberFormatException("'" + slice + "' is out of range");
        }
        return value;
    }

    private static final class Slice implements CharSequence {

        private char[] text = {};
        private int offset;
        private int length;

        boolean hasExponent() {
            for (int i = 0; i < length; i++) {
                char c = text[offset + i];
                if (c == 'e' || c == 'E') {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public char charAt(int index) {
            return text[offset + index];
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new String(text, offset + start, end - start);
        }

        @Override
        public String toString() {
            return new String(text, offset, length);
        }
    }
}
