package io.aibotiyi.charts;

/** OHLC bars and hollow candles: rectangles on device pixels, one pass per colour. */
final class BarShapes {

    /** Below this many device pixels a cell is a plain column. */
    private static final double DENSE = 3;

    /** Bars: low to high with ticks, coloured by close against open. */
    void bars(LineSheet sheet, Frame f, int from, int to) {
        for (boolean up : new boolean[] {true, false}) {
            sheet.color(f.color(up ? ChartColor.UP : ChartColor.DOWN));
            for (int cell = from; cell <= to; cell++) {
                LodLevel c = f.cells();
                if (c.close.get(cell) >= c.open.get(cell) == up) {
                    bar(sheet, f, cell);
                }
            }
        }
    }

    /** Hollow candles: coloured by close against the close before, hollow where they rose. */
    void hollow(LineSheet sheet, Frame f, int from, int to) {
        int oldest = f.series().firstPosition() >> f.level();
        for (boolean up : new boolean[] {true, false}) {
            sheet.color(f.color(up ? ChartColor.UP : ChartColor.DOWN));
            for (int cell = from; cell <= to; cell++) {
                LodLevel c = f.cells();
                long before = cell > oldest ? c.close.get(cell - 1) : c.open.get(cell);
                if (c.close.get(cell) >= before == up) {
                    hollowCandle(sheet, f, cell);
                }
            }
        }
    }

    private static void bar(LineSheet sheet, Frame f, int cell) {
        Pixels px = f.pixels();
        LodLevel c = f.cells();
        double hair = px.hairline();
        Box box = Box.of(f, cell);
        sheet.rectangle(box.wick, box.high, hair, Math.max(hair, box.low - box.high));
        if (f.cellWidth() * px.scale() >= DENSE) {
            double open = px.snap(f.scale().clampY(c.open.get(cell)));
            double close = px.snap(f.scale().clampY(c.close.get(cell)));
            sheet.rectangle(box.left, open, box.wick - box.left, hair);
            sheet.rectangle(box.wick + hair, close, box.right - box.wick - hair, hair);
        }
    }

    private static void hollowCandle(LineSheet sheet, Frame f, int cell) {
        Pixels px = f.pixels();
        LodLevel c = f.cells();
        double hair = px.hairline();
        Box box = Box.of(f, cell);
        long open = c.open.get(cell);
        long close = c.close.get(cell);
        if (f.cellWidth() * px.scale() < DENSE) {
            sheet.rectangle(box.wick, box.high, hair, Math.max(hair, box.low - box.high));
            return;
        }
        double top = px.snap(f.scale().clampY(Math.max(open, close)));
        double bottom = Math.max(top + hair, px.snap(f.scale().clampY(Math.min(open, close))));
        sheet.rectangle(box.wick, box.high, hair, top - box.high);
        sheet.rectangle(box.wick, bottom, hair, Math.max(0, box.low - bottom));
        double width = box.right - box.left;
        if (close <= open || bottom - top <= 2 * hair) {
            sheet.rectangle(box.left, top, width, bottom - top);
            return;
        }
        sheet.rectangle(box.left, top, width, hair);
        sheet.rectangle(box.left, bottom - hair, width, hair);
        sheet.rectangle(box.left, top, hair, bottom - top);
        sheet.rectangle(box.right - hair, top, hair, bottom - top);
    }

    /** A cell's edges on device pixels. */
    private record Box(double left, double right, double wick, double high, double low) {

        static Box of(Frame f, int cell) {
            Pixels px = f.pixels();
            double scale = px.scale();
            long hair = Math.round(px.hairline() * scale);
            long body = CandleColumns.bodyWidth(f.cellWidth() * scale, hair);
            long wick = (long) Math.floor(f.cellX(cell) * scale - hair / 2.0 + 0.5);
            double left = (wick - Math.floorDiv(body - hair, 2)) / scale;
            return new Box(
                    left,
                    left + body / scale,
                    wick / scale,
                    px.snap(f.scale().clampY(f.cells().high.get(cell))),
                    px.snap(f.scale().clampY(f.cells().low.get(cell))));
        }
    }
}
