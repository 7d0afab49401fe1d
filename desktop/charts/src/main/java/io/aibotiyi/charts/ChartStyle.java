package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/**
 * The CSS side of a chart: one styleable property per {@link ChartColor} and {@code -chart-font}.
 */
final class ChartStyle {

    private static final Map<ChartColor, CssMetaData<CandleChart, Color>> COLORS =
            new EnumMap<>(ChartColor.class);

    private static final FontCssMetaData<CandleChart> FONT =
            new FontCssMetaData<>("-chart-font", Font.getDefault()) {
                @Override
                public boolean isSettable(CandleChart chart) {
                    return !chart.style().font.isBound();
                }

                @Override
                public StyleableProperty<Font> getStyleableProperty(CandleChart chart) {
                    return chart.style().font;
                }
            };

    private static final List<CssMetaData<? extends Styleable, ?>> ALL;

    static {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Region.getClassCssMetaData());
        all.add(FONT);
        for (ChartColor role : ChartColor.values()) {
            CssMetaData<CandleChart, Color> metaData = colorMetaData(role);
            COLORS.put(role, metaData);
            all.add(metaData);
        }
        ALL = List.copyOf(all);
    }

    private final Map<ChartColor, StyleableObjectProperty<Color>> colors =
            new EnumMap<>(ChartColor.class);
    private final SimpleStyleableObjectProperty<Font> font;
    private @Nullable ChartTheme theme;

    /**
     * @param onChange run whenever a value changes
     */
    ChartStyle(CandleChart chart, Runnable onChange) {
        font = new SimpleStyleableObjectProperty<>(FONT, chart, "font", Font.getDefault());
        font.addListener((_, _, _) -> {
            theme = null;
            onChange.run();
        });
        for (ChartColor role : ChartColor.values()) {
            SimpleStyleableObjectProperty<Color> property =
                    new SimpleStyleableObjectProperty<>(
                            COLORS.get(role), chart, role.property(), Color.TRANSPARENT);
            property.addListener((_, _, _) -> {
                theme = null;
                onChange.run();
            });
            colors.put(role, property);
        }
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return ALL;
    }

    ChartTheme theme() {
        ChartTheme current = theme;
        if (current == null) {
            Map<ChartColor, Color> values = new EnumMap<>(ChartColor.class);
            colors.forEach((role, property) -> values.put(role, property.get()));
            current = new ChartTheme(values, font.get());
            theme = current;
        }
        return current;
    }

    private StyleableObjectProperty<Color> property(ChartColor role) {
        StyleableObjectProperty<Color> property = colors.get(role);
        if (property == null) {
            throw new IllegalStateException("no property for " + role);
        }
        return property;
    }

    private static CssMetaData<CandleChart, Color> colorMetaData(ChartColor role) {
        return new CssMetaData<>(
                role.property(), StyleConverter.getColorConverter(), Color.TRANSPARENT) {
            @Override
            public boolean isSettable(CandleChart chart) {
                return !chart.style().property(role).isBound();
            }

            @Override
            public StyleableProperty<Color> getStyleableProperty(CandleChart chart) {
                return chart.style().property(role);
            }
        };
    }
}
