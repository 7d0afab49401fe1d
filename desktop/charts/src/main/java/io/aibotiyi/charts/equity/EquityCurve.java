package io.aibotiyi.charts.equity;

import io.aibotiyi.charts.surface.DecimalFormatter;
import io.aibotiyi.charts.surface.MarketSurface;
import io.aibotiyi.charts.surface.Marks;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Side;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an account was worth over time: a line over its gain or loss against the baseline, what it
 * fell from its peak shaded, the present value at its end. The pointer, or Left, Right, Home and
 * End, read any point; Escape puts the reading away.
 *
 * <p>Memory: {@link #CAPACITY} points; beyond it the older half is thinned so that every peak and
 * trough survives. Times are UTC. JavaFX thread only.
 */
public final class EquityCurve extends MarketSurface {

    /** Points kept. */
    public static final int CAPACITY = 20_000;

    /** What gain and loss are told from. */
    public enum Baseline {
        /** The first point: for equity. */
        FIRST,
        /** Nothing: for profit and loss. */
        ZERO
    }

    /** Of the header and the footer in a font of the usual size. */
    private static final double HEADER = 44;

    private static final double FOOTER = 18;
    private static final double GAP = 8;
    private static final double STALE_ALPHA = 0.45;
    private static final long DAY = 86_400_000_000_000L;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final ObjectProperty<Baseline> baseline =
            new SimpleObjectProperty<>(this, "baseline", Baseline.FIRST);
    private final EquitySeries series = new EquitySeries(CAPACITY);
    private DecimalFormatter formatter = new DecimalFormatter(2, 2, 0);
    private String currency = "";
    private @Nullable EquityLook look;
    private @Nullable EquityPlot plot;
    private @Nullable String stale;
    private double pointer = Double.NaN;
    private int read = -1;

    public EquityCurve() {
        getStyleClass().add("equity-curve");
        setFocusTraversable(true);
        setAccessibleText("Equity curve");
        setPrefSize(320, 180);
        setMinSize(160, 110);
        baseline.subscribe(this::invalidate);
        focusVisibleProperty().subscribe(this::invalidate);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> point(event.getX()));
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> point(Double.NaN));
        addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /**
     * Says what values count; the points stay.
     *
     * @param scale decimals of a value unit, 0 to 18
     * @param places decimals to show, at most {@code scale}
     * @param newCurrency named after values, empty for none
     */
    public void setUnit(int scale, int places, String newCurrency) {
        formatter = new DecimalFormatter(scale, places, 0);
        currency = newCurrency;
        invalidate();
    }

    /**
     * Replaces all points; oldest first.
     *
     * @throws IllegalArgumentException if they are not in order of time; the curve is empty then
     */
    public void snapshot(List<EquityPoint> points) {
        clear();
        try {
            points.forEach(p -> series.add(p.time(), p.value()));
        } catch (IllegalArgumentException e) {
            clear();
            throw e;
        }
    }

    /**
     * Appends a point; one at the time of the last replaces it.
     *
     * @throws IllegalArgumentException if it is earlier than the last; nothing has changed then
     */
    public void add(EquityPoint point) {
        series.add(point.time(), point.value());
        invalidate();
    }

    /** Forgets all points. */
    public void clear() {
        series.clear();
        read = -1;
        invalidate();
    }

    /** Dims the curve and says why, or {@code null} when it is current again. */
    public void setStale(@Nullable String reason) {
        stale = reason;
        invalidate();
    }

    public ObjectProperty<Baseline> baselineProperty() {
        return baseline;
    }

    /** The point that is being read; null for none. */
    @Nullable EquityPoint reading() {
        int index = readIndex();
        return index < 0 ? null : new EquityPoint(series.time(index), series.value(index));
    }

    @Override
    protected void onStyleChanged() {
        look = null;
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height, long now) {
        EquityLook styled = look == null ? new EquityLook(style()) : look;
        look = styled;
        plot = null;
        if (series.isEmpty()) {
            message(g, styled, width, height);
        } else {
            g.setGlobalAlpha(stale == null ? 1 : STALE_ALPHA);
            curve(g, styled, width, height);
            g.setGlobalAlpha(1);
        }
        if (stale != null) {
            styled.small.select(g);
            g.setFill(styled.attention);
            String text = styled.small.fit(stale, width - 2 * GAP);
            styled.small.draw(g, text, GAP, height - 5);
        }
        if (isFocusVisible()) {
            Marks.frame(g, styled.accent, 0, 0, width, height);
        }
    }

    private void curve(GraphicsContext g, EquityLook styled, double width, double height) {
        long base = baseline.get() == Baseline.ZERO ? 0 : series.first();
        double label = Math.ceil(styled.small.width(formatter.format(series.last()))) + 10;
        EquityPlot drawn =
                EquityPlot.of(
                        series,
                        GAP,
                        HEADER * style().scale(),
                        Math.max(1, Math.floor(width - label - 2 * GAP)),
                        Math.max(1, height - (HEADER + FOOTER) * style().scale()),
                        base);
        plot = drawn;
        drawn.paint(g, styled);
        int index = readIndex();
        if (index >= 0) {
            reading(g, styled, drawn, index);
        }
        drawn.lastLabel(g, styled, formatter, width - GAP / 2);
        header(g, styled, width, index, base);
        if (stale == null) {
            ends(g, styled, drawn, height);
        }
    }

    private void header(GraphicsContext g, EquityLook styled, double width, int index, long base) {
        long value = index < 0 ? series.last() : series.value(index);
        long change = value - base;
        String amount = formatter.format(value) + (currency.isEmpty() ? "" : " " + currency);
        styled.large.select(g);
        g.setFill(styled.text);
        styled.large.draw(g, styled.large.fit(amount, width - 2 * GAP), GAP, 20 * style().scale());
        styled.small.select(g);
        Side side = change >= 0 ? Side.BUY : Side.SELL;
        g.setFill(change == 0 ? styled.muted : styled.sides.of(side));
        if (change != 0) {
            Marks.triangle(g, GAP, 38 * style().scale() - 7, 4, change > 0);
        }
        String gain = (change > 0 ? "+" : "") + formatter.format(change) + percent(change, base);
        styled.small.draw(g, gain, change == 0 ? GAP : GAP + 12, 38 * style().scale());
        String right;
        if (index < 0) {
            right =
                    "Max drawdown "
                            + drawdown(series.largestDrawdown(), series.largestDrawdownShare());
        } else {
            long fall = series.peak(index) - value;
            right =
                    when(series.time(index))
                            + (fall > 0 ? "  ·  " + formatter.format(-fall) + " from peak" : "");
        }
        g.setFill(styled.muted);
        if (styled.small.width(gain) + styled.small.width(right) + 4 * GAP < width) {
            styled.small.drawRight(g, right, width - GAP, 38 * style().scale());
        }
    }

    private String drawdown(long amount, double share) {
        if (baseline.get() == Baseline.ZERO) {
            return formatter.format(-amount);
        }
        return new DecimalFormatter(2, 2, 0).format(-Math.round(share * 10_000)) + " %";
    }

    private static String percent(long change, long base) {
        if (base <= 0) {
            return "";
        }
        long hundredths = Math.round(change * 10_000.0 / base);
        String sign = hundredths > 0 ? "+" : "";
        return "  " + sign + new DecimalFormatter(2, 2, 0).format(hundredths) + " %";
    }

    private static void reading(GraphicsContext g, EquityLook styled, EquityPlot drawn, int index) {
        double x = Math.floor(drawn.x(drawn.series().time(index)));
        double y = Math.rint(drawn.y(drawn.series().value(index)));
        g.setFill(styled.muted);
        g.fillRect(x, drawn.top(), 1, drawn.height());
        g.setFill(styled.canvas);
        g.fillRect(x - 3, y - 3, 7, 7);
        g.setFill(styled.text);
        g.fillRect(x - 2, y - 2, 5, 5);
    }

    private void ends(GraphicsContext g, EquityLook styled, EquityPlot drawn, double height) {
        styled.small.select(g);
        g.setFill(styled.faint);
        String first = when(series.time(0));
        styled.small.draw(g, first, GAP, height - 5);
        String last = when(series.time(series.size() - 1));
        double right = drawn.left() + drawn.width();
        if (series.size() > 1
                && styled.small.width(first) + styled.small.width(last) + GAP < drawn.width()) {
            styled.small.drawRight(g, last, right, height - 5);
        }
    }

    private String when(long time) {
        boolean days = series.time(series.size() - 1) - series.time(0) >= DAY;
        return (days ? DATE : CLOCK).format(EpochNanos.toInstant(time));
    }

    private static void message(GraphicsContext g, EquityLook styled, double width, double height) {
        double middle = Math.rint(height / 2);
        styled.strong.select(g);
        g.setFill(styled.text);
        styled.strong.drawCentred(g, "No equity yet", width / 2, middle - 4);
        styled.small.select(g);
        g.setFill(styled.muted);
        styled.small.drawCentred(
                g,
                styled.small.fit("The curve starts with the account's first value.", width - 16),
                width / 2,
                middle + 16);
    }

    private int readIndex() {
        EquityPlot drawn = plot;
        if (series.isEmpty()) {
            return -1;
        }
        if (!Double.isNaN(pointer) && drawn != null) {
            return series.nearest(drawn.time(pointer));
        }
        return Math.min(read, series.size() - 1);
    }

    private void point(double x) {
        pointer = x;
        invalidate();
    }

    private void key(KeyEvent event) {
        int last = series.size() - 1;
        int from = read < 0 ? last + 1 : read;
        switch (event.getCode()) {
            case LEFT -> read = Math.clamp((long) from - 1, -1, last);
            case RIGHT -> read = Math.min(from + 1, last);
            case HOME -> read = Math.min(0, last);
            case END -> read = last;
            case ESCAPE -> {
                if (read < 0) {
                    return;
                }
                read = -1;
            }
            default -> {
                return;
            }
        }
        invalidate();
        event.consume();
    }
}
