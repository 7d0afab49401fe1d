package io.aibotiyi.workstation.admin.system;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * A tile whose colours come from the stylesheet: {@code -tile-surface}, {@code -tile-text}, {@code
 * -tile-muted} and {@code -tile-accent}. FX thread only.
 */
final class TileCard extends StackPane {

    private static final StyleablePropertyFactory<TileCard> FACTORY =
            new StyleablePropertyFactory<>(StackPane.getClassCssMetaData());
    private static final CssMetaData<TileCard, Color> SURFACE =
            FACTORY.createColorCssMetaData("-tile-surface", c -> c.surface);
    private static final CssMetaData<TileCard, Color> TEXT =
            FACTORY.createColorCssMetaData("-tile-text", c -> c.text);
    private static final CssMetaData<TileCard, Color> MUTED =
            FACTORY.createColorCssMetaData("-tile-muted", c -> c.muted);
    private static final CssMetaData<TileCard, Color> ACCENT =
            FACTORY.createColorCssMetaData("-tile-accent", c -> c.accent);

    private final StyleableProperty<Color> surface = colour(SURFACE);
    private final StyleableProperty<Color> text = colour(TEXT);
    private final StyleableProperty<Color> muted = colour(MUTED);
    private final StyleableProperty<Color> accent = colour(ACCENT);
    private final Tile tile;

    private TileCard(Tile tile) {
        this.tile = tile;
        getStyleClass().add("tile-card");
        tile.setRoundedCorners(false);
        tile.setAnimated(false);
        tile.setCustomFontEnabled(true);
        tile.setCustomFont(Font.font("Inter Tabular"));
        getChildren().add(tile);
        setMinSize(0, 0);
    }

    /** A share of a whole, 0 to 100. */
    static TileCard share(String title) {
        return new TileCard(
                TileBuilder.create()
                        .skinType(SkinType.PERCENTAGE)
                        .title(title)
                        .unit("%")
                        .maxValue(100)
                        .decimals(0)
                        .build());
    }

    /** A number. */
    static TileCard number(String title, String unit) {
        return new TileCard(
                TileBuilder.create()
                        .skinType(SkinType.NUMBER)
                        .title(title)
                        .unit(unit)
                        .decimals(0)
                        .build());
    }

    /**
     * @param below what the value means, in few words
     */
    void show(double value, String below) {
        tile.setValue(value);
        if (tile.getSkinType() == SkinType.NUMBER) {
            tile.setDescription(below);
        } else {
            tile.setText(below);
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    private StyleableProperty<Color> colour(CssMetaData<TileCard, Color> meta) {
        return new SimpleStyleableObjectProperty<>(
                meta, this, meta.getProperty(), new Color(0, 0, 0, 0)) {
            @Override
            protected void invalidated() {
                paint();
            }
        };
    }

    private void paint() {
        tile.setBackgroundColor(surface.getValue());
        tile.setTitleColor(muted.getValue());
        tile.setTextColor(muted.getValue());
        tile.setDescriptionColor(muted.getValue());
        tile.setUnitColor(muted.getValue());
        tile.setValueColor(text.getValue());
        tile.setForegroundColor(text.getValue());
        tile.setBarColor(accent.getValue());
        tile.setActiveColor(accent.getValue());
        tile.setNeedleColor(accent.getValue());
    }
}
