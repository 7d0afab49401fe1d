package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.MarketAlerts.ChangeCondition;
import io.aibotiyi.protocol.MarketAlerts.PriceKind;
import io.aibotiyi.protocol.MarketAlerts.Test;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How far the last price is from the one a window before. The past is kept as at most {@value
 * #SAMPLES} prices, so the window's begin is exact to its {@value #SAMPLES}th; before the first
 * trade it is taken from the candles. Without a price that old there is no number.
 */
final class ChangeWatch extends MarketWatch {

    static final int SAMPLES = 200;

    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_CANDLES = 700;

    private final ChangeCondition condition;
    private final MarketData markets;
    private final long window;
    private final double percent;
    private final Deque<Tick> past = new ArrayDeque<>();

    ChangeWatch(
            Alert alert, ChangeCondition condition, @Nullable Timeframe bar, MarketData markets) {
        super(alert, Test.AT_OR_ABOVE, bar, condition.instrument(), PriceKind.LAST);
        this.condition = condition;
        this.markets = markets;
        window = condition.windowSeconds() * SECOND;
        percent = condition.percent().doubleValue();
    }

    @Override
    void tick(Tick tick) {
        if (past.isEmpty()) {
            recall(tick.time());
        } else if (tick.time() < past.getLast().time()) {
            past.clear();
            forget();
            recall(tick.time());
        }
        Tick then = windowAgo(tick.time());
        if (then == null || then.price() <= 0) {
            forget();
        } else {
            double change = (tick.price() - then.price()) * 100.0 / then.price();
            double counted =
                    switch (condition.move()) {
                        case RISES -> change;
                        case FALLS -> -change;
                        case EITHER -> Math.abs(change);
                    };
            BigDecimal shown = BigDecimal.valueOf(change).setScale(2, RoundingMode.HALF_UP);
            at(tick.time(), counted - percent, shown, _ -> Sentences.happened(condition, shown));
        }
        keep(tick);
    }

    /** The newest price that is at least a window old; forgets what came before it. */
    private @Nullable Tick windowAgo(long now) {
        Tick then = null;
        while (!past.isEmpty() && past.getFirst().time() <= now - window) {
            then = past.removeFirst();
        }
        if (then != null) {
            past.addFirst(then);
        }
        return then;
    }

    private void keep(Tick tick) {
        if (past.isEmpty() || tick.time() - past.getLast().time() >= window / SAMPLES) {
            past.addLast(tick);
        }
    }

    private void recall(long now) {
        Timeframe finest =
                window <= 600 * SECOND
                        ? Timeframe.S1
                        : window <= 36_000 * SECOND ? Timeframe.M1 : Timeframe.H1;
        long from = now - window - 60 * finest.nanos();
        for (Candle candle :
                markets.candles(condition.instrument(), finest, from, now, MOST_CANDLES)) {
            long closed = candle.openTime() + finest.nanos();
            if (closed <= now) {
                keep(new Tick(closed, candle.close()));
            }
        }
    }
}
