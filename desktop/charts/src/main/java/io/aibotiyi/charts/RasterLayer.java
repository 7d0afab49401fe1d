package io.aibotiyi.charts;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows a {@link Raster} at device resolution. Two pictures take turns: while the render thread
 * reads the one that is shown, the next is drawn into the other, by the FX thread itself or, while
 * it goes on with other things, by a thread beside it. Beyond {@value Surfaces#MAX_TEXTURE} device
 * pixels a side a picture is cut into several images.
 *
 * <p>Memory: two pictures of four bytes a device pixel, and two more where they are cut. FX thread.
 */
final class RasterLayer extends Region {

    /** A part of the picture with the two images that take turns. */
    private static final class Tile {

        final int x;
        final int y;
        final int w;
        final int h;
        final int[][] pixels = new int[2][];
        final List<PixelBuffer<IntBuffer>> buffers = new ArrayList<>();
        final List<WritableImage> images = new ArrayList<>();
        final ImageView view = new ImageView();

        Tile(int x, int y, int w, int h) {
            this.x = x;
            this.y = y;
            this.w = w;
            this.h = h;
            for (int i = 0; i < 2; i++) {
                pixels[i] = new int[w * h];
                PixelBuffer<IntBuffer> buffer =
                        new PixelBuffer<>(
                                w,
                                h,
                                IntBuffer.wrap(pixels[i]),
                                PixelFormat.getIntArgbPreInstance());
                buffers.add(buffer);
                images.add(new WritableImage(buffer));
            }
            view.setManaged(false);
            view.setSmooth(false);
        }
    }

    private final List<Tile> tiles = new ArrayList<>();
    private final RasterScript script = new RasterScript();
    private @Nullable CompletableFuture<Void> begun;

    /** Grows with every picture, so that one that was given up is known. */
    private int picture;

    private boolean drawing;
    private final Raster[] rasters = new Raster[2];
    private int limit = Surfaces.MAX_TEXTURE;
    private double scale;
    private int deviceWidth;
    private int deviceHeight;
    private int fitted;
    private int next;

    RasterLayer() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /**
     * Takes a size; another one than before needs everything drawn anew.
     *
     * @param scale device pixels per logical pixel
     * @return false if the size was another one
     */
    boolean fit(double width, double height, double scale) {
        int w = (int) Math.max(1, Math.round(width * scale));
        int h = (int) Math.max(1, Math.round(height * scale));
        if (w == deviceWidth && h == deviceHeight && scale == this.scale && limit == fitted) {
            return true;
        }
        await();
        deviceWidth = w;
        deviceHeight = h;
        this.scale = scale;
        fitted = limit;
        resizeRelocate(0, 0, width, height);
        tiles.clear();
        for (int y = 0; y < h; y += limit) {
            for (int x = 0; x < w; x += limit) {
                Tile tile = new Tile(x, y, Math.min(limit, w - x), Math.min(limit, h - y));
                tile.view.setX(x / scale);
                tile.view.setY(y / scale);
                tile.view.setFitWidth(tile.w / scale);
                tile.view.setFitHeight(tile.h / scale);
                tiles.add(tile);
            }
        }
        getChildren().setAll(tiles.stream().map(tile -> tile.view).toList());
        for (int i = 0; i < 2; i++) {
            int[] pixels = tiles.size() == 1 ? tiles.getFirst().pixels[i] : new int[w * h];
            rasters[i] = new Raster(pixels, w, h);
        }
        return false;
    }

    /** As if textures were limited to this many device pixels a side. */
    void setTextureLimit(int limit) {
        this.limit = limit;
    }

    /**
     * The script of the next picture, empty, to be written and then drawn. Waits for a picture that
     * is being drawn.
     */
    RasterScript script() {
        await();
        script.reset();
        return script;
    }

    /** Draws the script, to be shown by {@link #show}. */
    void draw() {
        draw(next);
    }

    /**
     * Draws the script on another thread, once what this pulse shows is with the renderer: until
     * then it may read the picture that is drawn into.
     *
     * @param done run on the FX thread when it can be shown
     */
    void drawBeside(Runnable done) {
        int number = ++picture;
        drawing = true;
        Platform.runLater(() -> {
            if (drawing && number == picture) {
                begin(number, done);
            }
        });
    }

    private void begin(int number, Runnable done) {
        int into = next;
        CompletableFuture<Void> started = new CompletableFuture<>();
        begun = started;
        Thread.ofVirtual()
                .name("chart-raster")
                .start(() -> {
                    try {
                        draw(into);
                        started.complete(null);
                    } catch (Throwable failure) {
                        started.completeExceptionally(failure);
                    }
                    Platform.runLater(() -> {
                        if (drawing && number == picture) {
                            try {
                                await();
                            } finally {
                                done.run();
                            }
                        }
                    });
                });
    }

    /** Shows what was drawn last. */
    void show() {
        for (Tile tile : tiles) {
            tile.buffers.get(next).updateBuffer(_ -> null);
            tile.view.setImage(tile.images.get(next));
        }
        next = 1 - next;
    }

    private void draw(int into) {
        script.draw(rasters[into]);
        if (tiles.size() > 1) {
            tiles.forEach(tile -> cut(rasters[into], tile, tile.pixels[into]));
        }
    }

    /** Ends drawing beside: what has not begun is given up, what has is waited for. */
    private void await() {
        CompletableFuture<Void> running = begun;
        begun = null;
        drawing = false;
        if (running != null) {
            running.join();
        }
    }

    int tiles() {
        return tiles.size();
    }

    private static void cut(Raster from, Tile tile, int[] to) {
        for (int y = 0; y < tile.h; y++) {
            int at = (tile.y + y) * from.width() + tile.x;
            System.arraycopy(from.pixels(), at, to, y * tile.w, tile.w);
        }
    }

    @Override
    protected void layoutChildren() {
        // the images lie where fit() put them
    }
}
