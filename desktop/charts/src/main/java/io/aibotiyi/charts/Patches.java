package io.aibotiyi.charts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A transparent layer of small canvases, each as large as what is drawn on it: a layer that holds a
 * legend and two lines costs the renderer a legend and two lines, not a window full of nothing. One
 * whose content is the same as before is not drawn again.
 *
 * <p>Use: {@link #begin}, then a patch after the other from bottom to top, then {@link #end}, which
 * drops the canvases of patches that were left out. FX thread.
 */
final class Patches extends Region {

    /** Sizes of patches that follow their content grow in steps, so that few are made anew. */
    private static final double STEP = 32;

    private static final class Patch {
        final List<Canvas> canvases = new ArrayList<>();
        Bounds box = new BoundingBox(0, 0, 0, 0);
        double scale;
        int limit;
        @Nullable Object content;
    }

    private final Map<String, Patch> patches = new HashMap<>();
    private final List<Node> shown = new ArrayList<>();
    private final List<String> named = new ArrayList<>();
    private double width;
    private double height;
    private double scale = 1;
    private int limit = Surfaces.MAX_TEXTURE;

    /** Patches drawn so far, for tests. */
    int draws;

    Patches() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /**
     * @param scale device pixels per logical pixel
     */
    void begin(double width, double height, double scale) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        if (getWidth() != width || getHeight() != height) {
            resizeRelocate(0, 0, width, height);
        }
        shown.clear();
        named.clear();
    }

    /** As if textures were limited to this many device pixels a side. */
    void setTextureLimit(int limit) {
        this.limit = limit;
    }

    /** Shows what was recorded, if anything was, in the room that it takes. */
    void patch(String name, Recording recording) {
        patch(name, recording, width, height);
    }

    /** Shows what was recorded and lies left of and above two bounds. */
    void patch(String name, Recording recording, double right, double bottom) {
        if (!recording.isEmpty()) {
            Bounds b = recording.bounds();
            double x = Math.floor(b.getMinX() / STEP) * STEP;
            double y = Math.floor(b.getMinY() / STEP) * STEP;
            double w = Math.min(right - x, Math.ceil((b.getMaxX() - x) / STEP) * STEP);
            double h = Math.min(bottom - y, Math.ceil((b.getMaxY() - y) / STEP) * STEP);
            patch(name, x, y, w, h, recording.content(), recording::draw);
        }
    }

    /**
     * Shows a drawing in a box; what lies outside of it is cut off.
     *
     * @param name of the patch, unique in the layer
     * @param content equal to the one before if the same would be drawn in the same box; null to
     *     have it drawn in any case
     */
    void patch(
            String name,
            double x,
            double y,
            double w,
            double h,
            @Nullable Object content,
            Consumer<GraphicsContext> painter) {
        Bounds box = within(x, y, w, h);
        if (box.getWidth() <= 0 || box.getHeight() <= 0) {
            return;
        }
        Patch patch = patches.computeIfAbsent(name, _ -> new Patch());
        boolean same =
                content != null
                        && content.equals(patch.content)
                        && box.equals(patch.box)
                        && scale == patch.scale
                        && limit == patch.limit;
        if (!same) {
            place(patch, box);
            patch.content = content;
            draws++;
            for (Canvas canvas : patch.canvases) {
                paint(canvas, painter);
            }
        }
        shown.addAll(patch.canvases);
        named.add(name);
    }

    /** Drops what was not drawn since the beginning. */
    void end() {
        patches.keySet().retainAll(named);
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
        }
    }

    /** The box cut to the layer, its edges on device pixels. */
    private Bounds within(double x, double y, double w, double h) {
        double x0 = Math.floor(Math.clamp(x, 0, width) * scale) / scale;
        double y0 = Math.floor(Math.clamp(y, 0, height) * scale) / scale;
        double x1 = Math.ceil(Math.clamp(x + w, 0, width) * scale) / scale;
        double y1 = Math.ceil(Math.clamp(y + h, 0, height) * scale) / scale;
        return new BoundingBox(x0, y0, x1 - x0, y1 - y0);
    }

    private void place(Patch patch, Bounds box) {
        double side = Math.floor(limit / scale);
        int columns = Surfaces.count(box.getWidth(), side);
        int count = columns * Surfaces.count(box.getHeight(), side);
        while (patch.canvases.size() > count) {
            patch.canvases.removeLast();
        }
        while (patch.canvases.size() < count) {
            Canvas canvas = new Canvas();
            canvas.setManaged(false);
            patch.canvases.add(canvas);
        }
        for (int i = 0; i < count; i++) {
            Canvas canvas = patch.canvases.get(i);
            double x = i % columns * side;
            double y = Math.floorDiv(i, columns) * side;
            canvas.setLayoutX(box.getMinX() + x);
            canvas.setLayoutY(box.getMinY() + y);
            canvas.setWidth(Math.min(side, box.getWidth() - x));
            canvas.setHeight(Math.min(side, box.getHeight() - y));
        }
        patch.box = box;
        patch.scale = scale;
        patch.limit = limit;
    }

    /** Clearing everything first also drops commands that were not rendered yet. */
    private static void paint(Canvas canvas, Consumer<GraphicsContext> painter) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.save();
        g.translate(-canvas.getLayoutX(), -canvas.getLayoutY());
        painter.accept(g);
        g.restore();
    }

    @Override
    protected void layoutChildren() {
        // the canvases lie where their patches are
    }
}
