package io.aibotiyi.charts.surface;

import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A region that is one canvas. A subclass says {@link #invalidate} whenever what it shows has
 * changed, as often as it likes, and implements {@link #draw}, which then runs at most once per
 * pulse and only while the region is showing in a window. In a scene without a window (pictures,
 * tests) it draws during layout instead, so a snapshot is never out of date.
 *
 * <p>Every frame starts with a fill of the whole canvas, so old drawing commands never pile up. An
 * exception while drawing goes to the thread's uncaught-exception handler and costs that frame
 * only.
 *
 * <p>Colours and font are CSS properties of the style class {@code market-surface} (see {@code
 * market-surface.css} beside this class, which states the dark and light defaults as looked-up
 * colours); a change of them redraws. JavaFX thread only.
 */
public abstract class MarketSurface extends Region {

    private final Canvas canvas = new Canvas();
    private final SurfaceStyle style = new SurfaceStyle(this, this::styleChanged);
    private final Runnable pulse = this::onPulse;
    private final ChangeListener<Boolean> showing = (_, _, _) -> updateAttachment();
    private final ChangeListener<@Nullable Window> window =
            (_, before, after) -> rewindow(before, after);
    private @Nullable Scene pulsing;
    private boolean dirty = true;
    private long animatesUntil = Long.MIN_VALUE;
    private FrameClock clock = System::nanoTime;

    /** Nanoseconds that only ever grow; the origin is arbitrary. */
    @FunctionalInterface
    public interface FrameClock {
        long nanos();
    }

    protected MarketSurface() {
        getStyleClass().add("market-surface");
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        InvalidationListener resized = _ -> resizeCanvas();
        widthProperty().addListener(resized);
        heightProperty().addListener(resized);
        sceneProperty().addListener((_, before, after) -> rescene(before, after));
    }

    /**
     * Draws the whole picture. The canvas is already filled with {@link Tone#CANVAS}.
     *
     * @param width of the canvas in logical pixels, above zero
     * @param height likewise
     * @param now the frame clock's reading
     */
    protected abstract void draw(GraphicsContext g, double width, double height, long now);

    /** Called after a colour or the font changed; drop what was derived from them. */
    protected void onStyleChanged() {}

    /** Called when the region starts (true) or stops being part of a scene worth feeding. */
    protected void onAttached(boolean attached) {}

    /** Asks for a redraw at the next pulse. Cheap; repeat at will. */
    protected final void invalidate() {
        if (!dirty) {
            dirty = true;
            ask();
        }
    }

    /** Keeps redrawing every pulse until the frame clock reads {@code nanos}. */
    protected final void animateUntil(long nanos) {
        animatesUntil = Math.max(animatesUntil, nanos);
    }

    /** Colours and font. */
    public final SurfaceStyle style() {
        return style;
    }

    /** For tests and pictures: a clock that stands still makes a frame reproducible. */
    public final void setFrameClock(FrameClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        invalidate();
    }

    protected final long frameTime() {
        return clock.nanos();
    }

    @Override
    public @Nullable String getUserAgentStylesheet() {
        return SurfaceStyle.STYLESHEET;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return SurfaceStyle.metaData();
    }

    /** All properties this class can be styled with. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return SurfaceStyle.metaData();
    }

    @Override
    protected void layoutChildren() {
        if (dirty && !hasShowingWindow()) {
            render();
        }
    }

    private void onPulse() {
        if (!dirty && animatesUntil != Long.MIN_VALUE) {
            dirty = true;
        }
        if (dirty && isTreeVisible()) {
            render();
        }
    }

    private void render() {
        double w = canvas.getWidth();
        double h = canvas.getHeight();
        dirty = false;
        if (w < 1 || h < 1) {
            return;
        }
        long now = clock.nanos();
        if (now >= animatesUntil) {
            animatesUntil = Long.MIN_VALUE;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(style.colour(Tone.CANVAS));
        g.fillRect(0, 0, w, h);
        try {
            draw(g, w, h, now);
        } catch (RuntimeException e) {
            // one broken frame must not stop the window's pulses; the next change draws again
            animatesUntil = Long.MIN_VALUE;
            g.setGlobalAlpha(1);
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
        if (animatesUntil != Long.MIN_VALUE && pulsing != null) {
            Platform.requestNextPulse();
        }
    }

    private void ask() {
        if (pulsing != null) {
            Platform.requestNextPulse();
        } else {
            requestLayout();
        }
    }

    private void styleChanged() {
        onStyleChanged();
        invalidate();
    }

    private void resizeCanvas() {
        canvas.setWidth(Math.floor(getWidth()));
        canvas.setHeight(Math.floor(getHeight()));
        dirty = true;
        ask();
    }

    private void rescene(@Nullable Scene before, @Nullable Scene after) {
        if (before != null) {
            before.windowProperty().removeListener(window);
            rewindow(before.getWindow(), null);
        }
        if (after != null) {
            after.windowProperty().addListener(window);
            rewindow(null, after.getWindow());
        }
        updateAttachment();
    }

    private void rewindow(@Nullable Window before, @Nullable Window after) {
        if (before != null) {
            before.showingProperty().removeListener(showing);
        }
        if (after != null) {
            after.showingProperty().addListener(showing);
        }
        updateAttachment();
    }

    private void updateAttachment() {
        Scene scene = getScene();
        boolean hidden =
                scene == null || (scene.getWindow() != null && !scene.getWindow().isShowing());
        if (pulsing != null) {
            pulsing.removePostLayoutPulseListener(pulse);
        }
        pulsing = hasShowingWindow() ? scene : null;
        if (pulsing != null) {
            pulsing.addPostLayoutPulseListener(pulse);
        }
        onAttached(!hidden);
        dirty = true;
        ask();
    }

    private boolean hasShowingWindow() {
        Scene scene = getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    private boolean isTreeVisible() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return pulsing != null
                && !(pulsing.getWindow() instanceof Stage stage && stage.isIconified());
    }
}
