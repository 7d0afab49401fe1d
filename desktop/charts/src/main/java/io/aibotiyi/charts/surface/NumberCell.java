package io.aibotiyi.charts.surface;

/**
 * One number on screen, split into a head, a body and a tail to be set in different tones, made
 * anew only when the value or the format changes.
 */
public final class NumberCell {

    private long value;
    private Object format = "";
    private String head = "";
    private String body = "";
    private String tail = "";

    /** Leading zeros. */
    public String head() {
        return head;
    }

    /** The digits of a size; the big figure of a price. */
    public String body() {
        return body;
    }

    /** Trailing zeros of a size; the last, living digits of a price. */
    public String tail() {
        return tail;
    }

    /**
     * A size: leading zeros and trailing zeros are set apart; too small to show reads {@code <}.
     */
    public void size(long newValue, DecimalFormatter formatter) {
        if (isCurrent(newValue, formatter)) {
            return;
        }
        if (formatter.vanishes(newValue)) {
            head = "";
            body = "";
            tail =
                    formatter.places() == 0
                            ? "<1"
                            : "<0." + "0".repeat(formatter.places() - 1) + "1";
            return;
        }
        String text = formatter.format(newValue);
        int point = text.indexOf('.');
        int end = text.length();
        if (point >= 0) {
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            end = end - 1 == point ? point : end;
        }
        int start = 0;
        if (text.startsWith("0.")) {
            start = 2;
            while (start < end && text.charAt(start) == '0') {
                start++;
            }
        }
        if (start >= end) {
            start = 0;
        }
        head = text.substring(0, start);
        body = text.substring(start, end);
        tail = text.substring(end);
    }

    /** A price: its leading zeros, then the big figure, then as tail the digits that live. */
    public void price(long newValue, PriceFormat priceFormat) {
        if (isCurrent(newValue, priceFormat)) {
            return;
        }
        String text = priceFormat.formatter().format(newValue);
        int start = text.length();
        int digits = 0;
        while (start > 0 && digits < priceFormat.live()) {
            start--;
            if (Character.isDigit(text.charAt(start))) {
                digits++;
            }
        }
        if (start > 0
                && !Character.isDigit(text.charAt(start - 1))
                && text.charAt(start - 1) != '\u2212') {
            start--;
        }
        int zeros = 0;
        if (text.startsWith("0.")) {
            zeros = 2;
            while (zeros < start && text.charAt(zeros) == '0') {
                zeros++;
            }
        }
        zeros = Math.min(zeros, start);
        head = text.substring(0, zeros);
        body = text.substring(zeros, start);
        tail = text.substring(start);
    }

    /**
     * How prices of a column are written.
     *
     * @param live digits at the end that change within the view
     */
    public record PriceFormat(DecimalFormatter formatter, int live) {}

    private boolean isCurrent(long newValue, Object newFormat) {
        boolean current = value == newValue && newFormat.equals(format);
        value = newValue;
        format = newFormat;
        return current;
    }
}
