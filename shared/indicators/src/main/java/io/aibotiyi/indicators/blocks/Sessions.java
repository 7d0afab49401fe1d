package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;
import java.util.List;

/**
 * Tells when a bar opens a new session: a day, a week from Monday, a month, or never but at the
 * first bar; in UTC, moved later by an offset.
 */
public final class Sessions implements Stateful {

    /** The names of the periods. */
    public static final List<String> NAMES = List.of("day", "week", "month", "none");

    private static final long MINUTE = 60_000_000_000L;
    private static final long DAY = 1_440 * MINUTE;

    private final int period;
    private final long offset;
    private boolean open;
    private long session;

    /**
     * @param name one of {@link #NAMES}
     * @param offsetMinutes how long after midnight UTC a session begins
     */
    public Sessions(String name, int offsetMinutes) {
        period = NAMES.indexOf(name);
        if (period < 0) {
            throw new IllegalArgumentException("no session \"" + name + "\", there are " + NAMES);
        }
        offset = offsetMinutes * MINUTE;
    }

    /** True if the bar that opens at {@code time} (nanoseconds since the epoch) begins one. */
    public boolean begins(long time) {
        long current = number(Math.floorDiv(time - offset, DAY));
        boolean begins = !open || current != session;
        open = true;
        session = current;
        return begins;
    }

    private long number(long day) {
        return switch (period) {
            case 0 -> day;
            case 1 -> Math.floorDiv(day + 3, 7);
            case 2 -> month(day);
            default -> 0;
        };
    }

    /** Months since the epoch's, by the civil calendar; no objects, as it is asked at each bar. */
    private static long month(long day) {
        long z = day + 719_468;
        long era = Math.floorDiv(z, 146_097);
        long dayOfEra = z - era * 146_097;
        long year = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100);
        long marchMonth = (5 * dayOfYear + 2) / 153;
        return (era * 400 + year) * 12 + marchMonth;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        open = transfer.exchange(open);
        session = transfer.exchange(session);
    }
}
