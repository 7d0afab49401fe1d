package io.aibotiyi.workstation.trade;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What markets have to be like to be listed.
 *
 * @param text part of the symbol or the venue, case aside; empty for any
 * @param direction which way they moved
 * @param move percent since 24 hours ago, at least, up or down; null for any
 * @param value of what was traded in 24 hours, in the quote asset, at least; null for any
 */
record Screen(
        String text, Direction direction, @Nullable BigDecimal move, @Nullable BigDecimal value) {

    static final Screen ALL = new Screen("", Direction.BOTH, null, null);

    /** Which way a market moved. */
    enum Direction {
        BOTH("All"),
        UP("▲ Up"),
        DOWN("▼ Down");

        private final String title;

        Direction(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A market whose day is not known yet passes only where nothing of the day is asked for. */
    boolean passes(ScreenRow row) {
        return named(row) && moved(row) && traded(row);
    }

    private boolean named(ScreenRow row) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return row.symbol().toLowerCase(Locale.ROOT).contains(wanted)
                || row.venue().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private boolean moved(ScreenRow row) {
        Optional<BigDecimal> change = row.change();
        if (direction != Direction.BOTH
                && change.filter(c -> c.signum() == (direction == Direction.UP ? 1 : -1))
                        .isEmpty()) {
            return false;
        }
        return move == null || change.filter(c -> c.abs().compareTo(move) >= 0).isPresent();
    }

    private boolean traded(ScreenRow row) {
        return value == null || row.value().filter(v -> v.compareTo(value) >= 0).isPresent();
    }
}
