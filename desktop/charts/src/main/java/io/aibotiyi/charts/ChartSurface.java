package io.aibotiyi.charts;

import io.aibotiyi.charts.CursorPainter.Pointer;
import io.aibotiyi.domain.EpochNanos;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A raster with three transparent layers over it and the rules for drawing them. It is the root of
 * its own layout, so asking for a redraw costs no layout elsewhere; drawing happens in the layout
 * phase: at most once per pulse, after CSS, and also before a snapshot. While the chart cannot be
 * seen the request is kept, not drawn, and it listens to nothing.
 */
final class ChartSurface extends Region {

    private final CandleChart chart;
    private final ChartContent content;
    private final Viewport view;
    private final PriceAxis axis = new PriceAxis();
    private final FrameBuilder builder = new FrameBuilder();
    private final LivePainter livePainter = new LivePainter();
    private final CursorPainter cursorPainter = new CursorPainter();
    private final HistoryLayer historyLayer = new HistoryLayer(this::requestLayout);
    private final Patches liveLayer = new Patches();
    private final Patches cursorLayer = new Patches();
    private final Map<Overlay, OverlayLine> overlays = new EnumMap<>(Overlay.class);
    private final Studies studies = new Studies();
    private final HeikinAshi averaged = new HeikinAshi();
    private final SurfaceFeeds feeds = new SurfaceFeeds(this::otherChanged, this::linkPointed);
    private final CandleSeries.Listener seriesListener = this::seriesChanged;
    private final Timeline seconds;
    private final ObservableValue<Boolean> windowShowing;
    private final InvalidationListener revealed = _ -> reveal();

    private Invalidation pending = Invalidation.FULL;

    /** What is shown. */
    private @Nullable Frame frame;

    /** What was decided last: shown, or being drawn. */
    private @Nullable Frame latest;

    private int frameDecimals;
    private @Nullable Pointer pointer;
    private CrosshairLink.@Nullable Spot spot;
    private @Nullable CandleSeries attachedTo;
    private @Nullable Observable hiddenBy;
    private boolean restartOverlays = true;

    /** Something else than the view may have changed since lines followed the series. */
    private boolean unfollowed = true;

    /** The averaged candles are in step with the series. */
    private boolean averages;

    private long askedBefore = Long.MIN_VALUE;
    private double fixedScale = Double.NaN;

    /** Draws so far, for tests and benchmarks. */
    int historyDraws;

    int liveDraws;
    int cursorDraws;

    ChartSurface(CandleChart chart, ChartContent content, Viewport view) {
        this.chart = chart;
        this.content = content;
        this.view = view;
        setManaged(false);
        getChildren().addAll(historyLayer, liveLayer, cursorLayer);
        seconds =
                new Timeline(
                        new KeyFrame(Duration.seconds(1), _ -> invalidate(Invalidation.LIGHT)));
        seconds.setCycleCount(Animation.INDEFINITE);
        ObservableValue<Window> window = sceneProperty().flatMap(Scene::windowProperty);
        windowShowing = window.flatMap(Window::showingProperty).orElse(false);
        windowShowing.addListener((_, _, _) -> attach());
        sceneProperty().addListener((_, _, _) -> attach());
        window.flatMap(Window::outputScaleXProperty)
                .addListener((_, _, _) -> invalidate(Invalidation.FULL));
        chart.focusVisibleProperty().addListener(_ -> invalidate(Invalidation.CURSOR));
    }

    void invalidate(Invalidation level) {
        unfollowed = true;
        ask(level);
    }

    /** The view was panned or zoomed; all else is as it was. */
    void viewMoved() {
        ask(Invalidation.FULL);
    }

    private void ask(Invalidation level) {
        Invalidation merged = pending.merge(level);
        if (merged != pending) {
            pending = merged;
            requestLayout();
        }
    }

    /** The content's series was exchanged. */
    void seriesExchanged() {
        restartOverlays = true;
        askedBefore = Long.MIN_VALUE;
        frame = null;
        latest = null;
        historyLayer.forget();
        attach();
        invalidate(Invalidation.FULL);
    }

    void setOverlaysChanged() {
        overlays.keySet().retainAll(content.overlays);
        for (Overlay overlay : content.overlays) {
            overlays.computeIfAbsent(overlay, OverlayLine::of);
        }
        restartOverlays = true;
        invalidate(Invalidation.FULL);
    }

    void setPointer(@Nullable Pointer pointer) {
        boolean moved = pointer != null || this.pointer != null;
        this.pointer = pointer;
        Frame f = frame;
        if (moved && f != null) {
            feeds.point(LinkedPointer.spot(chart, f, pointer));
        }
        ask(Invalidation.CURSOR);
    }

    /** The content's studies, comparisons or panes were exchanged. */
    void contentChanged() {
        studies.show(content.studies, content.shares, chart.options().volumeShownProperty().get());
        attach();
        invalidate(Invalidation.FULL);
    }

    void setLink(@Nullable CrosshairLink link) {
        feeds.setLink(link);
        attach();
    }

    private void linkPointed(CrosshairLink.Spot pointed) {
        if (pointed.source() != chart) {
            spot = pointed;
            ask(Invalidation.CURSOR);
        }
    }

    private void otherChanged() {
        invalidate(Invalidation.FULL);
    }

    List<StudyLine> studies() {
        return studies.lines();
    }

    /** As if shown with this many device pixels per logical pixel; NaN for the window's own. */
    void setOutputScale(double scale) {
        fixedScale = scale;
        invalidate(Invalidation.FULL);
    }

    void setTextureLimit(int limit) {
        historyLayer.setTextureLimit(limit);
        liveLayer.setTextureLimit(limit);
        cursorLayer.setTextureLimit(limit);
        invalidate(Invalidation.FULL);
    }

    @Nullable Frame frame() {
        return frame;
    }

    PriceAxis axis() {
        return axis;
    }

    Invalidation pending() {
        return pending;
    }

    int tiles() {
        return historyLayer.tiles();
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() < 1 || getHeight() < 1 || !isShown()) {
            return;
        }
        Frame finished = historyLayer.showFinished();
        if (finished != null) {
            frame = finished;
            pending = pending.merge(Invalidation.LIGHT);
        }
        if (pending == Invalidation.NONE) {
            return;
        }
        Invalidation level = pending;
        pending = Invalidation.NONE;
        draw(level, finished != null);
        updateSeconds();
        askForHistory();
    }

    private void draw(Invalidation level, boolean shown) {
        CandleSeries series = content.series;
        if (series == null || series.isEmpty()) {
            frame = null;
            latest = null;
            historyDraws++;
            paintWithoutData();
            return;
        }
        if (unfollowed || restartOverlays) {
            overlays.values().forEach(line -> line.follow(series, restartOverlays));
            studies.follow(series, restartOverlays);
            unfollowed = false;
        }
        LodPyramid drawn = series.pyramid();
        if (chart.options().typeProperty().get() == ChartType.HEIKIN_ASHI) {
            averaged.follow(series, restartOverlays || !averages);
            drawn = averaged.pyramid();
        }
        averages = drawn != series.pyramid();
        restartOverlays = false;
        boolean all = level == Invalidation.FULL || frame == null;
        if (all && historyLayer.isBusy() && isLive()) {
            // what is being drawn is shown first; then the newest state is drawn
            pending = Invalidation.FULL;
        } else if (all) {
            Frame built =
                    builder.build(
                            new FrameBuilder.Shown(
                                    series,
                                    drawn,
                                    content.title,
                                    shownOverlays(series),
                                    studies.lines(),
                                    content.comparisons,
                                    content.footprints,
                                    content.largeTrades,
                                    content.shares),
                            setting(),
                            view,
                            axis,
                            chart.theme());
            latest = built;
            frameDecimals = series.priceDecimals();
            historyDraws++;
            shown |= show(built);
        }
        Frame current = frame;
        if (current == null || (all && !shown)) {
            return;
        }
        if (level.compareTo(Invalidation.LIGHT) >= 0) {
            liveDraws++;
            long now = EpochNanos.now(content.clock);
            livePainter.paint(liveLayer, current, content, chart.drawings(), now);
        }
        cursorDraws++;
        Pointer linked = LinkedPointer.of(chart, current, spot);
        cursorPainter.paint(cursorLayer, current, content, pointer, linked, chart.isFocusVisible());
    }

    /** Shows a frame, at once or as soon as it is drawn. */
    private boolean show(Frame built) {
        boolean now = historyLayer.paint(built, frame != null && isLive());
        if (now) {
            frame = built;
        }
        return now;
    }

    /** In a window that pulses on; a scene without one is drawn for a picture. */
    private boolean isLive() {
        Scene scene = getScene();
        return scene != null && scene.getWindow() != null;
    }

    private void paintWithoutData() {
        ChartTheme theme = chart.theme();
        double scale = outputScale();
        historyLayer.paint(
                getWidth(),
                getHeight(),
                scale,
                sheet -> {
                    sheet.color(theme.color(ChartColor.CANVAS));
                    sheet.clear();
                    if (chart.statusProperty().get() instanceof ChartStatus.Loading) {
                        Ink ink = new Ink(sheet, new Pixels(scale));
                        Skeleton.paint(ink, getWidth(), getHeight(), theme);
                    }
                });
        for (Patches layer : List.of(liveLayer, cursorLayer)) {
            layer.begin(getWidth(), getHeight(), scale);
            layer.end();
        }
    }

    /** Session averages say nothing about candles of a day or longer. */
    private Map<Overlay, OverlayLine> shownOverlays(CandleSeries series) {
        Map<Overlay, OverlayLine> shown = new EnumMap<>(overlays);
        if (series.timeframe().nanos() >= Duration.hours(24).toMillis() * 1_000_000) {
            shown.remove(Overlay.SESSION_VWAP);
        }
        return shown;
    }

    private FrameBuilder.Setting setting() {
        return new FrameBuilder.Setting(
                getWidth(),
                getHeight(),
                outputScale(),
                chart.options().typeProperty().get(),
                chart.options().axisModeProperty().get(),
                chart.options().baselinePriceProperty().get(),
                chart.autoScaleProperty().get(),
                chart.extremesShownProperty().get(),
                chart.options().sessionBreaksProperty().get(),
                chart.options().profileProperty().get(),
                chart.statusProperty().get() instanceof ChartStatus.Disconnected,
                chart.zoneProperty().get());
    }

    private double outputScale() {
        if (!Double.isNaN(fixedScale)) {
            return fixedScale;
        }
        Scene scene = getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window == null ? 1 : Math.max(1, window.getOutputScaleX());
    }

    // --- data -----------------------------------------------------------------------------------

    /** Listens to the series exactly while the chart is in a scene that is, or may be, shown. */
    private void attach() {
        Scene scene = getScene();
        boolean live =
                scene != null && (scene.getWindow() == null || scene.getWindow().isShowing());
        CandleSeries wanted = live ? content.series : null;
        CandleSeries before = attachedTo;
        if (!live) {
            seconds.stop();
            stopWaiting();
        }
        feeds.attach(live, content);
        if (wanted == before) {
            return;
        }
        if (before != null) {
            before.removeListener(seriesListener);
        }
        attachedTo = wanted;
        if (wanted != null) {
            wanted.addListener(seriesListener);
            restartOverlays = true;
            view.setBounds(wanted.firstPosition(), wanted.endPosition());
            invalidate(Invalidation.FULL);
            requestLayout();
        }
    }

    private void seriesChanged(CandleSeries.Change change) {
        CandleSeries series = content.series;
        if (series == null) {
            return;
        }
        switch (change) {
            case REPLACED -> {
                restartOverlays = true;
                askedBefore = Long.MIN_VALUE;
                view.rebase(series.firstPosition(), series.endPosition());
                chart.dataArrived();
            }
            case PREPENDED, CORRECTED -> {
                restartOverlays = true;
                view.setBounds(series.firstPosition(), series.endPosition());
            }
            case APPENDED -> {
                view.setBounds(series.firstPosition(), series.endPosition());
                if (series.size() == 1) {
                    chart.dataArrived();
                }
            }
            case LAST_UPDATED -> {
                if (fitsFrame(series)) {
                    invalidate(Invalidation.LIGHT);
                    return;
                }
            }
        }
        invalidate(Invalidation.FULL);
    }

    /** True while the newest candle changes no scale and no label of the last full redraw. */
    private boolean fitsFrame(CandleSeries series) {
        Frame f = latest;
        if (f == null || series.priceDecimals() != frameDecimals) {
            return false;
        }
        if (!f.isLiveVisible()) {
            return true;
        }
        if (f.drawn() != series.pyramid()) {
            return false;
        }
        LodLevel cells = f.cells();
        return studies.fit(f)
                && cells.high.get(f.liveCell()) <= f.max()
                && cells.low.get(f.liveCell()) >= f.min()
                && cells.volume.get(f.liveCell()) <= f.volumeMax();
    }

    private void askForHistory() {
        CandleSeries series = content.series;
        if (series == null || series.isEmpty() || series.size() >= CandleSeries.MAX_CANDLES) {
            return;
        }
        double near = series.firstPosition() + view.width() / view.spacing() / 2;
        long oldest = series.openTime(0);
        if (view.left() < near && oldest != askedBefore) {
            askedBefore = oldest;
            content.onHistoryNeeded.accept(oldest);
        }
    }

    // --- visibility -----------------------------------------------------------------------------

    private boolean isShown() {
        Scene scene = getScene();
        if (scene == null) {
            return false;
        }
        Window window = scene.getWindow();
        if (window == null) {
            return true;
        }
        if (!window.isShowing()) {
            waitFor(window.showingProperty());
            return false;
        }
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                waitFor(node.visibleProperty());
                return false;
            }
        }
        return true;
    }

    private void waitFor(Observable visibility) {
        seconds.stop();
        stopWaiting();
        hiddenBy = visibility;
        visibility.addListener(revealed);
    }

    private void stopWaiting() {
        Observable blocker = hiddenBy;
        if (blocker != null) {
            blocker.removeListener(revealed);
            hiddenBy = null;
        }
    }

    private void reveal() {
        stopWaiting();
        requestLayout();
    }

    /** The countdown moves once a second, while it can be seen. */
    private void updateSeconds() {
        Scene scene = getScene();
        boolean wanted =
                frame != null
                        && !frame.stale()
                        && scene != null
                        && scene.getWindow() != null
                        && scene.getWindow().isShowing();
        if (wanted) {
            seconds.play();
        } else {
            seconds.stop();
        }
    }
}
