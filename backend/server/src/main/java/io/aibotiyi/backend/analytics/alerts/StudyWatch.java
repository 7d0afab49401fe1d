package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.IndicatorRun;
import io.aibotiyi.protocol.MarketAlerts.Test;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An indicator or a formula over candles, from the history on. Where a candle is missing between
 * two that came, and after a start, the history is read again and every bar since the one last seen
 * is looked at in its order: what happened in a gap is told, once.
 */
final class StudyWatch extends Watch {

    /**
     * What is computed and compared.
     *
     * @param toDifference from the line's value, less the other's if there is one, to the
     *     difference that is tested; NaN where there is none
     * @param words what happened, if up (true) or down, with the line's value
     */
    record Lines(
            Study line,
            @Nullable Study other,
            DoubleUnaryOperator toDifference,
            BiFunction<Boolean, BigDecimal, String> words) {}

    private static final MathContext SHOWN = new MathContext(8);

    /** Year 2255: with a timeframe more it is still a time. */
    private static final long END_OF_TIME = 9_000_000_000_000_000_000L;

    private final MarketData markets;
    private final Instrument units;
    private final Timeframe timeframe;
    private final boolean onClose;
    private final Lines lines;
    private final Bar cursor = new Bar();
    private @Nullable IndicatorRun run;
    private @Nullable IndicatorRun otherRun;
    private @Nullable Candle forming;

    StudyWatch(
            Alert alert,
            Test test,
            @Nullable Timeframe bar,
            MarketData markets,
            Instrument units,
            Timeframe timeframe,
            boolean onClose,
            Lines lines) {
        super(alert, test, bar);
        this.markets = markets;
        this.units = units;
        this.timeframe = timeframe;
        this.onClose = onClose;
        this.lines = lines;
    }

    Instrument instrument() {
        return units;
    }

    Timeframe timeframe() {
        return timeframe;
    }

    /** Takes the candles that came, oldest first. */
    void follow(List<Candle> came) {
        if (run == null) {
            load();
        }
        for (Candle candle : came) {
            Candle now = forming;
            if (now == null || candle.openTime() > now.openTime() + timeframe.nanos()) {
                load();
            } else if (candle.openTime() == now.openTime()) {
                forming = candle;
            } else if (candle.openTime() > now.openTime()) {
                closed(now, true);
                forming = candle;
            }
        }
        Candle last = forming;
        if (!onClose && last != null) {
            update(last);
        }
    }

    private void load() {
        Study other = lines.other();
        run = lines.line().start();
        otherRun = other == null ? null : other.start();
        int bars = Math.max(lines.line().history(), other == null ? 0 : other.history());
        List<Candle> past = markets.candles(units.id(), timeframe, 0, END_OF_TIME, bars);
        boolean fresh = seen() == null;
        long last = fresh ? newestClosed(past) : seenAt();
        for (int i = 0; i < past.size() - 1; i++) {
            long open = past.get(i).openTime();
            closed(past.get(i), counts(open, last, fresh));
        }
        forming = past.isEmpty() ? null : past.getLast();
    }

    /** Of an alert that has seen nothing yet the newest final bar counts, else what came since. */
    private boolean counts(long open, long last, boolean fresh) {
        return fresh ? onClose && open == last : onClose ? open > last : open >= last;
    }

    private static long newestClosed(List<Candle> past) {
        return past.size() < 2 ? Long.MAX_VALUE : past.get(past.size() - 2).openTime();
    }

    /**
     * @param told whether its value is to be looked at
     */
    private void closed(Candle candle, boolean told) {
        Study.fill(cursor, candle, units);
        started().append(cursor);
        IndicatorRun second = otherRun;
        if (second != null) {
            second.append(cursor);
        }
        if (told) {
            look(candle.openTime());
        }
    }

    private void update(Candle candle) {
        Study.fill(cursor, candle, units);
        started().update(cursor);
        IndicatorRun second = otherRun;
        if (second != null) {
            second.update(cursor);
        }
        look(candle.openTime());
    }

    private void look(long time) {
        double value = started().value(lines.line().output());
        IndicatorRun second = otherRun;
        Study other = lines.other();
        double compared =
                second == null || other == null ? value : value - second.value(other.output());
        double difference = lines.toDifference().applyAsDouble(compared);
        if (!Double.isNaN(difference)) {
            BigDecimal shown = Double.isNaN(value) ? null : BigDecimal.valueOf(value).round(SHOWN);
            at(time, difference, shown, up -> lines.words().apply(up, shown));
        }
    }

    private IndicatorRun started() {
        IndicatorRun now = run;
        if (now == null) {
            throw new IllegalStateException("not loaded");
        }
        return now;
    }
}
