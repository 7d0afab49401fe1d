package io.aibotiyi.backend.marketdata.history.format;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads times as files write them: seconds, milliseconds, microseconds or nanoseconds since the
 * epoch, told apart by magnitude (and seconds with a fraction); or ISO-8601 dates and date-times,
 * with {@code T} or a blank, {@code -}, {@code /} or {@code .} between date parts, UTC unless an
 * offset follows.
 */
final class Timestamps {

    private static final long SECOND = 1_000_000_000L;

    private Timestamps() {}

    /** Nanoseconds since the epoch. */
    static long parse(CharSequence text, int from, int to) throws BadRecordException {
        int dot = -1;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '.' && dot < 0) {
                dot = i;
            } else if (c < '0' || c > '9') {
                return iso(text, from, to);
            }
        }
        int digits = (dot < 0 ? to : dot) - from;
        if (digits == 8 && dot < 0) {
            return compactDate(text, from, to);
        }
        if (digits < 9 || digits > 19) {
            throw bad(text, from, to);
        }
        return epoch(text, from, dot, to);
    }

    private static long epoch(CharSequence text, int from, int dot, int to)
            throws BadRecordException {
        long whole = Values.whole(text, from, dot < 0 ? to : dot, "time");
        long unit;
        if (whole < 100_000_000_000L) {
            unit = SECOND;
        } else if (whole < 100_000_000_000_000L) {
            unit = 1_000_000L;
        } else if (whole < 100_000_000_000_000_000L) {
            unit = 1_000L;
        } else {
            unit = 1L;
        }
        long high = Math.multiplyHigh(whole, unit);
        long nanos = whole * unit;
        if (high != 0 || nanos < 0) {
            throw bad(text, from, to);
        }
        long place = unit;
        for (int i = dot + 1; dot >= 0 && i < to && place > 1; i++) {
            place /= 10;
            nanos += (text.charAt(i) - '0') * place;
        }
        return nanos;
    }

    private static long compactDate(CharSequence text, int from, int to) throws BadRecordException {
        return date(
                number(text, from, from + 4),
                number(text, from + 4, from + 6),
                number(text, from + 6, to),
                text,
                from,
                to);
    }

    private static long iso(CharSequence text, int from, int to) throws BadRecordException {
        if (to - from < 10 || !separator(text.charAt(from + 4))) {
            throw bad(text, from, to);
        }
        if (text.charAt(from + 7) != text.charAt(from + 4)) {
            throw bad(text, from, to);
        }
        long nanos =
                date(
                        number(text, from, from + 4),
                        number(text, from + 5, from + 7),
                        number(text, from + 8, from + 10),
                        text,
                        from,
                        to);
        int i = from + 10;
        if (i == to) {
            return nanos;
        }
        if ((text.charAt(i) != 'T' && text.charAt(i) != ' ') || to - i < 6) {
            throw bad(text, from, to);
        }
        long hour = number(text, i + 1, i + 3);
        long minute = number(text, i + 4, i + 6);
        long second = 0;
        if (text.charAt(i + 3) != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            throw bad(text, from, to);
        }
        i += 6;
        if (i + 2 < to && text.charAt(i) == ':') {
            second = number(text, i + 1, i + 3);
            i += 3;
            if (second < 0 || second > 59) {
                throw bad(text, from, to);
            }
        }
        nanos += ((hour * 60 + minute) * 60 + second) * SECOND;
        if (i < to && text.charAt(i) == '.') {
            long place = SECOND;
            i++;
            int first = i;
            while (i < to && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                place /= 10;
                nanos += (text.charAt(i) - '0') * place;
                i++;
            }
            if (i == first || i - first > 9) {
                throw bad(text, from, to);
            }
        }
        return nanos - offset(text, from, i, to);
    }

    private static long offset(CharSequence text, int from, int at, int to)
            throws BadRecordException {
        int i = at;
        if (i < to && text.charAt(i) == ' ') {
            i++;
        }
        if (i == to && i == at) {
            return 0;
        }
        int rest = to - i;
        if (rest == 1 && text.charAt(i) == 'Z') {
            return 0;
        }
        if (rest == 3 && text.charAt(i) == 'U' && text.charAt(i + 1) == 'T') {
            return 0;
        }
        boolean colon = rest == 6 && text.charAt(i + 3) == ':';
        if (!(colon || rest == 5 || rest == 3)
                || (text.charAt(i) != '+' && text.charAt(i) != '-')) {
            throw bad(text, from, to);
        }
        long hours = number(text, i + 1, i + 3);
        long minutes = rest == 3 ? 0 : number(text, to - 2, to);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            throw bad(text, from, to);
        }
        long nanos = (hours * 60 + minutes) * 60 * SECOND;
        return text.charAt(i) == '-' ? -nanos : nanos;
    }

    private static long date(long year, long month, long day, CharSequence text, int from, int to)
            throws BadRecordException {
        if (year < 1900 || year > 2261) {
            throw bad(text, from, to);
        }
        try {
            return LocalDate.of((int) year, (int) month, (int) day).toEpochDay() * 86_400 * SECOND;
        } catch (DateTimeException e) {
            throw bad(text, from, to);
        }
    }

    private static boolean separator(char c) {
        return c == '-' || c == '/' || c == '.';
    }

    /** -1 where there is anything but digits. */
    private static long number(CharSequence text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static BadRecordException bad(CharSequence text, int from, int to) {
        return new BadRecordException(
                "time "
                        + Values.quote(text, from, to)
                        + " is neither ISO-8601 nor seconds to nanoseconds since 1970");
    }
}
