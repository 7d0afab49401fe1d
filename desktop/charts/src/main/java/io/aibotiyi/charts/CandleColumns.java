package io.aibotiyi.charts;

import javafx.scene.paint.Color;

/**
 * Draws cells as axis-aligned rectangles on device pixels, grouped by colour: stage all geometry
 * once, then one pass per colour. Never a stroke per candle; reuses its arrays from frame to frame.
 */
final class CandleColumns {

    /** Below this many device pixels a cell fills its width: bodies and gaps would be noise. */
    private static final double DENSE = 2;

    private int count;
    private boolean[] up = new boolean[0];
    private double[] x = new double[0];
    private double[] w = new double[0];
    private double[] wickX = new double[0];
    private double[] high = new double[0];
    private double[] low = new double[0];
    private double[] top = new double[0];
    private double[] bottom = new double[0];
    private double[] volumeY = new double[0];
    private double wickWidth;
    private boolean dense;

    /** Computes the rectangles of the cells {@code from} to {@code to}, both in. */
    void stage(Frame frame, int from, int to) {
        Pixels px = frame.pixels();
        LodLevel cells = frame.cells();
        PriceScale scale = frame.scale();
        double scaleFactor = px.scale();
        double cellDevice = frame.cellWidth() * scaleFactor;
        double hair = px.hairline();
        long hairDevice = Math.round(hair * scaleFactor);
        dense = cellDevice < DENSE;
        wickWidth = hair;
        long bodyDevice = bodyWidth(cellDevice, hairDevice);
        count = 0;
        ensure(Math.max(0, to - from + 1));
        for (int cell = from; cell <= to; cell++) {
            long open = cells.open.get(cell);
            long close = cells.close.get(cell);
            int i = count++;
            up[i] = close >= open;
            double centre = frame.cellX(cell);
            if (dense) {
                double left = px.snap(centre - frame.cellWidth() / 2);
                double right = px.snap(centre + frame.cellWidth() / 2);
                x[i] = left;
                w[i] = Math.max(hair, right - left);
                wickX[i] = left;
            } else {
                long wickDevice = (long) Math.floor(centre * scaleFactor - hairDevice / 2.0 + 0.5);
                wickX[i] = wickDevice / scaleFactor;
                x[i] = (wickDevice - (bodyDevice - hairDevice) / 2) / scaleFactor;
                w[i] = bodyDevice / scaleFactor;
            }
            high[i] = px.snap(scale.clampY(cells.high.get(cell)));
            low[i] = px.snap(scale.clampY(cells.low.get(cell)));
            top[i] = px.snap(scale.clampY(Math.max(open, close)));
            bottom[i] = px.snap(scale.clampY(Math.min(open, close)));
            if (bottom[i] - top[i] < hair && isInside(scale, top[i])) {
                bottom[i] = top[i] + hair;
            }
            if (low[i] - high[i] < hair && isInside(scale, high[i])) {
                low[i] = high[i] + hair;
            }
            volumeY[i] = px.snap(frame.volumeY(cells.volume.get(cell)));
        }
    }

    void drawCandles(LineSheet sheet, Color upColor, Color downColor) {
        drawCandles(sheet, upColor, true);
        drawCandles(sheet, downColor, false);
    }

    void drawVolumes(LineSheet sheet, Color upColor, Color downColor, double bottomY) {
        drawVolumes(sheet, upColor, true, bottomY);
        drawVolumes(sheet, downColor, false, bottomY);
    }

    private void drawCandles(LineSheet sheet, Color color, boolean rising) {
        sheet.color(color);
        for (int i = 0; i < count; i++) {
            if (up[i] != rising) {
                continue;
            }
            if (dense) {
                sheet.rectangle(x[i], high[i], w[i], low[i] - high[i]);
                continue;
            }
            if (high[i] < top[i] || low[i] > bottom[i]) {
                sheet.rectangle(wickX[i], high[i], wickWidth, low[i] - high[i]);
            }
            sheet.rectangle(x[i], top[i], w[i], bottom[i] - top[i]);
        }
    }

    private void drawVolumes(LineSheet sheet, Color color, boolean rising, double bottomY) {
        sheet.color(color);
        for (int i = 0; i < count; i++) {
            if (up[i] == rising && volumeY[i] < bottomY) {
                sheet.rectangle(x[i], volumeY[i], w[i], bottomY - volumeY[i]);
            }
        }
    }

    /** About three quarters of the cell, with the wick's parity so that it sits in the middle. */
    static long bodyWidth(double cellDevice, long hairDevice) {
        long body = (long) Math.floor(cellDevice * 0.78);
        if ((body - hairDevice) % 2 != 0) {
            body--;
        }
        return Math.max(hairDevice, body);
    }

    private static boolean isInside(PriceScale scale, double y) {
        return y > scale.top() && y < scale.bottom();
    }

    private void ensure(int size) {
        if (x.length >= size) {
            return;
        }
        int capacity = Math.max(size, x.length * 2);
        up = new boolean[capacity];
        x = new double[capacity];
        w = new double[capacity];
        wickX = new double[capacity];
        high = new double[capacity];
        low = new double[capacity];
        top = new double[capacity];
        bottom = new double[capacity];
        volumeY = new double[capacity];
    }
}
