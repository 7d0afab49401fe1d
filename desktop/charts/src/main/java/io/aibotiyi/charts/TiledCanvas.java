package io.aibotiyi.charts;

import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/**
 * One drawing surface of any size. JavaFX refuses textures beyond {@value #MAX_TEXTURE} device
 * pixels a side, which a chart on a scaled 5K screen exceeds: the surface is then made of several
 * canvases, each of which is given the whole drawing and keeps its part. Up to the limit it is one
 * canvas.
 */
final class TiledCanvas extends Region {

    static final int MAX_TEXTURE = 4096;

    private double width;
    private double height;
    private double tile = MAX_TEXTURE;
    private int limit = MAX_TEXTURE;

    TiledCanvas() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /**
     * @param scale device pixels per logical pixel
     */
    void fit(double width, double height, double scale) {
        double newTile = Math.floor(limit / scale);
        if (width == this.width && height == this.height && newTile == tile) {
            return;
        }
        this.width = width;
        this.height = height;
        this.tile = newTile;
        resizeRelocate(0, 0, width, height);
        int columns = (int) Math.max(1, Math.ceil(width / tile));
        int rows = (int) Math.max(1, Math.ceil(height / tile));
        while (getChildren().size() > columns * rows) {
            getChildren().removeLast();
        }
        while (getChildren().size() < columns * rows) {
            getChildren().add(new Canvas());
        }
        for (int i = 0; i < columns * rows; i++) {
            Canvas canvas = (Canvas) getChildren().get(i);
            double x = i % columns * tile;
            double y = Math.floorDiv(i, columns) * tile;
            canvas.setLayoutX(x);
            canvas.setLayoutY(y);
            canvas.setWidth(Math.min(tile, width - x));
            canvas.setHeight(Math.min(tile, height - y));
        }
    }

    /** As if textures were limited to this many device pixels a side. */
    void setTextureLimit(int limit) {
        this.limit = limit;
    }

    /** Clears everything, which also drops commands not yet rendered, then draws. */
    void paint(Consumer<GraphicsContext> painter) {
        for (int i = 0; i < getChildren().size(); i++) {
            Canvas canvas = (Canvas) getChildren().get(i);
            GraphicsContext g = canvas.getGraphicsContext2D();
            g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
            g.save();
            g.translate(-canvas.getLayoutX(), -canvas.getLayoutY());
            painter.accept(g);
            g.restore();
        }
    }

    int tiles() {
        return getChildren().size();
    }

    @Override
    protected void layoutChildren() {
        // the canvases lie where fit() put them
    }
}
