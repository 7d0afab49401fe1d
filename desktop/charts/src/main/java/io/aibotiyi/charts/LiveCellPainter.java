package io.aibotiyi.charts;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** The newest cell with its volume and the last stretch of every line, on a strip of its own. */
final class LiveCellPainter {

    private static final double WIDTH = 1.25;

    /** Room for what lines and bars take beside their cell. */
    private static final double MARGIN = 4;

    private final SeriesPainter series = new SeriesPainter();
    private final StudyPainter studies = new StudyPainter();

    void paint(Patches layer, Frame f) {
        double left = f.cellX(f.liveCell() - 1) - MARGIN;
        double right = f.cellX(f.liveCell()) + f.cellWidth() / 2 + MARGIN;
        double ahead = 0;
        double behind = 0;
        for (StudyFrame study : f.studies()) {
            Study shown = study.line().study();
            for (int i = 0; i < shown.plots().size(); i++) {
                double moved = shown.displacement(i) * f.view().spacing();
                ahead = Math.max(ahead, moved);
                behind = Math.min(behind, moved);
            }
        }
        ChartLayout l = f.layout();
        double from = Math.max(0, left + behind);
        double to = Math.min(l.plotWidth(), right + ahead);
        layer.patch("cell", from, 0, to - from, l.plotHeight(), null, g -> draw(g, f));
    }

    private void draw(GraphicsContext g, Frame f) {
        int cell = f.liveCell();
        CanvasSheet sheet = new CanvasSheet(g);
        series.paint(sheet, f, cell, cell);
        series.volumes(sheet, f, cell, cell);
        studies.overlays(sheet, f, cell, cell);
        studies.panes(sheet, f, cell, cell);
        if (f.level() == 0) {
            f.legibleOverlays()
                    .forEach((overlay, line) -> tail(sheet, f, line, f.color(overlay.color())));
        }
    }

    /** The last segment of an indicator line, which moves with the newest candle. */
    private static void tail(LineSheet sheet, Frame f, OverlayLine line, Color color) {
        int last = f.series().endPosition() - 1;
        double from = line.at(last - 1);
        double to = line.at(last);
        if (Double.isNaN(from) || Double.isNaN(to) || line.startsAt(f.series(), last)) {
            return;
        }
        double y0 = f.scale().y(from);
        double y1 = f.scale().y(to);
        if (Math.min(y0, y1) >= 0 && Math.max(y0, y1) <= f.layout().priceBottom()) {
            sheet.color(color);
            double[] xs = {f.view().x(last - 1), f.view().x(last)};
            sheet.polyline(xs, new double[] {y0, y1}, 2, WIDTH);
        }
    }
}
