package io.aibotiyi.charts.depth;

import io.aibotiyi.charts.surface.SideColors;
import io.aibotiyi.charts.surface.SurfaceStyle;
import io.aibotiyi.charts.surface.TabularFont;
import io.aibotiyi.charts.surface.Tone;
import javafx.scene.paint.Color;
import javafx.scene.text.FontWeight;

/**
 * The ladder's colours and fonts, derived once from a style. Tints are mixed with the ground to be
 * opaque: cheaper to draw, and the same over everything.
 */
final class LadderLook {

    final TabularFont regular;
    final TabularFont strong;
    final TabularFont small;
    final TabularFont large;

    /** Height of a row, of the header and of the footer. */
    final double row;

    /** Height of the strip between a book's asks and bids. */
    final double middle;

    final Color canvas;
    final Color raised;
    final Color grid;
    final Color hairline;
    final Color text;
    final Color muted;
    final Color faint;
    final Color accent;
    final Color attention;

    /** The sides' own colours. */
    final SideColors sides;

    /** Resting sizes' bars. */
    final SideColors bars;

    /** The end of a bar that is longer than fits. */
    final SideColors caps;

    /** Ground under the cumulative depth. */
    final SideColors sums;

    /** Price ground of the best row. */
    final SideColors best;

    /** Traded volume. */
    final SideColors volumes;

    /** Price ground of the last print. */
    final SideColors prints;

    /** The sides' colours moved toward the text's, to be read on their own tints. */
    final SideColors readable;

    LadderLook(SurfaceStyle style) {
        double size = style.font().getSize();
        regular = TabularFont.of(style.font(), size, FontWeight.NORMAL);
        strong = TabularFont.of(style.font(), size, FontWeight.BOLD);
        small = TabularFont.of(style.font(), size - 1, FontWeight.NORMAL);
        large = TabularFont.of(style.font(), size + 4, FontWeight.BOLD);
        row = style.rowHeight();
        middle = row + 10;
        canvas = style.colour(Tone.CANVAS);
        raised = style.colour(Tone.RAISED);
        grid = style.colour(Tone.GRID);
        hairline = style.colour(Tone.HAIRLINE);
        text = style.colour(Tone.TEXT);
        muted = style.colour(Tone.MUTED);
        faint = style.colour(Tone.FAINT);
        accent = style.colour(Tone.ACCENT);
        attention = style.colour(Tone.ATTENTION);
        sides = SideColors.of(style);
        bars = SideColors.tint(style, 0.26);
        caps = SideColors.tint(style, 0.75);
        sums = SideColors.tint(style, 0.07);
        best = SideColors.tint(style, 0.15);
        volumes = SideColors.tint(style, 0.34);
        prints = SideColors.tint(style, 0.42);
        readable = sides.toward(text, 0.25);
    }
}
