package io.aibotiyi.charts.tape;

import io.aibotiyi.charts.surface.SideColors;
import io.aibotiyi.charts.surface.SurfaceStyle;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.charts.surface.Tone;
import javafx.scene.paint.Color;
import javafx.scene.text.FontWeight;

/** The tape's colours and fonts, derived once from a style. */
final class TapeLook {

    final TabularFont regular;
    final TabularFont strong;
    final TabularFont small;

    /** Height of a row and of the header. */
    final double row;

    final Color canvas;
    final Color grid;
    final Color hairline;
    final Color text;
    final Color muted;
    final Color faint;
    final Color accent;
    final Color attention;
    final SideColors sides;
    final SideColors bars;
    final SideColors large;
    final SideColors readable;

    TapeLook(SurfaceStyle style) {
        double size = style.font().getSize();
        regular = TabularFont.of(style.font(), size, FontWeight.NORMAL);
        strong = TabularFont.of(style.font(), size, FontWeight.BOLD);
        small = TabularFont.of(style.font(), size - 1, FontWeight.NORMAL);
        row = style.rowHeight();
        canvas = style.colour(Tone.CANVAS);
        grid = style.colour(Tone.GRID);
        hairline = style.colour(Tone.HAIRLINE);
        text = style.colour(Tone.TEXT);
        muted = style.colour(Tone.MUTED);
        faint = style.colour(Tone.FAINT);
        accent = style.colour(Tone.ACCENT);
        attention = style.colour(Tone.ATTENTION);
        sides = SideColors.of(style);
        bars = SideColors.tint(style, 0.26);
        large = SideColors.tint(style, 0.14);
        readable = sides.toward(text, 0.2);
    }
}
