package io.aibotiyi.workstation.flow;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.protocol.Market.FootprintPage;
import io.aibotiyi.protocol.Market.FootprintRow;
import io.aibotiyi.protocol.Market.FootprintView;
import io.aibotiyi.workstation.state.InstrumentFocus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the backend has counted of the trades of one instrument, for candles of one length and rows
 * of one height: the newest page first, then as far back as somebody looks. A trade is counted
 * either there or, if its id is greater than {@link #through}, on its own here.
 *
 * <p>FX thread.
 */
final class FlowPast {

    /** Candles of one page. */
    static final int PAGE = 200;

    /** A page that is older than the trades known here is asked for again so often. */
    private static final int ATTEMPTS = 3;

    /** Where pages come from; {@link InstrumentFocus} outside of tests. */
    @FunctionalInterface
    interface Source {
        void ask(@Nullable Instant to, Consumer<Optional<FootprintPage>> told);
    }

    private final Timeframe timeframe;
    private final long step;
    private final Source source;
    private final Runnable changed;
    private final List<FootprintPage> pages = new ArrayList<>();
    private int attempts;
    private boolean asking;
    private boolean ended;
    private long reach = Long.MAX_VALUE;

    FlowPast(InstrumentFocus focus, Timeframe timeframe, long step, Runnable changed) {
        this(
                timeframe,
                step,
                (to, told) -> focus.footprints(timeframe, step, to, PAGE, told),
                changed);
    }

    FlowPast(Timeframe timeframe, long step, Source source, Runnable changed) {
        this.timeframe = timeframe;
        this.step = step;
        this.source = source;
        this.changed = changed;
    }

    boolean isOf(Timeframe otherTimeframe, long otherStep) {
        return timeframe.equals(otherTimeframe) && step == otherStep;
    }

    /** Answers that come later count nowhere. */
    void end() {
        ended = true;
    }

    /**
     * Asks for pages until one begins before a time.
     *
     * @param oldest id of the oldest trade known here
     */
    void reach(long time, long oldest) {
        reach = Math.min(reach, time);
        Instant next = pages.isEmpty() ? null : pages.getLast().next();
        boolean wanted =
                pages.isEmpty()
                        ? attempts < ATTEMPTS
                        : next != null
                                && EpochNanos.of(next) > reach
                                && pages.size() * PAGE < FootprintSeries.MAX_CANDLES;
        if (asking || ended || !wanted) {
            return;
        }
        asking = true;
        source.ask(next, answer -> took(answer, oldest));
    }

    private void took(Optional<FootprintPage> answer, long oldest) {
        if (ended) {
            return;
        }
        asking = false;
        if (answer.isEmpty()) {
            return; // whoever looks further back asks again
        }
        FootprintPage page = answer.get();
        Long through = page.through();
        if (pages.isEmpty() && (through == null || through < oldest)) {
            attempts++; // trades between that page and those known here would be missing
            reach(reach, oldest);
            return;
        }
        pages.add(page);
        changed.run();
        reach(reach, oldest);
    }

    /** Id of the newest trade that is counted; empty while nothing has come. */
    OptionalLong through() {
        Long through = pages.isEmpty() ? null : pages.getFirst().through();
        return through == null ? OptionalLong.empty() : OptionalLong.of(through);
    }

    /** From when on trades are counted, of what has come; empty while nothing has. */
    OptionalLong since() {
        if (pages.isEmpty()) {
            return OptionalLong.empty();
        }
        FootprintPage oldest = pages.getLast();
        long known = EpochNanos.of(oldest.since());
        Instant next = oldest.next();
        return OptionalLong.of(next == null ? known : Math.max(known, EpochNanos.of(next)));
    }

    /** Makes footprints of what has come and of the trades after it. */
    void fill(FootprintSeries series, Instrument instrument, List<Trade> trades) {
        for (FootprintPage page : pages) {
            for (FootprintView candle : page.candles()) {
                long open = EpochNanos.of(candle.openTime());
                for (FootprintRow row : candle.rows()) {
                    series.count(
                            open,
                            instrument.priceUnits(row.price()),
                            instrument.quantityUnits(row.bid()),
                            instrument.quantityUnits(row.ask()));
                }
            }
        }
        long through = through().orElse(Long.MIN_VALUE);
        series.takeAll(trades.stream().filter(t -> t.id() > through).toList());
    }
}
