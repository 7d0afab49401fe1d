package io.aibotiyi.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A candle's length, written {@code 1s 5m 4h 1d 1w}. Candles are aligned to the epoch, weeks to
 * Monday.
 *
 * @param nanos length in nanoseconds, whole seconds, at most 52 weeks
 */
public record Timeframe(long nanos) implements Comparable<Timeframe> {

    private static final long SECOND = 1_000_000_000L;
    private static final long WEEK = 7 * 86_400 * SECOND;

    /** 1970-01-05 was a Monday. */
    private static final long MONDAY = 4 * 86_400 * SECOND;

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})([smhdw])");

    public static final Timeframe S1 = new Timeframe(SECOND);
    public static final Timeframe M1 = new Timeframe(60 * SECOND);
    public static final Timeframe M5 = new Timeframe(300 * SECOND);
    public static final Timeframe M15 = new Timeframe(900 * SECOND);
    public static final Timeframe H1 = new Timeframe(3_600 * SECOND);
    public static final Timeframe H4 = new Timeframe(14_400 * SECOND);
    public static final Timeframe D1 = new Timeframe(86_400 * SECOND);

    /** What a chart offers by default, shortest first. */
    public static final List<Timeframe> COMMON = List.of(S1, M1, M5, M15, H1, H4, D1);

    public Timeframe {
        if (nanos < SECOND || nanos % SECOND != 0 || nanos > 52 * WEEK) {
            throw new IllegalArgumentException(
                    "a timeframe is whole seconds, 1s to 52w; was " + nanos + " ns");
        }
    }

    /**
     * Reads {@code 1m}, {@code 4h} …
     *
     * @throws IllegalArgumentException naming the text and the form
     */
    public static Timeframe parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a timeframe: a number and s, m, h, d or w expected");
        }
        long unit =
                switch (matcher.group(2)) {
                    case "s" -> SECOND;
                    case "m" -> 60 * SECOND;
                    case "h" -> 3_600 * SECOND;
                    case "d" -> 86_400 * SECOND;
                    default -> WEEK;
                };
        return new Timeframe(Long.parseLong(matcher.group(1)) * unit);
    }

    /** Start of the candle that holds {@code time} (nanoseconds since the epoch). */
    public long floor(long time) {
        long anchor = nanos % WEEK == 0 ? MONDAY : 0;
        return Math.floorDiv(time - anchor, nanos) * nanos + anchor;
    }

    /** True if candles of this length can be made of candles of the other. */
    public boolean isMultipleOf(Timeframe finer) {
        return nanos % finer.nanos == 0;
    }

    public Duration duration() {
        return Duration.ofNanos(nanos);
    }

    /** As {@link #floor(long)} for an instant. */
    public Instant floor(Instant time) {
        return EpochNanos.toInstant(floor(EpochNanos.of(time)));
    }

    @Override
    public int compareTo(Timeframe other) {
        return Long.compare(nanos, other.nanos);
    }

    @Override
    public String toString() {
        long seconds = nanos / SECOND;
        if (seconds % 604_800 == 0) {
            return seconds / 604_800 + "w";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
