package io.aibotiyi.charts;

import io.aibotiyi.charts.flow.FootprintSeries;
import io.aibotiyi.charts.flow.LargeTrades;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A candle and volume chart with pan, zoom, crosshair, indicators, own orders and own fills.
 *
 * <p>The x axis counts candles, as trading charts do: silent times take no room, the labels tell
 * the time. The y axis follows the visible candles until the price axis is dragged.
 *
 * <p><b>Keys</b> (when focused): left/right pan one candle, with shift a fifth of the view; up/down
 * or +/- zoom; Home/End oldest/newest; F follows the newest; A scales the price axis automatically;
 * L toggles the logarithmic axis.
 *
 * <p><b>Style.</b> Style class {@code candle-chart}; colours and font are CSS properties, see
 * {@link ChartColor}.
 *
 * <p><b>Thread.</b> The JavaFX application thread. The chart listens to its series only while it is
 * in a scene, draws at most once per pulse, and not at all while it is not shown.
 */
public final class CandleChart extends Region {

    /** Pixels per candle from which a footprint's numbers can be read. */
    public static final double FOOTPRINT_SPACING = 104;

    private static final double ZOOM_STEP = 1.25;

    private final ChartStyle style = new ChartStyle(this, this::styleChanged);
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private final BooleanProperty logScale = new SimpleBooleanProperty(this, "logScale", false);
    private final ChartOptions options = new ChartOptions(this::optionsChanged);
    private final ObjectProperty<ChartStatus> status =
            new SimpleObjectProperty<>(this, "status", ChartStatus.READY);
    private final ObjectProperty<ZoneId> zone =
            new SimpleObjectProperty<>(this, "zone", ZoneOffset.UTC);

    private final ChartContent content = new ChartContent();
    private final Viewport viewport = new Viewport();
    private final ChartSurface surface = new ChartSurface(this, content, viewport);
    private final DrawingTools drawings =
            new DrawingTools(() -> surface.invalidate(Invalidation.LIGHT));
    private final StatusOverlay statusOverlay = new StatusOverlay();
    private final LineInput lines;
    private boolean syncing;

    public CandleChart() {
        getStyleClass().add("candle-chart");
        setFocusTraversable(true);
        setAccessibleRoleDescription("Candle chart");
        getChildren().addAll(surface, statusOverlay);
        lines = new LineInput(this, surface, content);
        new DrawingInput(this, surface, drawings);
        new ChartInput(this, content, viewport, surface);
        following.addListener((_, _, now) -> follow(now));
        InvalidationListener redraw = _ -> surface.invalidate(Invalidation.FULL);
        logScale.addListener((_, _, log) -> {
            boolean isLog = options.axisModeProperty().get() == AxisMode.LOG;
            if (log != isLog) {
                options.axisModeProperty().set(log ? AxisMode.LOG : AxisMode.LINEAR);
            }
        });
        zone.addListener(redraw);
        status.addListener(_ -> {
            updateStatus();
            surface.invalidate(Invalidation.FULL);
        });
        updateStatus();
    }

    /**
     * Shows a series, newest candles at the right, and forgets the zoom of the one before.
     *
     * @param series null for none
     * @param title for example {@code BTC-USDT · 1m}; shown in the legend and as a watermark
     */
    public void setSeries(@Nullable CandleSeries series, String title) {
        content.series = series;
        content.title = Objects.requireNonNull(title);
        setAccessibleText(title);
        surface.seriesExchanged();
        resetView();
        updateStatus();
    }

    public @Nullable CandleSeries getSeries() {
        return content.series;
    }

    /** Own working orders, position entries, alerts; replaces those before. */
    public void setPriceLines(List<PriceLine> lines) {
        content.priceLines = List.copyOf(lines);
        surface.invalidate(Invalidation.LIGHT);
    }

    /**
     * Lets lines with a key be dragged and cancelled.
     *
     * @param hand null so that all stay put
     * @param step price units that a held line goes by a key, at least 1
     */
    public void setLineHand(@Nullable LineHand hand, long step) {
        content.hand = hand;
        content.lineStep = Math.max(1, step);
        lines.letGo();
    }

    /** Takes the next line downwards in hand, for the keyboard; the topmost after the last. */
    public void holdNextLine() {
        lines.holdNext();
    }

    /** The line in hand. */
    public Optional<PriceLine> heldLine() {
        return Optional.ofNullable(content.held.line());
    }

    /** The price under a point of this node; empty outside the prices' pane. */
    public OptionalLong priceAt(double x, double y) {
        Frame f = surface.frame();
        return f != null && !f.series().isEmpty() && f.layout().inPricePane(x, y)
                ? OptionalLong.of(Math.round(f.scale().priceAt(y)))
                : OptionalLong.empty();
    }

    /** Height of a price in this node; empty while it is not in view. */
    public OptionalDouble yOf(long price) {
        Frame f = surface.frame();
        double y = f == null ? -1 : f.scale().y(price);
        return f != null && y >= 0 && y <= f.layout().priceBottom()
                ? OptionalDouble.of(y)
                : OptionalDouble.empty();
    }

    /** The line with a key under a point of this node. */
    public Optional<PriceLine> lineAt(double x, double y) {
        Frame f = surface.frame();
        return f == null ? Optional.empty() : content.held.at(f, content.priceLines, x, y);
    }

    /** Own fills in any order; replaces those before. */
    public void setMarkers(List<TradeMarker> markers) {
        content.markers = List.copyOf(markers);
        surface.invalidate(Invalidation.LIGHT);
    }

    /** Indicator lines to draw. */
    public void setOverlays(Set<Overlay> overlays) {
        content.overlays = Set.copyOf(overlays);
        surface.setOverlaysChanged();
    }

    public Set<Overlay> getOverlays() {
        return Set.copyOf(content.overlays);
    }

    /** Indicators to draw, overlays and panes top to bottom; those kept keep their values. */
    public void setStudies(List<Study> studies) {
        content.studies = List.copyOf(studies);
        surface.contentChanged();
    }

    public List<Study> getStudies() {
        return content.studies;
    }

    /** Other series to compare with, as lines of equal change; the axis then counts in percent. */
    public void setComparisons(List<Comparison> comparisons) {
        content.comparisons = List.copyOf(comparisons);
        if (!comparisons.isEmpty()) {
            options.axisModeProperty().set(AxisMode.PERCENT);
        }
        surface.contentChanged();
    }

    public List<Comparison> getComparisons() {
        return content.comparisons;
    }

    /** What {@link ChartType#FOOTPRINT} draws; null if no trades are known. */
    public void setFootprints(@Nullable FootprintSeries footprints) {
        content.footprints = footprints;
        surface.contentChanged();
    }

    /**
     * Marks large trades where they traded, added up as far as one zooms out.
     *
     * @param trades null for none; quantities in the series' volume units
     */
    public void setLargeTrades(@Nullable LargeTrades trades) {
        content.largeTrades = trades;
        surface.contentChanged();
    }

    /** Lets the crosshair move with those of other charts; null for alone. */
    public void setCrosshairLink(@Nullable CrosshairLink link) {
        surface.setLink(link);
    }

    /** Parts of the plot's height that panes were dragged to, by pane, for saving. */
    public Map<String, Double> paneShares() {
        return content.shares.dragged();
    }

    /** Takes what {@link #paneShares} gave; parts that make no sense are left out. */
    public void restorePaneShares(Map<String, Double> shares) {
        content.shares.restore(shares);
        surface.invalidate(Invalidation.FULL);
    }

    /** Drawings and the tool in hand. */
    public DrawingTools drawings() {
        return drawings;
    }

    /** Chart type, axis mode and what else is shown. */
    public ChartOptions options() {
        return options;
    }

    /** What the countdown to the candle's close reads; the system's clock by default. */
    public void setClock(InstantSource clock) {
        content.clock = Objects.requireNonNull(clock);
        surface.invalidate(Invalidation.LIGHT);
    }

    /**
     * Called with the open time (epoch nanoseconds) of the oldest candle when the view comes near
     * the left end: load what lies before it and {@link CandleSeries#prepend} it. Called once per
     * oldest candle, so a source that has nothing older is not asked again.
     */
    public void setOnHistoryNeeded(LongConsumer beforeOpenTime) {
        content.onHistoryNeeded = Objects.requireNonNull(beforeOpenTime);
    }

    /** Called with the price (price units) under the pointer on a click that was not a drag. */
    public void setOnPriceClicked(LongConsumer price) {
        content.onPriceClicked = Objects.requireNonNull(price);
    }

    /** Default zoom, newest candles at the right, automatic price axis. */
    public void resetView() {
        CandleSeries series = content.series;
        viewport.reset(
                series == null ? 0 : series.firstPosition(),
                series == null ? 0 : series.endPosition());
        options.autoScaleProperty().set(true);
        viewChanged();
    }

    /** One step closer around the middle of the view. */
    public void zoomIn() {
        viewport.zoom(ZOOM_STEP, viewport.width() / 2);
        viewChanged();
    }

    /** One step further around the middle of the view. */
    public void zoomOut() {
        viewport.zoom(1 / ZOOM_STEP, viewport.width() / 2);
        viewChanged();
    }

    /** Multiplies the candles' width, keeping what is at a pixel from the left in place. */
    public void zoomAround(double factor, double x) {
        viewport.zoom(factor, x);
        viewChanged();
    }

    /** Pixels per candle. */
    public double getSpacing() {
        return viewport.spacing();
    }

    /** Sets the pixels per candle, within what can be shown, and brings the newest into view. */
    public void setSpacing(double pixels) {
        viewport.follow();
        viewport.zoom(pixels / viewport.spacing(), viewport.newestX());
        viewChanged();
    }

    /** Moves the view to newer candles; negative to older ones. */
    public void pan(double candles) {
        viewport.panCandles(candles);
        viewChanged();
    }

    /** Brings the oldest candle into view. */
    public void showOldest() {
        viewport.showOldest();
        viewChanged();
    }

    /**
     * True while the newest candle is in view: the view then moves with each appended candle.
     * Setting it true brings the newest candle into view.
     */
    public BooleanProperty followingProperty() {
        return following;
    }

    /** Logarithmic price axis: {@link AxisMode#LOG} of the options as a switch. */
    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    /** Price axis follows the visible candles. */
    public BooleanProperty autoScaleProperty() {
        return options.autoScaleProperty();
    }

    /** Marks the highest and the lowest price in view. */
    public BooleanProperty extremesShownProperty() {
        return options.extremesShownProperty();
    }

    /** Loading, empty, disconnected or ready. */
    public ObjectProperty<ChartStatus> statusProperty() {
        return status;
    }

    /** Zone of the time axis; UTC by default. */
    public ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    /** What the stylesheets made of {@link ChartColor}. */
    public ChartTheme theme() {
        return style.theme();
    }

    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ChartStyle.metaData();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ChartStyle.metaData();
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(CandleChart.class.getResource("candle-chart.css"))
                .toExternalForm();
    }

    @Override
    protected void layoutChildren() {
        boolean resized = surface.getWidth() != getWidth() || surface.getHeight() != getHeight();
        surface.resizeRelocate(0, 0, getWidth(), getHeight());
        statusOverlay.resizeRelocate(0, 0, getWidth(), getHeight());
        if (resized) {
            surface.invalidate(Invalidation.FULL);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 400;
    }

    ChartStyle style() {
        return style;
    }

    ChartSurface surface() {
        return surface;
    }

    Viewport viewport() {
        return viewport;
    }

    /** The view was moved or zoomed. */
    void viewChanged() {
        syncing = true;
        following.set(viewport.isFollowing());
        syncing = false;
        surface.viewMoved();
    }

    /** The series went from empty to not empty, or back. */
    void dataArrived() {
        updateStatus();
        viewChanged();
    }

    private void follow(boolean now) {
        if (syncing) {
            return;
        }
        if (now) {
            viewport.follow();
        } else {
            viewport.unfollow();
        }
        surface.invalidate(Invalidation.FULL);
    }

    private void updateStatus() {
        CandleSeries series = content.series;
        statusOverlay.show(
                status.get(), series != null && !series.isEmpty(), content.title, zone.get());
    }

    private void optionsChanged() {
        logScale.set(options.axisModeProperty().get() == AxisMode.LOG);
        surface.contentChanged();
    }

    private void styleChanged() {
        surface.invalidate(Invalidation.FULL);
    }
}
