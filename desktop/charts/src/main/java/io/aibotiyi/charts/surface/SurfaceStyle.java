package io.aibotiyi.charts.surface;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * The colours and the font of one {@link MarketSurface}, set by stylesheets only: {@code
 * -market-up}, {@code -market-faint} and so on for the {@link Tone}s, {@code -fx-font} (inherited,
 * as a label's) for the font. Before CSS has been applied every colour is transparent and the font
 * is the platform's.
 */
public final class SurfaceStyle {

    /** Height of a row of figures in a font of the usual size, in pixels. */
    public static final double ROW = 22;

    /** The largest size that everything is laid out for without stretching. */
    private static final double USUAL = 13;

    static final String STYLESHEET = resource("market-surface.css");

    private static final Map<Tone, CssMetaData<MarketSurface, Color>> COLOURS = colours();
    private static final CssMetaData<MarketSurface, Font> FONT = fontMetaData();
    private static final List<CssMetaData<? extends Styleable, ?>> ALL = all();

    private final Map<Tone, SimpleStyleableObjectProperty<Color>> colours =
            new EnumMap<>(Tone.class);
    private final SimpleStyleableObjectProperty<Font> font;
    private final Runnable changed;

    SurfaceStyle(MarketSurface owner, Runnable changed) {
        this.changed = changed;
        COLOURS.forEach(
                (tone, meta) -> colours.put(tone, property(meta, owner, Color.TRANSPARENT)));
        font = property(FONT, owner, Font.getDefault());
    }

    /** The colour of a role. */
    public Color colour(Tone tone) {
        return colourProperty(tone).get();
    }

    /** An opaque colour {@code share} (0 to 1) of the way from the canvas to a role's colour. */
    public Color onCanvas(Tone tone, double share) {
        return colour(Tone.CANVAS).interpolate(colour(tone), share);
    }

    public Font font() {
        return font.get();
    }

    /** Height of a row of figures in whole pixels: {@link #ROW}, or more for a larger font. */
    public double rowHeight() {
        return Math.max(ROW, Math.rint(1.6 * font().getSize()));
    }

    /** By how much the font is larger than usual, at least 1; for what is as wide as text. */
    public double scale() {
        return Math.max(1, font().getSize() / USUAL);
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        return ALL;
    }

    private SimpleStyleableObjectProperty<Color> colourProperty(Tone tone) {
        return Objects.requireNonNull(colours.get(tone));
    }

    private <T> SimpleStyleableObjectProperty<T> property(
            CssMetaData<MarketSurface, T> meta, MarketSurface owner, T initial) {
        SimpleStyleableObjectProperty<T> property =
                new SimpleStyleableObjectProperty<>(meta, owner, meta.getProperty(), initial);
        property.subscribe(changed);
        return property;
    }

    private static Map<Tone, CssMetaData<MarketSurface, Color>> colours() {
        Map<Tone, CssMetaData<MarketSurface, Color>> meta = new EnumMap<>(Tone.class);
        for (Tone tone : Tone.values()) {
            meta.put(
                    tone,
                    new CssMetaData<>(
                            tone.property(),
                            StyleConverter.getColorConverter(),
                            Color.TRANSPARENT) {
                        @Override
                        public boolean isSettable(MarketSurface surface) {
                            return !surface.style().colourProperty(tone).isBound();
                        }

                        @Override
                        public StyleableProperty<Color> getStyleableProperty(
                                MarketSurface surface) {
                            return surface.style().colourProperty(tone);
                        }
                    });
        }
        return meta;
    }

    private static CssMetaData<MarketSurface, Font> fontMetaData() {
        return new FontCssMetaData<>("-fx-font", Font.getDefault()) {
            @Override
            public boolean isSettable(MarketSurface surface) {
                return !surface.style().font.isBound();
            }

            @Override
            public StyleableProperty<Font> getStyleableProperty(MarketSurface surface) {
                return surface.style().font;
            }
        };
    }

    private static List<CssMetaData<? extends Styleable, ?>> all() {
        List<CssMetaData<? extends Styleable, ?>> all =
                new ArrayList<>(Region.getClassCssMetaData());
        all.addAll(COLOURS.values());
        all.add(FONT);
        return Collections.unmodifiableList(all);
    }

    private static String resource(String name) {
        URL url = SurfaceStyle.class.getResource(name);
        return Objects.requireNonNull(url, name + " is missing beside SurfaceStyle")
                .toExternalForm();
    }
}
