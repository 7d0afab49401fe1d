package io.aibotiyi.charts;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/** The colours and the font that the stylesheets gave a chart; immutable. */
public final class ChartTheme {

    private final Map<ChartColor, Color> colors;
    private final Font font;
    private final Font bold;
    private final Font title;

    ChartTheme(Map<ChartColor, Color> colors, Font font) {
        this.colors = new EnumMap<>(colors);
        this.font = font;
        this.bold = Font.font(font.getFamily(), FontWeight.SEMI_BOLD, font.getSize());
        this.title = Font.font(font.getFamily(), FontWeight.SEMI_BOLD, font.getSize() + 2);
    }

    /** Transparent where no stylesheet says anything. */
    public Color color(ChartColor role) {
        return colors.getOrDefault(role, Color.TRANSPARENT);
    }

    /** Labels and numbers. */
    public Font font() {
        return font;
    }

    /** Numbers that stand out. */
    public Font bold() {
        return bold;
    }

    /** The legend's title. */
    public Font title() {
        return title;
    }
}
