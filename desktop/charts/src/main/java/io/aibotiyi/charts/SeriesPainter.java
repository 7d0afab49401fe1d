package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.FootprintSeries;
import javafx.scene.paint.Color;

/** Draws the cells of a series as the chart's type asks, and their volumes. */
final class SeriesPainter {

    private final CandleColumns columns = new CandleColumns();
    private final BarShapes bars = new BarShapes();
    private final ClosePainter closes = new ClosePainter();
    private final FootprintPainter footprints = new FootprintPainter();

    /** Draws the cells {@code from} to {@code to}, both in; lines join the cell before. */
    void paint(LineSheet sheet, Frame f, int from, int to) {
        Color up = f.color(ChartColor.UP);
        Color down = f.color(ChartColor.DOWN);
        switch (f.type()) {
            case CANDLES, HEIKIN_ASHI -> {
                columns.stage(f, from, to);
                columns.drawCandles(sheet, up, down);
            }
            case FOOTPRINT -> footprint(sheet, f, from, to);
            case HOLLOW -> bars.hollow(sheet, f, from, to);
            case BARS -> bars.bars(sheet, f, from, to);
            case LINE, STEP, AREA, BASELINE -> closes.paint(sheet, f, from, to);
        }
    }

    private void footprint(LineSheet sheet, Frame f, int from, int to) {
        FootprintSeries known = f.footprints();
        boolean wide =
                known != null
                        && f.level() == 0
                        && f.view().spacing() >= FootprintPainter.NARROWEST
                        && known.timeframe().equals(f.series().timeframe());
        if (known == null || !wide) {
            columns.stage(f, from, to);
            columns.drawCandles(sheet, f.color(ChartColor.UP), f.color(ChartColor.DOWN));
            return;
        }
        for (int cell = from; cell <= to; cell++) {
            footprints.paint(sheet, f, known, cell);
        }
    }

    void volumes(LineSheet sheet, Frame f, int from, int to) {
        if (f.layout().pane(PaneShares.VOLUME) == null) {
            return;
        }
        columns.stage(f, from, to);
        columns.drawVolumes(
                sheet,
                f.color(ChartColor.VOLUME_UP),
                f.color(ChartColor.VOLUME_DOWN),
                f.layout().volumeBottom());
    }
}
