package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayLineTest {

    /** Candle by candle, with ticks in between, gives the same line as all at once. */
    @Test
    void isTheSameStreamedAndAtOnce() {
        List<Candle> candles = SampleCandles.of(Timeframe.M5, 700, 11);
        for (Overlay overlay : Overlay.values()) {
            CandleSeries streamed = new CandleSeries(Timeframe.M5, 2, 8);
            OverlayLine live = OverlayLine.of(overlay);
            for (Candle c : candles) {
                streamed.update(
                        new Candle(c.openTime(), c.open(), c.open(), c.open(), c.open(), 1, 1));
                live.follow(streamed, false);
                streamed.update(c);
                live.follow(streamed, false);
            }
            CandleSeries whole = new CandleSeries(Timeframe.M5, 2, 8);
            whole.replaceAll(candles);
            OverlayLine batch = OverlayLine.of(overlay);
            batch.follow(whole, true);
            for (int p = 0; p < candles.size(); p++) {
                assertThat(live.at(p))
                        .as("%s at %d", overlay, p)
                        .isEqualTo(Double.valueOf(batch.at(p)));
            }
        }
    }

    @Test
    void startsTheAverageAnewWithEachUtcDay() {
        CandleSeries series = SampleCandles.series(Timeframe.H1, 30, 5);
        OverlayLine vwap = OverlayLine.of(Overlay.SESSION_VWAP);
        vwap.follow(series, true);
        Candle c = series.candle(24);
        assertThat(vwap.startsAt(series, 24)).isTrue();
        assertThat(vwap.at(24)).isEqualTo(((double) c.high() + c.low() + c.close()) / 3);
    }

    @Test
    void isComputedAnewWhenHistoryComesInOnTheLeft() {
        List<Candle> candles = SampleCandles.of(Timeframe.M5, 200, 12);
        CandleSeries series = new CandleSeries(Timeframe.M5, 2, 8);
        series.replaceAll(candles.subList(100, 200));
        OverlayLine line = OverlayLine.of(Overlay.EMA_50);
        line.follow(series, true);
        assertThat(line.at(series.firstPosition())).isNaN();
        series.prepend(candles.subList(0, 100));
        line.follow(series, false);
        assertThat(line.at(series.firstPosition() + 48)).isNaN();
        assertThat(line.at(series.firstPosition() + 49)).isNotNaN();
    }

    @Test
    void isHiddenWhereItWouldSwingWithinAFewPixels() {
        assertThat(Overlay.EMA_20.isLegible(5, Timeframe.M1.nanos())).isTrue();
        assertThat(Overlay.EMA_20.isLegible(0.1, Timeframe.M1.nanos())).isFalse();
        assertThat(Overlay.SESSION_VWAP.isLegible(0.1, Timeframe.M1.nanos())).isTrue();
        assertThat(Overlay.SESSION_VWAP.isLegible(0.1, Timeframe.H1.nanos())).isFalse();
    }
}
