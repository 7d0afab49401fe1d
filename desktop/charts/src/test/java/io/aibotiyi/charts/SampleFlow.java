package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import java.util.Random;

/** Seeded trades that make given candles: from open to low, high and close. */
final class SampleFlow {

    private SampleFlow() {}

    static FootprintSeries footprints(CandleSeries series, int from, long step) {
        FootprintSeries footprints = new FootprintSeries(series.timeframe(), step);
        Random random = new Random(3);
        java.util.List<Trade> trades = new java.util.ArrayList<>();
        for (int i = from; i < series.size(); i++) {
            Candle c = series.candle(i);
            int count = 240;
            for (int k = 0; k < count; k++) {
                double lean = c.close() >= c.open() ? 0.56 : 0.44;
                double at = Math.clamp(0.5 + random.nextGaussian() * 0.22, 0, 1);
                long price = c.low() + Math.round(at * (c.high() - c.low()));
                long quantity =
                        Math.max(
                                1,
                                Math.round(
                                        c.volume()
                                                / (double) count
                                                * Math.exp(random.nextGaussian())));
                Side side = random.nextDouble() < lean ? Side.BUY : Side.SELL;
                trades.add(new Trade(k, c.openTime() + k, 0, price, quantity, side));
            }
        }
        footprints.takeAll(trades);
        return footprints;
    }
}
