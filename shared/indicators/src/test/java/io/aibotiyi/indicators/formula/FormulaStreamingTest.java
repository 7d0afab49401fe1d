package io.aibotiyi.indicators.formula;

import io.aibotiyi.indicators.Indicator;
import io.aibotiyi.indicators.catalogue.StreamingContract;
import java.util.List;

/** Formulas stream as any other indicator. */
class FormulaStreamingTest extends StreamingContract {

    @Override
    protected List<Indicator> indicators() {
        return List.of(
                made("close[3] - close"),
                made("param len = 14 from 2 to 200\nema(close - open, len) / atr(len)"),
                made(
                        """
                        param fast = 12 from 1 to 300
                        param level = 0.5 from -10 to 10
                        m = macd(hlc3, fast, 26, 9)
                        plot line = m
                        plot signal = m.signal
                        plot turn = crossover(m, m.signal) and m < level ? 1 : 0
                        plot since = barssince(cross(m, m.signal))
                        plot last = nz(valuewhen(crossunder(m, m.signal), close, 1), -1) overlay
                        """),
                made("highest(high, 20) - lowest(low, 20) + sum(volume, 5) / 1000"),
                made("stoch(5, 2, 2).d > 50 ? stoch(5).k : rsi(ema(close, 3), 7)"),
                made("supertrend(7, 2).lower + cvd(week).delta + correl(10)"),
                made(
                        "zigzag(atr, 2).extreme ; plot p = pivots(camarilla, week).r4 overlay"
                                .replace(
                                        "zigzag(atr, 2).extreme ;",
                                        "z = zigzag(atr, 2).extreme;")));
    }

    private static Indicator made(String text) {
        return Formula.parse(text).indicator("f", "Formula");
    }
}
