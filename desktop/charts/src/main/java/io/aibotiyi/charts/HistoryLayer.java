package io.aibotiyi.charts;

import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The bottom layer: a raster with everything but the newest cell, and the texts over it.
 *
 * <p>A redraw alone is drawn at once. One that follows the last within {@value #SOON_MILLIS} ms, as
 * when a hand pans, zooms or drags, is drawn by a thread beside the FX thread and shown one pulse
 * later, so that 60 of them a second leave the FX thread to everything else. What is asked for in
 * the meantime is not queued: the caller asks again when it is told that a frame is ready. FX
 * thread.
 */
final class HistoryLayer extends Region {

    /** Redraws closer than this follow each other. */
    static final long SOON_MILLIS = 150;

    private final RasterLayer raster = new RasterLayer();
    private final Patches texts = new Patches();
    private final HistoryPainter painter = new HistoryPainter();
    private final Runnable ready;
    private Map<String, Recording> drawnTexts = Map.of();
    private @Nullable Frame drawn;
    private boolean finished;

    /** Grows with every frame drawn beside, so that one that was given up is known. */
    private int frames;

    private long paintedAt = Long.MIN_VALUE;

    /**
     * @param ready run when a frame that was drawn beside can be shown
     */
    HistoryLayer(Runnable ready) {
        this.ready = ready;
        setManaged(false);
        setMouseTransparent(true);
        getChildren().addAll(raster, texts);
    }

    /** A frame is being drawn, or waits to be shown: another one cannot be begun beside. */
    boolean isBusy() {
        return drawn != null;
    }

    /** What was begun is not shown any more. */
    void forget() {
        drawn = null;
        finished = false;
    }

    /**
     * Draws a frame.
     *
     * @param live the chart is in a window, where a frame may come a pulse later
     * @return false if it is shown later, by {@link #showFinished}
     */
    boolean paint(Frame f, boolean live) {
        ChartLayout l = f.layout();
        long now = System.nanoTime();
        boolean follows = paintedAt != Long.MIN_VALUE && now - paintedAt < SOON_MILLIS * 1_000_000L;
        paintedAt = now;
        boolean same = raster.fit(l.width(), l.height(), f.pixels().scale());
        RasterSheet sheet = new RasterSheet(raster.script(), f.pixels().scale(), f.meter());
        painter.paint(sheet, f);
        drawn = f;
        drawnTexts = sheet.texts();
        if (live && same && follows) {
            int number = ++frames;
            raster.drawBeside(() -> finished(number));
            return false;
        }
        raster.draw();
        show(f);
        return true;
    }

    /** Shows the frame that was drawn beside; null if there is none. */
    @Nullable Frame showFinished() {
        Frame f = drawn;
        if (f == null || !finished) {
            return null;
        }
        paintedAt = System.nanoTime();
        show(f);
        return f;
    }

    /** Shows a picture without a frame, at once. */
    void paint(double width, double height, double scale, Consumer<RasterSheet> picture) {
        forget();
        raster.fit(width, height, scale);
        picture.accept(new RasterSheet(raster.script(), scale, new TextMeter()));
        raster.draw();
        raster.show();
        texts.begin(width, height, scale);
        texts.end();
    }

    void setTextureLimit(int limit) {
        raster.setTextureLimit(limit);
        texts.setTextureLimit(limit);
    }

    int tiles() {
        return raster.tiles();
    }

    private void finished(int number) {
        if (drawn != null && number == frames) {
            finished = true;
            ready.run();
        }
    }

    private void show(Frame f) {
        ChartLayout l = f.layout();
        raster.show();
        texts.begin(l.width(), l.height(), f.pixels().scale());
        drawnTexts.forEach((group, text) -> text(l, group, text));
        texts.end();
        forget();
    }

    /** The axes keep their room, so that labels that move need no new surface. */
    private void text(ChartLayout l, String group, Recording text) {
        double axis = l.width() - l.plotWidth();
        double times = l.height() - l.plotHeight();
        Object content = text.content();
        switch (group) {
            case HistoryPainter.AXIS ->
                    texts.patch(group, l.plotWidth(), 0, axis, l.plotHeight(), content, text::draw);
            case HistoryPainter.TIME ->
                    texts.patch(group, 0, l.plotHeight(), l.width(), times, content, text::draw);
            default -> texts.patch(group, text, l.plotWidth(), l.priceBottom());
        }
    }

    @Override
    protected void layoutChildren() {
        // raster and texts lie where they were drawn for
    }
}
