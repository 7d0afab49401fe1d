package io.aibotiyi.backend.analytics.alerts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way a price went between two rounds, as its turning points: of a move in one direction only
 * the end is kept, so no level that was passed, up or down, is missed and none is passed that was
 * not. At {@value #MOST} turning points the lowest, the highest and the last of what follows are
 * kept instead; then two passes of one level within a round may count as one.
 *
 * <p>One thread adds, another takes.
 */
final class PricePath {

    static final int MOST = 256;

    private List<Tick> turns = new ArrayList<>();
    private @Nullable Tick low;
    private @Nullable Tick high;
    private @Nullable Tick last;
    private @Nullable Tick newest;

    synchronized void add(long time, long price) {
        Tick tick = new Tick(time, price);
        newest = tick;
        int size = turns.size();
        if (last != null) {
            fold(tick);
        } else if (size > 0 && turns.getLast().price() == price) {
            return;
        } else if (size > 1 && goesOn(turns.get(size - 2), turns.getLast(), tick)) {
            turns.set(size - 1, tick);
        } else if (size < MOST) {
            turns.add(tick);
        } else {
            fold(tick);
        }
    }

    private static boolean goesOn(Tick before, Tick turn, Tick next) {
        return Long.signum(turn.price() - before.price())
                == Long.signum(next.price() - turn.price());
    }

    private void fold(Tick tick) {
        low = low == null || tick.price() < low.price() ? tick : low;
        high = high == null || tick.price() > high.price() ? tick : high;
        last = tick;
    }

    /** The newest price, taken or not; none before the first. */
    synchronized List<Tick> newest() {
        Tick tick = newest;
        return tick == null ? List.of() : List.of(tick);
    }

    /** What came since the last call, oldest first. */
    synchronized List<Tick> take() {
        List<Tick> taken = turns;
        Tick lowest = low;
        Tick highest = high;
        Tick end = last;
        if (lowest != null && highest != null && end != null) {
            boolean fell = lowest.time() < highest.time();
            taken.add(fell ? lowest : highest);
            taken.add(fell ? highest : lowest);
            taken.add(end);
        }
        turns = new ArrayList<>();
        low = null;
        high = null;
        last = null;
        return taken;
    }
}
