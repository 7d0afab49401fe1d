package io.aibotiyi.charts;

import io.aibotiyi.charts.drawing.Anchor;
import io.aibotiyi.charts.drawing.Drawing;
import io.aibotiyi.charts.drawing.HitTest;
import io.aibotiyi.charts.drawing.Magnet;
import io.aibotiyi.charts.drawing.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Places, selects and moves drawings. What it takes, the chart's own input does not get. */
final class DrawingInput {

    private static final double SLACK = 4;

    private final CandleChart chart;
    private final ChartSurface surface;
    private final DrawingTools tools;
    private final List<Anchor> placed = new ArrayList<>();

    private double pressX;
    private double pressY;
    private boolean placing;
    private HitTest.@Nullable Hit held;
    private List<Drawing> before = List.of();
    private @Nullable Drawing heldFrom;

    DrawingInput(CandleChart chart, ChartSurface surface, DrawingTools tools) {
        this.chart = chart;
        this.surface = surface;
        this.tools = tools;
        chart.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventFilter(MouseEvent.MOUSE_MOVED, this::move);
        chart.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        tools.toolProperty().addListener(_ -> placed.clear());
    }

    private void press(MouseEvent event) {
        Frame f = surface.frame();
        boolean ours =
                f != null
                        && !f.series().isEmpty()
                        && event.getButton() == MouseButton.PRIMARY
                        && f.layout().inPricePane(event.getX(), event.getY());
        if (f == null || !ours) {
            return;
        }
        pressX = event.getX();
        pressY = event.getY();
        Tool tool = tools.toolProperty().get();
        if (tool != null) {
            chart.requestFocus();
            placing = true;
            place(f, tool, event);
            event.consume();
            return;
        }
        Optional<HitTest.Hit> hit = hit(f, event);
        tools.book().select(hit.map(h -> h.drawing().id()).orElse(""));
        if (hit.isPresent()) {
            chart.requestFocus();
            held = hit.get();
            heldFrom = hit.get().drawing();
            before = tools.book().drawings();
            event.consume();
        }
    }

    private void place(Frame f, Tool tool, MouseEvent event) {
        placed.add(anchor(f, event));
        if (placed.size() == tool.points()) {
            finish(tool);
        } else {
            showDraft(f, tool, event);
        }
    }

    private void finish(Tool tool) {
        List<Anchor> anchors = List.copyOf(placed);
        placed.clear();
        placing = false;
        tools.setDraft(null);
        tools.book()
                .add(
                        Drawing.of(
                                tools.book().freshId(),
                                tool,
                                anchors,
                                tools.templates().styleFor(tool)));
        tools.toolProperty().set(null);
    }

    private void showDraft(Frame f, Tool tool, MouseEvent event) {
        List<Anchor> anchors = new ArrayList<>(placed);
        while (anchors.size() < tool.points()) {
            anchors.add(anchor(f, event));
        }
        tools.setDraft(Drawing.of("draft", tool, anchors, tools.templates().styleFor(tool)));
    }

    private void move(MouseEvent event) {
        Frame f = surface.frame();
        Tool tool = tools.toolProperty().get();
        if (f == null || f.series().isEmpty()) {
            return;
        }
        if (tool != null && !placed.isEmpty()) {
            showDraft(f, tool, event);
        } else if (tool == null
                && f.layout().inPricePane(event.getX(), event.getY())
                && hit(f, event).isPresent()) {
            chart.setCursor(Cursor.HAND);
            surface.setPointer(new CursorPainter.Pointer(event.getX(), event.getY()));
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        Frame f = surface.frame();
        Tool tool = tools.toolProperty().get();
        if (f == null) {
            return;
        }
        if (placing && tool != null) {
            showDraft(f, tool, event);
            event.consume();
            return;
        }
        HitTest.Hit hit = held;
        Drawing from = heldFrom;
        if (hit == null || from == null) {
            return;
        }
        event.consume();
        surface.setPointer(new CursorPainter.Pointer(event.getX(), event.getY()));
        if (from.locked() || !beyondSlack(event)) {
            return;
        }
        if (hit.anchor() >= 0) {
            tools.book().preview(from.withAnchor(hit.anchor(), anchor(f, event)));
            return;
        }
        FrameProjection p = new FrameProjection(f);
        long nanos = p.time(event.getX()) - p.time(pressX);
        double price = p.price(event.getY()) - p.price(pressY);
        tools.book().preview(DrawingTools.moved(from, nanos, price));
    }

    private void release(MouseEvent event) {
        Frame f = surface.frame();
        Tool tool = tools.toolProperty().get();
        if (placing && f != null && tool != null) {
            placing = false;
            if (beyondSlack(event)) {
                place(f, tool, event);
            }
            event.consume();
        } else if (held != null) {
            tools.book().remember(before);
            event.consume();
        }
        placing = false;
        held = null;
        heldFrom = null;
    }

    private void key(KeyEvent event) {
        boolean command = event.isShortcutDown();
        String selected = tools.book().selected().map(Drawing::id).orElse("");
        boolean done = true;
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> tools.book().remove(selected);
            case ESCAPE -> done = escape();
            case Z -> done = command && step(event.isShiftDown());
            case Y -> done = command && step(true);
            case C -> done = command && !selected.isEmpty() && copy();
            case V -> done = command && paste();
            case D -> done = command && !selected.isEmpty() && copy() && paste();
            case L -> done = command && toggle(selected, true);
            case H -> done = command && toggle(selected, false);
            default -> done = false;
        }
        if (done) {
            event.consume();
        }
    }

    private boolean escape() {
        boolean busy = tools.toolProperty().get() != null || tools.book().selected().isPresent();
        tools.toolProperty().set(null);
        tools.book().select("");
        return busy;
    }

    private boolean step(boolean forward) {
        if (forward) {
            tools.book().redo();
        } else {
            tools.book().undo();
        }
        return true;
    }

    private boolean copy() {
        tools.copy();
        return true;
    }

    /** Three candles to the right and twenty pixels down. */
    private boolean paste() {
        Frame f = surface.frame();
        if (f != null) {
            FrameProjection p = new FrameProjection(f);
            tools.paste(3 * f.series().pace(), p.price(20) - p.price(0));
        }
        return true;
    }

    private boolean toggle(String id, boolean lock) {
        tools.book()
                .find(id)
                .ifPresent(d -> {
                    if (lock) {
                        tools.book().setLocked(id, !d.locked());
                    } else {
                        tools.book().setHidden(id, !d.hidden());
                    }
                });
        return !id.isEmpty();
    }

    private Optional<HitTest.Hit> hit(Frame f, MouseEvent event) {
        String selected = tools.book().selected().map(Drawing::id).orElse("");
        return HitTest.at(
                tools.book().drawings(),
                selected,
                new FrameProjection(f),
                event.getX(),
                event.getY());
    }

    private Anchor anchor(Frame f, MouseEvent event) {
        FrameProjection p = new FrameProjection(f);
        double y = Math.clamp(event.getY(), 0, p.height());
        boolean pulls = tools.magnetProperty().get() != event.isShiftDown();
        return pulls ? Magnet.at(p, event.getX(), y) : new Anchor(p.time(event.getX()), p.price(y));
    }

    private boolean beyondSlack(MouseEvent event) {
        return Math.hypot(event.getX() - pressX, event.getY() - pressY) > SLACK;
    }
}
