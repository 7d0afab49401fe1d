package io.aibotiyi.workstation.flow;

import io.aibotiyi.charts.depth.LadderModel;
import io.aibotiyi.charts.flow.DepthHistory;
import io.aibotiyi.charts.flow.TradePyramid;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes down what rests in a live book, four times a second, and what trades. A moment in which
 * the book was not to be trusted is written as an empty book, never as the one before it. Trades
 * count at the moment at which they are told, so that they stand over the book that they met; those
 * from before the recording count at their own time.
 *
 * <p>Bounded: {@value #BUCKETS} quarters of a second, {@value #LEVELS} levels a side. FX thread.
 */
final class DepthRecorder {

    static final long BUCKET = 250_000_000L;
    static final int BUCKETS = 4_800;
    static final int LEVELS = 200;

    /** Steps back that are a replay's, not a clock's. */
    private static final long REWIND = 5_000_000_000L;

    private final LadderModel book;
    private DepthHistory depth = new DepthHistory(BUCKET, BUCKETS);
    private TradePyramid trades = new TradePyramid(BUCKET);
    private long written = Long.MIN_VALUE;
    private OptionalLong since = OptionalLong.empty();

    DepthRecorder(LadderModel book) {
        this.book = book;
    }

    DepthHistory depth() {
        return depth;
    }

    TradePyramid trades() {
        return trades;
    }

    /** From when on the book is known, epoch nanoseconds. */
    OptionalLong since() {
        return since;
    }

    /** Begins anew, as after a replay went back. */
    void restart() {
        depth = new DepthHistory(BUCKET, BUCKETS);
        trades = new TradePyramid(BUCKET);
        written = Long.MIN_VALUE;
        since = OptionalLong.empty();
    }

    /**
     * Writes the book, if a quarter of a second has begun.
     *
     * @param now the market's time, epoch nanoseconds
     * @return true if it began anew, because the market's time went back
     */
    boolean sample(long now) {
        boolean back = written != Long.MIN_VALUE && now < written - REWIND;
        if (back) {
            restart();
        }
        if (written != Long.MIN_VALUE && now / BUCKET <= written / BUCKET) {
            return back;
        }
        boolean live = book.state() == LadderModel.State.LIVE;
        if (live || since.isPresent()) {
            depth.take(
                    live ? book.top(LEVELS, now) : new BookSnapshot(0, now, List.of(), List.of()));
            written = now;
        }
        if (live && since.isEmpty()) {
            since = OptionalLong.of(now);
        }
        return back;
    }

    /**
     * @param before trades from before the recording, at their own times
     */
    void take(List<Trade> news, boolean before, long now) {
        List<Trade> timed = new ArrayList<>(news.size());
        for (Trade trade : news) {
            long time = before ? Math.min(trade.exchangeTime(), now) : now;
            timed.add(
                    new Trade(
                            trade.id(),
                            time,
                            trade.localTime(),
                            trade.price(),
                            trade.quantity(),
                            trade.aggressor()));
        }
        timed.forEach(depth::take);
        timed.forEach(trades::take);
    }
}
