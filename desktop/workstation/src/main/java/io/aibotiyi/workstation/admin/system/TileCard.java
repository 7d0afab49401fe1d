package io.aibotiyi.workstation.admin.system;

import eu.hansolo.tilesfx.Tile;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/**
 * A ring whose colours come from the stylesheet: {@code -tile-surface}, {@code -tile-text}, {@code
 * -tile-muted}, {@code -tile-accent} and {@code -tile-track}. FX thread only.
 */
final class TileCard extends VBox {

    private static final StyleablePropertyFactory<TileCard> FACTORY =
            new StyleablePropertyFactory<>(VBox.getClassCssMetaData());
    private static final CssMetaData<TileCard, Color> SURFACE =
            FACTORY.createColorCssMetaData("-tile-surface", c -> c.surface);
    private static final CssMetaData<TileCard, Color> TEXT =
            FACTORY.createColorCssMetaData("-tile-text", c -> c.text);
    private static final CssMetaData<TileCard, Color> MUTED =
            FACTORY.createColorCssMetaData("-tile-muted", c -> c.muted);
    private static final CssMetaData<TileCard, Color> ACCENT =
            FACTORY.createColorCssMetaData("-tile-accent", c -> c.accent);
    private static final CssMetaData<TileCard, Color> TRACK =
            FACTORY.createColorCssMetaData("-tile-track", c -> c.track);

    private final StyleableProperty<Color> surface = colour(SURFACE);
    private final StyleableProperty<Color> text = colour(TEXT);
    private final StyleableProperty<Color> muted = colour(MUTED);
    private final StyleableProperty<Color> accent = colour(ACCENT);
    private final StyleableProperty<Color> track = colour(TRACK);
    private final Tile tile;
    private final Label value = new Label("—");
    private final Label note = new Label();

    private TileCard(String title, Tile tile) {
        this.tile = tile;
        getStyleClass().add("tile-card");
        tile.setRoundedCorners(false);
        tile.setAnimated(false);
        tile.setValueVisible(false);
        tile.setTextVisible(false);
        Label head = new Label(title);
        head.getStyleClass().add("figure-name");
        note.getStyleClass().add("figure-name");
        value.getStyleClass().add("trend-value");
        Label of = new Label("%");
        of.getStyleClass().add("figure-name");
        HBox figure = new HBox(value, of);
        figure.setAlignment(Pos.CENTER);
        figure.getStyleClass().add("trend-figure");
        StackPane ring = new StackPane(tile, figure);
        ring.setMinSize(0, 0);
        tile.setMinSize(0, 0);
        tile.maxWidthProperty().bind(Bindings.min(ring.widthProperty(), ring.heightProperty()));
        tile.maxHeightProperty().bind(tile.maxWidthProperty());
        VBox.setVgrow(ring, Priority.ALWAYS);
        getChildren().addAll(head, ring, note);
    }

    /** A share of a whole as a ring, with the number in it. */
    static TileCard share(String title) {
        return new TileCard(
                title,
                TileBuilder.create()
                        .skinType(SkinType.CIRCULAR_PROGRESS)
                        .title("")
                        .text("")
                        .unit("")
                        .maxValue(100)
                        .decimals(0)
                        .build());
    }

    /**
     * @param percent of the whole
     * @param below what the value means, in few words
     */
    void show(double percent, String below) {
        tile.setValue(percent);
        value.setText(String.format(Locale.ROOT, "%.0f", percent));
        note.setText(below);
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
        tile.setBarBackgroundColor(track.getValue());
        tile.setBarColor(accent.getValue());
        tile.setActiveColor(accent.getValue());
        tile.setNeedleColor(accent.getValue());
    }
}
