package io.aibotiyi.charts;

import io.aibotiyi.charts.drawing.Projection;
import io.aibotiyi.domain.FixedPoint;

/** The price pane of a frame as drawings see it. */
final class FrameProjection implements Projection {

    private final Frame f;
    private final double unit;

    FrameProjection(Frame f) {
        this.f = f;
        this.unit = FixedPoint.unit(f.series().priceScale());
    }

    @Override
    public double x(long time) {
        return f.view().x(position(time));
    }

    @Override
    public double y(double price) {
        return f.scale().y(price * unit);
    }

    @Override
    public long time(double x) {
        return TimeGrid.timeAt(f.series(), (int) Math.floor(f.view().positionAt(x)));
    }

    @Override
    public double price(double y) {
        return CursorPainter.priceAt(f, y) / unit;
    }

    @Override
    public double width() {
        return f.layout().plotWidth();
    }

    @Override
    public double height() {
        return f.layout().priceBottom();
    }

    @Override
    public String text(double price) {
        return f.price(Math.round(price * unit));
    }

    @Override
    public int candles(long from, long to) {
        return position(to) - position(from);
    }

    @Override
    public Cells cells(long from, long to) {
        CandleSeries series = f.series();
        int first = Math.max(series.firstPosition(), position(from));
        int last = Math.min(series.endPosition() - 1, position(to));
        int level = 0;
        while ((last >> level) - (first >> level) >= Cells.MAX) {
            level++;
        }
        return new Traded(
                level, first >> level, last < first ? 0 : (last >> level) - (first >> level) + 1);
    }

    /** Times before the oldest candle count as if candles went on. */
    private int position(long time) {
        CandleSeries series = f.series();
        int first = series.firstPosition();
        long before = series.timeAt(first) - time;
        if (before > 0) {
            return first
                    - (int) Math.min(Math.ceilDiv(before, series.pace()), Integer.MAX_VALUE / 4);
        }
        return TimeGrid.coveringPosition(series, time);
    }

    private final class Traded implements Cells {

        private final LodLevel cells;
        private final int level;
        private final int first;
        private final int size;

        Traded(int level, int first, int size) {
            this.cells = f.series().pyramid().level(level);
            this.level = level;
            this.first = first;
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double x(int cell) {
            double width = f.view().spacing() * (1 << level);
            double position = (double) ((long) (first + cell) << level);
            return f.view().x(position) + (width - f.view().spacing()) / 2;
        }

        @Override
        public double open(int cell) {
            return cells.open.get(first + cell) / unit;
        }

        @Override
        public double high(int cell) {
            return cells.high.get(first + cell) / unit;
        }

        @Override
        public double low(int cell) {
            return cells.low.get(first + cell) / unit;
        }

        @Override
        public double close(int cell) {
            return cells.close.get(first + cell) / unit;
        }

        @Override
        public double volume(int cell) {
            return FixedPoint.toDouble(cells.volume.get(first + cell), f.series().volumeScale());
        }
    }
}
