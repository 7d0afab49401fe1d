package io.aibotiyi.workstation.flow;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.LargeTrades;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.workstation.state.CandleFocus;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.Pin;
import io.aibotiyi.workstation.state.Pins;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Footprints of the candles that a chart shows: what the backend has counted, as far back as the
 * candles go, and from there on the trades of its instrument as they come in. Its large trades are
 * of those only. Both are made anew when another timeframe, height of rows or size is chosen.
 *
 * <p>FX thread.
 */
public final class ChartFlow implements Pin {

    /** Hears what the chart is to show. */
    public interface Listener {

        /** Other footprints are made; null for none. */
        void exchanged(@Nullable FootprintSeries footprints);

        /** Other large trades are to be marked; null for none. */
        void largeExchanged(@Nullable LargeTrades trades);

        /** Trades came in for a candle that had been thought finished. */
        void corrected();
    }

    private final Listener listener;
    private final Consumer<OptionalLong> since;
    private final Pins ofFocus = new Pins();
    private @Nullable InstrumentFocus focus;
    private @Nullable CandleFocus candles;
    private @Nullable TradeFlow flow;
    private @Nullable FootprintSeries footprints;
    private @Nullable FlowPast past;
    private boolean wanted;
    private int rowTicks;
    private @Nullable LargeTrades large;
    private boolean largeShown;
    private BigDecimal leastLarge = BigDecimal.ZERO;

    /** Trades since it was judged what is large. */
    private int unjudged;

    /**
     * @param since told from when on the trades are complete, epoch nanoseconds; empty while there
     *     are none
     */
    public ChartFlow(Listener listener, Consumer<OptionalLong> since) {
        this.listener = listener;
        this.since = since;
    }

    /** Shows the trades of an instrument in candles; of none if either is missing or differs. */
    public void show(@Nullable InstrumentFocus nextFocus, @Nullable CandleFocus nextCandles) {
        boolean other = nextFocus != focus;
        if (!other && nextCandles == candles) {
            return;
        }
        focus = nextFocus;
        candles = nextCandles;
        if (other) {
            ofFocus.close();
            flow = null;
            forget();
            if (nextFocus != null) {
                TradeFlow fresh = new TradeFlow(nextFocus.instrument());
                flow = fresh;
                fresh.addListener(this::taken);
                fresh.follow(nextFocus, ofFocus);
            }
        }
        rebuild();
    }

    /**
     * Chooses the height of a row.
     *
     * @param ticks 0 for what fits the candles
     */
    public void setRowTicks(int ticks) {
        if (rowTicks != ticks) {
            rowTicks = ticks;
            rebuild();
        }
    }

    public int rowTicks() {
        return rowTicks;
    }

    /** Whether somebody looks: only then the backend is asked what it has counted. */
    public void setWanted(boolean next) {
        wanted = next;
        askBack();
    }

    /** Length of the candles shown, nanoseconds; 0 for none. */
    public long candleNanos() {
        return candles == null ? 0 : candles.timeframe().nanos();
    }

    /** Candles from before a time are looked at. */
    public void reach(long time) {
        FlowPast known = past;
        TradeFlow from = flow;
        if (wanted && known != null && from != null && from.since().isPresent()) {
            known.reach(time, from.trades().getFirst().id());
        }
    }

    private void askBack() {
        CandleFocus of = candles;
        if (of != null && !of.series().isEmpty()) {
            reach(of.series().candle(0).openTime());
        }
    }

    private void forget() {
        if (past != null) {
            past.end();
            past = null;
        }
    }

    /**
     * Chooses whether large trades are marked, and which are.
     *
     * @param least smallest quantity that is large; zero for what one in 200 of late reaches
     */
    public void setLarge(boolean shown, BigDecimal least) {
        if (largeShown != shown || leastLarge.compareTo(least) != 0) {
            largeShown = shown;
            leastLarge = least;
            rebuildLarge();
        }
    }

    /** Fits the rows to candles that have just been loaded; a chosen height stays. */
    public void refit() {
        FootprintSeries now = footprints;
        if (now == null || now.step() != step()) {
            rebuild();
        } else {
            askBack();
        }
    }

    private void taken(List<Trade> trades, boolean anew) {
        FootprintSeries into = footprints;
        if (anew || into == null) {
            forget();
            rebuild();
            return;
        }
        CandleFocus shown = candles;
        boolean late =
                shown != null
                        && !shown.series().isEmpty()
                        && !trades.isEmpty()
                        && shown.timeframe().floor(trades.getFirst().exchangeTime())
                                < shown.series().last().openTime();
        into.takeAll(trades);
        takeLarge(trades);
        if (late) {
            listener.corrected();
        }
        tellSince();
    }

    private void rebuild() {
        TradeFlow from = flow;
        CandleFocus of = candles;
        InstrumentFocus in = focus;
        FootprintSeries fresh = null;
        if (from != null && of != null && in != null && of.id().equals(in.view().id())) {
            fresh = new FootprintSeries(of.timeframe(), step());
            pastOf(in, of).fill(fresh, in.instrument(), from.trades());
        }
        footprints = fresh;
        listener.exchanged(fresh);
        rebuildLarge();
        tellSince();
        askBack();
    }

    private FlowPast pastOf(InstrumentFocus in, CandleFocus of) {
        FlowPast known = past;
        if (known == null || !known.isOf(of.timeframe(), step())) {
            forget();
            known = new FlowPast(in, of.timeframe(), step(), this::rebuild);
            past = known;
        }
        return known;
    }

    private void takeLarge(List<Trade> trades) {
        unjudged += trades.size();
        LargeTrades into = large;
        boolean judge = leastLarge.signum() == 0 && unjudged >= LargeSize.JUDGED;
        if (into == null || judge) {
            rebuildLarge();
        } else {
            into.takeAll(trades);
        }
    }

    private void rebuildLarge() {
        TradeFlow from = flow;
        InstrumentFocus in = focus;
        LargeTrades fresh = null;
        if (largeShown && footprints != null && from != null && in != null) {
            OptionalLong least = leastLarge(from, in);
            if (least.isPresent()) {
                fresh = new LargeTrades(least.getAsLong());
                fresh.takeAll(from.trades());
            }
        }
        unjudged = 0;
        if (fresh != large) {
            large = fresh;
            listener.largeExchanged(fresh);
        }
    }

    private OptionalLong leastLarge(TradeFlow from, InstrumentFocus in) {
        if (leastLarge.signum() > 0) {
            return LargeSize.chosen(in.instrument(), leastLarge);
        }
        List<Trade> newest = from.newest(LargeSize.JUDGED);
        return newest.isEmpty() ? OptionalLong.empty() : OptionalLong.of(LargeSize.of(newest));
    }

    private long step() {
        InstrumentFocus in = focus;
        CandleFocus of = candles;
        if (in == null || of == null) {
            return 1;
        }
        long tick = in.instrument().tickSize();
        return rowTicks > 0 ? rowTicks * tick : FlowRows.fitting(of.series(), tick);
    }

    private void tellSince() {
        TradeFlow now = flow;
        FlowPast counted = past;
        OptionalLong known = counted == null ? OptionalLong.empty() : counted.since();
        since.accept(now == null ? OptionalLong.empty() : known.isPresent() ? known : now.since());
    }

    @Override
    public void close() {
        show(null, null);
    }
}
