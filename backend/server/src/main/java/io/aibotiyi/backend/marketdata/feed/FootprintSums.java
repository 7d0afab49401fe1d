package io.aibotiyi.backend.marketdata.feed;

import io.aibotiyi.backend.marketdata.Footprints.Bar;
import io.aibotiyi.backend.marketdata.Footprints.Row;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts quantities together by candle and row. */
final class FootprintSums {

    private final Timeframe timeframe;
    private final long step;
    private final TreeMap<Long, TreeMap<Long, long[]>> bars = new TreeMap<>();

    /**
     * @param step height of a row in price units, positive
     */
    FootprintSums(Timeframe timeframe, long step) {
        this.timeframe = timeframe;
        this.step = step;
    }

    void add(Trade trade) {
        boolean bought = trade.aggressor() == Side.BUY;
        add(
                trade.exchangeTime(),
                trade.price(),
                bought ? 0 : trade.quantity(),
                bought ? trade.quantity() : 0);
    }

    void add(long time, long price, long bid, long ask) {
        long[] row =
                bars.computeIfAbsent(timeframe.floor(time), _ -> new TreeMap<>())
                        .computeIfAbsent(Math.floorDiv(price, step) * step, _ -> new long[2]);
        row[0] = MinuteFootprint.saturated(row[0], bid);
        row[1] = MinuteFootprint.saturated(row[1], ask);
    }

    List<Bar> oldestFirst() {
        List<Bar> all = new ArrayList<>(bars.size());
        bars.forEach((open, rows) -> {
            List<Row> told = new ArrayList<>(rows.size());
            rows.forEach((price, sums) -> told.add(new Row(price, sums[0], sums[1])));
            all.add(new Bar(open, told));
        });
        return all;
    }
}
