package io.aibotiyi.charts;

import javafx.scene.paint.Color;

/** The faint shape of a chart, shown while its data is on the way. */
final class Skeleton {

    private static final double SPACING = 16;
    private static final double BODY = 9;

    private Skeleton() {}

    static void paint(Ink ink, double width, double height, ChartTheme theme) {
        ChartLayout l = ChartLayout.of(width, height, 72, new PaneShares());
        Color color = theme.color(ChartColor.GRID);
        ink.vertical(l.plotWidth(), 0, l.plotHeight(), color);
        ink.horizontal(0, width, l.plotHeight(), color);
        ink.horizontal(0, width, l.priceBottom(), color);
        int count = (int) (l.plotWidth() / SPACING) - 3;
        for (int i = 0; i < count; i++) {
            double x = 10 + i * SPACING;
            double middle = l.priceBottom() * (0.5 + 0.22 * wave(i));
            double next = l.priceBottom() * (0.5 + 0.22 * wave(i + 1));
            double top = Math.min(middle, next);
            double bottom = Math.max(top + 4, Math.max(middle, next));
            ink.box(x, top, BODY, bottom - top, color);
            ink.box(x + BODY / 2 - 0.5, top - 7, 1, bottom - top + 14, color);
            double volume = (l.plotHeight() - l.volumeTop()) * (0.25 + 0.5 * Math.abs(wave(3 * i)));
            ink.box(x, l.plotHeight() - volume, BODY, volume, color);
        }
    }

    private static double wave(int i) {
        return Math.sin(i * 0.23) * 0.7 + Math.sin(i * 0.61 + 1) * 0.3;
    }
}
