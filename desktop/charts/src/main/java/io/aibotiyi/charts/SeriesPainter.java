package io.aibotiyi.charts;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws the cells of a series as the chart's type asks, and their volumes. */
final class SeriesPainter {

    private final CandleColumns columns = new CandleColumns();
    private final BarShapes bars = new BarShapes();
    private final ClosePainter closes = new ClosePainter();

    /** Draws the cells {@code from} to {@code to}, both in; lines join the cell before. */
    void paint(GraphicsContext g, Frame f, int from, int to) {
        Color up = f.color(ChartColor.UP);
        Color down = f.color(ChartColor.DOWN);
        switch (f.type()) {
            case CANDLES, HEIKIN_ASHI -> {
                columns.stage(f, from, to);
                columns.drawCandles(g, up, down);
            }
            case HOLLOW -> bars.hollow(g, f, from, to);
            case BARS -> bars.bars(g, f, from, to);
            case LINE, STEP, AREA, BASELINE -> closes.paint(g, f, from, to);
        }
    }

    void volumes(GraphicsContext g, Frame f, int from, int to) {
        if (f.layout().pane(PaneShares.VOLUME) == null) {
            return;
        }
        columns.stage(f, from, to);
        columns.drawVolumes(
                g,
                f.color(ChartColor.VOLUME_UP),
                f.color(ChartColor.VOLUME_DOWN),
                f.layout().volumeBottom());
    }
}
