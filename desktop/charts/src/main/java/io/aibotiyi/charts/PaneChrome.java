package io.aibotiyi.charts;

import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Grid lines, dividers and axes around everything that a chart draws. */
final class PaneChrome {

    void verticals(Ink ink, Frame f, double top, double bottom) {
        for (TimeLabel label : f.timeLabels()) {
            double x = f.view().x(label.position());
            if (x >= 0 && x < f.layout().plotWidth()) {
                Color color = f.color(label.major() ? ChartColor.HAIRLINE : ChartColor.GRID);
                ink.vertical(x, top, bottom, color);
            }
        }
        if (!f.setting().sessionBreaks()) {
            return;
        }
        for (int position : f.sessionBreaks()) {
            double x = f.view().x(position) - f.view().spacing() / 2;
            if (x >= 0 && x < f.layout().plotWidth()) {
                ink.verticalDashes(x, top, bottom, 3, 3, f.color(ChartColor.FAINT));
            }
        }
    }

    /** Horizontal lines of the panes below the price pane. */
    void grid(Ink ink, Frame f) {
        double right = f.layout().plotWidth();
        for (double y : volumeLines(f)) {
            ink.horizontal(0, right, y, f.color(ChartColor.GRID));
        }
        for (StudyFrame study : f.studies()) {
            for (AxisLabel label : study.labels()) {
                ink.horizontal(0, right, study.scale().y(label.value()), f.color(ChartColor.GRID));
            }
        }
    }

    /** Lines between the panes and labels of the price axis. */
    void axes(Ink ink, Frame f) {
        ChartLayout l = f.layout();
        Color hairline = f.color(ChartColor.HAIRLINE);
        Color muted = f.color(ChartColor.MUTED);
        ink.vertical(l.plotWidth(), 0, l.plotHeight(), hairline);
        for (ChartLayout.Pane pane : l.panes()) {
            ink.horizontal(0, l.width(), pane.top(), hairline);
        }
        ink.horizontal(0, l.width(), l.plotHeight(), hairline);
        for (AxisLabel label : f.priceLabels()) {
            label(ink, f, label.text(), f.scale().y(label.value()), 0, l.priceBottom(), muted);
        }
        for (double y : volumeLines(f)) {
            label(ink, f, volumeText(f, y), y, l.volumeTop() - 10, l.volumeBottom(), muted);
        }
        for (StudyFrame study : f.studies()) {
            for (AxisLabel label : study.labels()) {
                double y = study.scale().y(label.value());
                label(ink, f, label.text(), y, study.box().top(), study.box().bottom(), muted);
            }
        }
    }

    private static void label(
            Ink ink, Frame f, String text, double y, double top, double bottom, Color color) {
        if (y > top + 9 && y < bottom - 9) {
            double right = f.layout().width() - Frame.LABEL_PADDING;
            ink.text(text, right, y, TextAlignment.RIGHT, f.font(), color);
        }
    }

    private static double[] volumeLines(Frame f) {
        if (f.layout().pane(PaneShares.VOLUME) == null) {
            return new double[0];
        }
        long step = PriceGrid.niceStep(f.volumeMax() / 2.5, 1);
        int count = (int) Math.min(f.volumeMax() / step, 8);
        double[] lines = new double[count];
        for (int i = 0; i < count; i++) {
            lines[i] = f.volumeY((i + 1) * step);
        }
        return lines;
    }

    private static String volumeText(Frame f, double y) {
        long step = PriceGrid.niceStep(f.volumeMax() / 2.5, 1);
        double share =
                (f.layout().volumeBottom() - y)
                        / (f.layout().volumeBottom() - f.layout().volumeTop());
        return f.axisVolume(Math.round(share * f.volumeMax() / step) * step);
    }

    /** Labels of the time axis. */
    void times(Ink ink, Frame f) {
        Color muted = f.color(ChartColor.MUTED);
        ChartLayout l = f.layout();
        double y = (l.plotHeight() + l.height()) / 2;
        for (TimeLabel label : f.timeLabels()) {
            double half = f.width(label.text()) / 2 + 4;
            double x = f.view().x(label.position());
            if (x > half && x < l.plotWidth() - half) {
                ink.text(
                        label.text(),
                        x,
                        y,
                        TextAlignment.CENTER,
                        label.major() ? f.theme().bold() : f.font(),
                        label.major() ? f.color(ChartColor.TEXT) : muted);
            }
        }
    }
}
