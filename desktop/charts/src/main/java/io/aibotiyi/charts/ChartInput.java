package io.aibotiyi.charts;

import io.aibotiyi.charts.CursorPainter.Pointer;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/** Mouse, wheel, touch pad and keys. Panning stops where the hand stops: nothing glides on. */
final class ChartInput {

    private enum Zone {
        PLOT,
        PRICE_AXIS,
        TIME_AXIS,
        DIVIDER,
        OUTSIDE
    }

    /** Pixels the pointer may move before a press counts as a drag. */
    private static final double SLACK = 3;

    private static final double KEY_ZOOM = 1.25;

    private final CandleChart chart;
    private final ChartContent content;
    private final Viewport view;
    private final ChartSurface surface;

    private Zone pressed = Zone.OUTSIDE;
    private double pressX;
    private double pressY;
    private double lastX;
    private double lastY;
    private boolean dragging;
    private int divider = -1;

    ChartInput(CandleChart chart, ChartContent content, Viewport view, ChartSurface surface) {
        this.chart = chart;
        this.content = content;
        this.view = view;
        this.surface = surface;
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> surface.setPointer(null));
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        chart.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        chart.addEventHandler(ZoomEvent.ZOOM, this::pinch);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void hover(MouseEvent event) {
        Zone zone = zone(event.getX(), event.getY());
        chart.setCursor(
                switch (zone) {
                    case PLOT -> Cursor.CROSSHAIR;
                    case PRICE_AXIS -> Cursor.V_RESIZE;
                    case TIME_AXIS -> Cursor.H_RESIZE;
                    case DIVIDER -> Cursor.V_RESIZE;
                    case OUTSIDE -> Cursor.DEFAULT;
                });
        point(event);
    }

    private void point(MouseEvent event) {
        Frame frame = surface.frame();
        boolean inPlot = frame != null && frame.layout().inPlot(event.getX(), event.getY());
        surface.setPointer(inPlot ? new Pointer(event.getX(), event.getY()) : null);
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressed = zone(event.getX(), event.getY());
        divider = dividerAt(event.getY());
        pressX = event.getX();
        pressY = event.getY();
        lastX = pressX;
        lastY = pressY;
        dragging = false;
        if (event.getClickCount() == 2) {
            if (pressed == Zone.PRICE_AXIS) {
                chart.autoScaleProperty().set(true);
            } else if (pressed == Zone.TIME_AXIS) {
                view.setSpacing(Viewport.DEFAULT_SPACING);
                chart.viewChanged();
            }
        }
    }

    private void drag(MouseEvent event) {
        if (!event.isPrimaryButtonDown()) {
            return;
        }
        dragging |=
                Math.abs(event.getX() - pressX) > SLACK || Math.abs(event.getY() - pressY) > SLACK;
        if (!dragging) {
            return;
        }
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        switch (pressed) {
            case PLOT -> {
                chart.setCursor(Cursor.CLOSED_HAND);
                view.panPixels(dx);
                if (!chart.autoScaleProperty().get()) {
                    movePrices(dy);
                }
                point(event);
                chart.viewChanged();
            }
            case PRICE_AXIS -> stretchPrices(Math.exp(dy / 200));
            case TIME_AXIS -> {
                view.zoom(Math.exp(-dx / 200), view.width());
                chart.viewChanged();
            }
            case DIVIDER -> {
                content.shares.drag(divider, dy / Math.max(1, plotHeight()));
                surface.invalidate(Invalidation.FULL);
            }
            case OUTSIDE -> {}
        }
    }

    private void release(MouseEvent event) {
        Frame frame = surface.frame();
        boolean clicked = !dragging && event.getButton() == MouseButton.PRIMARY;
        if (clicked
                && event.getClickCount() == 1
                && frame != null
                && frame.layout().inPricePane(event.getX(), event.getY())) {
            content.onPriceClicked.accept(CursorPainter.priceAt(frame, event.getY()));
        }
        pressed = Zone.OUTSIDE;
        dragging = false;
        hover(event);
    }

    private void scroll(ScrollEvent event) {
        if (event.isInertia() || surface.frame() == null) {
            event.consume();
            return;
        }
        double dx = event.getDeltaX();
        double dy = event.getDeltaY();
        if (event.isShiftDown() || Math.abs(dx) > Math.abs(dy)) {
            view.panPixels(dx != 0 ? dx : dy);
            chart.viewChanged();
        } else if (zone(event.getX(), event.getY()) == Zone.PRICE_AXIS) {
            stretchPrices(Math.exp(-dy / 400));
        } else if (dy != 0) {
            view.zoom(Math.exp(dy / 300), Math.min(event.getX(), view.width()));
            chart.viewChanged();
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        if (event.getZoomFactor() > 0) {
            view.zoom(event.getZoomFactor(), Math.min(event.getX(), view.width()));
            chart.viewChanged();
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isControlDown() || event.isMetaDown() || event.isAltDown()) {
            return;
        }
        KeyCode code = event.getCode();
        double visible = view.width() / view.spacing();
        double step = event.isShiftDown() ? visible / 5 : Math.max(1, 1 / view.spacing());
        switch (code) {
            case LEFT -> view.panCandles(-step);
            case RIGHT -> view.panCandles(step);
            case PAGE_UP -> view.panCandles(-visible);
            case PAGE_DOWN -> view.panCandles(visible);
            case UP, PLUS, EQUALS, ADD -> view.zoom(KEY_ZOOM, keyAnchor());
            case DOWN, MINUS, SUBTRACT -> view.zoom(1 / KEY_ZOOM, keyAnchor());
            case HOME -> view.showOldest();
            case END, F -> view.follow();
            case A -> chart.autoScaleProperty().set(true);
            case L -> chart.logScaleProperty().set(!chart.logScaleProperty().get());
            default -> {
                return;
            }
        }
        chart.viewChanged();
        event.consume();
    }

    /** Keys zoom around the newest candle while it is in view, else around the middle. */
    private double keyAnchor() {
        return view.isFollowing() ? view.newestX() : view.width() / 2;
    }

    private void stretchPrices(double factor) {
        @Nullable Frame frame = surface.frame();
        if (frame != null) {
            chart.autoScaleProperty().set(false);
            surface.axis().take(currentScale(frame).stretched(factor));
            surface.invalidate(Invalidation.FULL);
        }
    }

    private void movePrices(double pixels) {
        @Nullable Frame frame = surface.frame();
        if (frame != null) {
            surface.axis().take(currentScale(frame).moved(pixels));
        }
    }

    /** Several events may come between two frames: start from the axis, not from the last frame. */
    private PriceScale currentScale(Frame frame) {
        return surface.axis()
                .scale(chart.logScaleProperty().get(), frame.scale().top(), frame.scale().bottom());
    }

    private int dividerAt(double y) {
        Frame frame = surface.frame();
        return frame == null ? -1 : frame.layout().dividerAt(y);
    }

    private double plotHeight() {
        Frame frame = surface.frame();
        return frame == null ? 1 : frame.layout().plotHeight();
    }

    private Zone zone(double x, double y) {
        Frame frame = surface.frame();
        if (frame == null) {
            return Zone.OUTSIDE;
        }
        ChartLayout layout = frame.layout();
        if (x >= 0 && x < layout.width() && layout.dividerAt(y) >= 0) {
            return Zone.DIVIDER;
        }
        if (layout.inPlot(x, y)) {
            return Zone.PLOT;
        }
        if (layout.inPriceAxis(x, y)) {
            return Zone.PRICE_AXIS;
        }
        return layout.inTimeAxis(x, y) ? Zone.TIME_AXIS : Zone.OUTSIDE;
    }
}
