package io.aibotiyi.charts;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** The colours and the font that the stylesheets gave a chart; immutable. */
public final class ChartTheme {

    private final Map<ChartColor, Color> colors;
    private final Font font;

    ChartTheme(Map<ChartColor, Color> colors, Font font) {
        this.colors = new EnumMap<>(colors);
        this.font = font;
        for (ChartColor role : ChartColor.values()) {
            this.colors.putIfAbsent(role, Color.TRANSPARENT);
        }
    }

    public Color color(ChartColor role) {
        return colors.getOrDefault(role, Color.TRANSPARENT);
    }

    /** Labels and numbers. */
    public Font font() {
        return font;
    }
}
