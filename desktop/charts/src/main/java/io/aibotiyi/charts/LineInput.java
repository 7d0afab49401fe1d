package io.aibotiyi.charts;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Takes hold of price lines, before drawings and the chart's own input get to see it. By mouse:
 * drag a line or its tag, click a tag's cross; Escape or the other button lets go without a change.
 * By keyboard, once a line is held: Up and Down by a step, with Shift by ten, Enter asks for it,
 * Delete cancels, Escape lets go.
 */
final class LineInput {

    private static final double SLACK = 3;

    private final CandleChart chart;
    private final ChartSurface surface;
    private final ChartContent content;
    private double pressY;
    private boolean pressed;
    private boolean moved;
    private @Nullable PriceLine cross;

    LineInput(CandleChart chart, ChartSurface surface, ChartContent content) {
        this.chart = chart;
        this.surface = surface;
        this.content = content;
        chart.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        chart.addEventFilter(MouseEvent.MOUSE_MOVED, this::hover);
        chart.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Holds the next line downwards, by keyboard; the topmost after the last. */
    void holdNext() {
        List<PriceLine> lines =
                content.priceLines.stream()
                        .filter(l -> l.key() != null)
                        .sorted(Comparator.comparingLong(PriceLine::price).reversed())
                        .toList();
        if (lines.isEmpty() || pressed) {
            return;
        }
        PriceLine now = content.held.line();
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            at = now != null && Objects.equals(lines.get(i).key(), now.key()) ? i : at;
        }
        PriceLine next = lines.get((at + 1) % lines.size());
        chart.requestFocus();
        hold(next, next.price());
    }

    /** Lets go without a change. */
    void letGo() {
        pressed = false;
        cross = null;
        if (content.held.line() != null) {
            content.held.release();
            surface.invalidate(Invalidation.LIGHT);
        }
    }

    private void hold(PriceLine line, long price) {
        LineHand hand = content.hand;
        if (hand != null) {
            content.held.hold(line, price, hand.preview(line, price));
            surface.invalidate(Invalidation.LIGHT);
        }
    }

    private Optional<PriceLine> under(MouseEvent event) {
        Frame f = surface.frame();
        boolean ours =
                f != null
                        && content.hand != null
                        && chart.drawings().toolProperty().get() == null
                        && f.layout().inPricePane(event.getX(), event.getY());
        return f == null || !ours
                ? Optional.empty()
                : content.held.at(f, content.priceLines, event.getX(), event.getY());
    }

    private void press(MouseEvent event) {
        if (pressed || content.held.line() != null) {
            letGo();
            if (event.getButton() != MouseButton.PRIMARY) {
                event.consume();
                return;
            }
        }
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<PriceLine> line = under(event);
        if (line.isEmpty()) {
            return;
        }
        chart.requestFocus();
        pressed = true;
        moved = false;
        pressY = event.getY();
        cross = content.held.crossAt(event.getX(), event.getY()).orElse(null);
        hold(line.get(), line.get().price());
        event.consume();
    }

    private void drag(MouseEvent event) {
        Frame f = surface.frame();
        PriceLine line = content.held.line();
        LineHand hand = content.hand;
        if (!pressed || f == null || line == null || hand == null) {
            return;
        }
        event.consume();
        moved |= Math.abs(event.getY() - pressY) > SLACK;
        if (moved) {
            double y = Math.clamp(event.getY(), 0, f.layout().priceBottom());
            hold(line, hand.snapped(line, Math.round(f.scale().priceAt(y))));
            surface.setPointer(new CursorPainter.Pointer(event.getX(), y));
        }
    }

    private void release(MouseEvent event) {
        PriceLine line = content.held.line();
        PriceLine crossed = cross;
        if (!pressed || line == null) {
            pressed = false;
            return;
        }
        boolean drags = moved;
        long price = content.held.price();
        letGo();
        event.consume();
        LineHand hand = content.hand;
        if (hand == null) {
            return;
        }
        if (drags) {
            if (price != line.price()) {
                hand.moved(line, price);
            }
        } else if (crossed != null
                && content.held.crossAt(event.getX(), event.getY()).isPresent()) {
            hand.cancelled(crossed);
        }
    }

    private void hover(MouseEvent event) {
        if (under(event).isPresent()) {
            boolean overCross = content.held.crossAt(event.getX(), event.getY()).isPresent();
            chart.setCursor(overCross ? Cursor.HAND : Cursor.V_RESIZE);
            surface.setPointer(new CursorPainter.Pointer(event.getX(), event.getY()));
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        PriceLine line = content.held.line();
        LineHand hand = content.hand;
        Frame f = surface.frame();
        if (line == null || hand == null || f == null) {
            return;
        }
        long price = content.held.price();
        switch (event.getCode()) {
            case ESCAPE -> letGo();
            case UP -> step(line, price, event.isShiftDown() ? 10 : 1);
            case DOWN -> step(line, price, event.isShiftDown() ? -10 : -1);
            case ENTER ->
                    end(
                            event,
                            () -> {
                                letGo();
                                if (price != line.price()) {
                                    hand.moved(line, price);
                                }
                            });
            case DELETE, BACK_SPACE ->
                    end(
                            event,
                            () -> {
                                letGo();
                                if (line.cancellable()) {
                                    hand.cancelled(line);
                                }
                            });
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static void end(Event event, Runnable deed) {
        event.consume();
        deed.run();
    }

    private void step(PriceLine line, long price, int steps) {
        LineHand hand = content.hand;
        if (hand != null) {
            hold(line, hand.snapped(line, price + steps * content.lineStep));
        }
    }
}
