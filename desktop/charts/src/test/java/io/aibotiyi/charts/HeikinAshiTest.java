package io.aibotiyi.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeikinAshiTest {

    @Test
    void averagesAsDefined() {
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 0);
        series.replaceAll(
                List.of(
                        new Candle(0, 1_000, 1_200, 900, 1_100, 5, 1),
                        new Candle(1, 1_100, 1_300, 1_000, 1_200, 6, 1)));
        HeikinAshi ha = new HeikinAshi();
        ha.follow(series, true);
        LodLevel c = ha.pyramid().candles();
        assertThat(c.open.get(0)).isEqualTo(1_050);
        assertThat(c.close.get(0)).isEqualTo(1_050);
        assertThat(c.open.get(1)).isEqualTo(1_050);
        assertThat(c.close.get(1)).isEqualTo(1_150);
        assertThat(c.high.get(1)).isEqualTo(1_300);
        assertThat(c.low.get(1)).isEqualTo(1_000);
        assertThat(c.volume.get(1)).isEqualTo(6);
    }

    @Test
    void streamingEqualsBatchInEveryCell() {
        List<Candle> candles = SampleCandles.of(Timeframe.M1, 700, 3);
        CandleSeries series = new CandleSeries(Timeframe.M1, 2, 8);
        HeikinAshi streamed = new HeikinAshi();
        for (Candle candle : candles) {
            Candle forming =
                    new Candle(
                            candle.openTime(),
                            candle.open(),
                            candle.open(),
                            candle.open(),
                            candle.open(),
                            0,
                            0);
            series.update(forming);
            streamed.follow(series, false);
            series.update(candle);
            streamed.follow(series, false);
        }
        HeikinAshi batch = new HeikinAshi();
        batch.follow(series, true);
        assertThat(streamed.pyramid().levels()).isEqualTo(batch.pyramid().levels());
        for (int k = 0; k < batch.pyramid().levels(); k++) {
            for (int cell = 0; cell <= 699 >> k; cell++) {
                LodLevel a = streamed.pyramid().level(k);
                LodLevel b = batch.pyramid().level(k);
                assertThat(a.open.get(cell)).isEqualTo(b.open.get(cell));
                assertThat(a.high.get(cell)).isEqualTo(b.high.get(cell));
                assertThat(a.low.get(cell)).isEqualTo(b.low.get(cell));
                assertThat(a.close.get(cell)).isEqualTo(b.close.get(cell));
            }
        }
    }
}
