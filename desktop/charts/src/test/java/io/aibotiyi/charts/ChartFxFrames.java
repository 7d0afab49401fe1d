package io.aibotiyi.charts;

import io.aibotiyi.domain.Candle;
import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.spi.financial.CandleStickRenderer;
import io.fair_acc.dataset.spi.financial.OhlcvDataSet;
import io.fair_acc.dataset.spi.financial.api.attrs.AttributeModel;
import io.fair_acc.dataset.spi.financial.api.ohlcv.IOhlcv;
import io.fair_acc.dataset.spi.financial.api.ohlcv.IOhlcvItem;
import java.util.Date;
import java.util.Iterator;
import java.util.List;

/**
 * ChartFX with the same candles and the same hand as {@link ChartFrames}, but without indicators
 * and without volume, and zoomed out to 10,000 candles at most: it has no levels of detail, and
 * more take seconds a frame.
 */
final class ChartFxFrames {

    private static final double WIDEST = 10_000;
    private static final double NARROWEST = 180;

    private final DefaultNumericAxis axis = new DefaultNumericAxis();
    private final int candles;
    private double middle;
    private double shown = NARROWEST;
    private int frames;

    private ChartFxFrames(int candles) {
        this.candles = candles;
        this.middle = candles - 200_000;
    }

    static ChartFrames.Figures of(int candles) throws Exception {
        List<Candle> walk = ChartFrames.walk(candles);
        ChartFxFrames hand = new ChartFxFrames(candles);
        XYChart chart = FxThread.call(() -> hand.chart(new Candles(walk)));
        return ChartFrames.measure(chart, hand::move, () -> hand.frames);
    }

    private XYChart chart(IOhlcv data) {
        OhlcvDataSet set = new OhlcvDataSet("BTC-USDT");
        set.setCategoryBased(true);
        set.setData(data);
        axis.setAutoRanging(false);
        DefaultNumericAxis prices = new DefaultNumericAxis();
        XYChart chart = new XYChart(axis, prices);
        CandleStickRenderer renderer = new CandleStickRenderer(false);
        renderer.getDatasets().add(set);
        chart.getRenderers().setAll(List.of(renderer));
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        show();
        return chart;
    }

    private void move(int frame) {
        switch (frame / 80 % 6) {
            case 0, 3 -> middle += 9;
            case 1, 4 -> middle -= 37;
            case 2 -> shown = Math.min(WIDEST, shown / 0.86);
            default -> shown = Math.max(NARROWEST, shown * 0.86);
        }
        middle = Math.clamp(middle, shown, candles - shown);
        frames++;
        show();
    }

    private void show() {
        axis.set(middle - shown / 2, middle + shown / 2);
    }

    private record Candles(List<Candle> walk) implements IOhlcv {

        @Override
        public IOhlcvItem getOhlcvItem(int index) {
            return new Item(walk.get(index));
        }

        @Override
        public int size() {
            return walk.size();
        }

        @Override
        public AttributeModel getAddon() {
            return new AttributeModel();
        }

        @Override
        public AttributeModel getAddonOrCreate() {
            return new AttributeModel();
        }

        @Override
        public Iterator<IOhlcvItem> iterator() {
            return walk.stream().<IOhlcvItem>map(Item::new).iterator();
        }
    }

    private record Item(Candle candle) implements IOhlcvItem {

        @Override
        @SuppressWarnings("JavaUtilDate") // ChartFX asks for it
        public Date getTimeStamp() {
            return new Date(candle.openTime() / 1_000_000);
        }

        @Override
        public double getOpen() {
            return candle.open();
        }

        @Override
        public double getHigh() {
            return candle.high();
        }

        @Override
        public double getLow() {
            return candle.low();
        }

        @Override
        public double getClose() {
            return candle.close();
        }

        @Override
        public double getVolume() {
            return candle.volume();
        }

        @Override
        public double getOpenInterest() {
            return 0;
        }

        @Override
        public AttributeModel getAddon() {
            return new AttributeModel();
        }

        @Override
        public AttributeModel getAddonOrCreate() {
            return new AttributeModel();
        }
    }
}
