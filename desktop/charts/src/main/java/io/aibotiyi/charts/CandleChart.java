package io.aibotiyi.charts;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongConsumer;
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

    private final ChartStyle style = new ChartStyle(this, this::requestLayout);
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private final BooleanProperty logScale = new SimpleBooleanProperty(this, "logScale", false);
    private final BooleanProperty autoScale = new SimpleBooleanProperty(this, "autoScale", true);
    private final BooleanProperty extremesShown =
            new SimpleBooleanProperty(this, "extremesShown", true);
    private final ObjectProperty<ChartStatus> status =
            new SimpleObjectProperty<>(this, "status", ChartStatus.READY);
    private final ObjectProperty<ZoneId> zone =
            new SimpleObjectProperty<>(this, "zone", ZoneOffset.UTC);

    private final ChartContent content = new ChartContent();
    private final Viewport viewport = new Viewport();

    public CandleChart() {
        getStyleClass().add("candle-chart");
        setFocusTraversable(true);
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
        resetView();
    }

    public @Nullable CandleSeries getSeries() {
        return content.series;
    }

    /** Own working orders, position entries, alerts; replaces those before. */
    public void setPriceLines(List<PriceLine> lines) {
        content.priceLines = List.copyOf(lines);
    }

    /** Own fills in any order; replaces those before. */
    public void setMarkers(List<TradeMarker> markers) {
        content.markers = List.copyOf(markers);
    }

    /** Indicator lines to draw. */
    public void setOverlays(Set<Overlay> overlays) {
        content.overlays = Set.copyOf(overlays);
    }

    public Set<Overlay> getOverlays() {
        return Set.copyOf(content.overlays);
    }

    /** What the countdown to the candle's close reads; the system's clock by default. */
    public void setClock(InstantSource clock) {
        content.clock = Objects.requireNonNull(clock);
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
        following.set(true);
        autoScale.set(true);
        CandleSeries series = content.series;
        viewport.reset(
                series == null ? 0 : series.firstPosition(),
                series == null ? 0 : series.endPosition());
    }

    /** One step closer around the middle of the view. */
    public void zoomIn() {
        viewport.zoom(1.25, viewport.width() / 2);
    }

    /** One step further around the middle of the view. */
    public void zoomOut() {
        viewport.zoom(0.8, viewport.width() / 2);
    }

    /** Moves the view to newer candles; negative to older ones. */
    public void pan(double candles) {
        viewport.panCandles(candles);
    }

    /** Brings the oldest candle into view. */
    public void showOldest() {
        viewport.showOldest();
    }

    /**
     * True while the newest candle is in view: the view then moves with each appended candle.
     * Setting it true brings the newest candle into view.
     */
    public BooleanProperty followingProperty() {
        return following;
    }

    /** Logarithmic price axis. */
    public BooleanProperty logScaleProperty() {
        return logScale;
    }

    /** Price axis follows the visible candles. */
    public BooleanProperty autoScaleProperty() {
        return autoScale;
    }

    /** Marks the highest and the lowest price in view. */
    public BooleanProperty extremesShownProperty() {
        return extremesShown;
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

    ChartStyle style() {
        return style;
    }
}
