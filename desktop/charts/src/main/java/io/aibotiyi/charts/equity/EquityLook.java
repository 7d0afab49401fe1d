package io.aibotiyi.charts.equity;

import io.aibotiyi.charts.surface.SideColors;
import io.aibotiyi.charts.surface.SurfaceStyle;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.charts.surface.Tone;
import javafx.scene.paint.Color;
import javafx.scene.text.FontWeight;

/** The curve's colours and fonts, derived once from a style. */
final class EquityLook {

    final TabularFont strong;
    final TabularFont small;
    final TabularFont large;
    final Color canvas;
    final Color grid;
    final Color hairline;
    final Color text;
    final Color muted;
    final Color faint;
    final Color accent;
    final Color attention;
    final Color drawdown;
    final SideColors sides;
    final SideColors areas;

    EquityLook(SurfaceStyle style) {
        double size = style.font().getSize();
        strong = TabularFont.of(style.font(), size, FontWeight.BOLD);
        small = TabularFont.of(style.font(), size - 1, FontWeight.NORMAL);
        large = TabularFont.of(style.font(), size + 4, FontWeight.BOLD);
        canvas = style.colour(Tone.CANVAS);
        grid = style.colour(Tone.GRID);
        hairline = style.colour(Tone.HAIRLINE);
        text = style.colour(Tone.TEXT);
        muted = style.colour(Tone.MUTED);
        faint = style.colour(Tone.FAINT);
        accent = style.colour(Tone.ACCENT);
        attention = style.colour(Tone.ATTENTION);
        drawdown = style.onCanvas(Tone.DOWN, 0.16);
        sides = SideColors.of(style);
        areas = SideColors.tint(style, 0.12);
    }
}
