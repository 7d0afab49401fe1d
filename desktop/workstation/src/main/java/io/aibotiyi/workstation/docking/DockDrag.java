package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.Edge;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Drags a panel by its header or its tab: onto the middle of another it becomes a tab there, onto
 * an edge it goes beside, outside every window it gets a window of its own. FX thread only.
 */
final class DockDrag {

    /** A mouse that moved less was not meant to drag. */
    private static final double START = 8;

    /** This much of a panel at each edge puts beside, the rest into tabs. */
    private static final double EDGE = 0.28;

    private final DockBoard board;
    private final String panel;
    private double fromX;
    private double fromY;
    private boolean pressed;
    private boolean dragging;

    /** Where the panel would go: to whose side, in which view. */
    private record Target(DockView view, DockTabs tabs, Edge edge) {}

    DockDrag(DockBoard board, String panel) {
        this.board = board;
        this.panel = panel;
    }

    void on(Node handle) {
        handle.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        handle.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        handle.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    }

    private void press(MouseEvent event) {
        pressed = event.getButton() == MouseButton.PRIMARY;
        dragging = false;
        fromX = event.getScreenX();
        fromY = event.getScreenY();
    }

    private void drag(MouseEvent event) {
        if (!pressed) {
            return;
        }
        double way = Math.hypot(event.getScreenX() - fromX, event.getScreenY() - fromY);
        if (!dragging && way < START) {
            return;
        }
        dragging = true;
        board.views().forEach(DockView::unmark);
        Target target = target(event);
        if (target != null) {
            target.view().mark(target.tabs(), part(target.tabs().getLayoutBounds(), target.edge()));
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        boolean dropped = dragging;
        pressed = false;
        dragging = false;
        board.views().forEach(DockView::unmark);
        if (!dropped) {
            return;
        }
        event.consume();
        Target target = target(event);
        if (target != null) {
            board.move(panel, target.tabs().tabs().shown().id(), target.edge());
        } else if (board.isOutside(event.getScreenX(), event.getScreenY())) {
            board.detach(panel, event.getScreenX(), event.getScreenY());
        }
    }

    private @Nullable Target target(MouseEvent event) {
        for (DockView view : board.views()) {
            Optional<DockTabs> tabs = view.at(event.getScreenX(), event.getScreenY());
            if (tabs.isPresent()) {
                Bounds bounds = tabs.get().localToScreen(tabs.get().getLayoutBounds());
                return new Target(
                        view,
                        tabs.get(),
                        edge(
                                (event.getScreenX() - bounds.getMinX()) / bounds.getWidth(),
                                (event.getScreenY() - bounds.getMinY()) / bounds.getHeight()));
            }
        }
        return null;
    }

    /** The edge that a point is nearest to; the middle if it is near none. */
    static Edge edge(double x, double y) {
        double left = Math.min(x, 1 - x);
        double top = Math.min(y, 1 - y);
        if (Math.min(left, top) > EDGE) {
            return Edge.CENTER;
        }
        if (left < top) {
            return x < 0.5 ? Edge.LEFT : Edge.RIGHT;
        }
        return y < 0.5 ? Edge.TOP : Edge.BOTTOM;
    }

    private static Bounds part(Bounds whole, Edge edge) {
        double halfWidth = whole.getWidth() / 2;
        double halfHeight = whole.getHeight() / 2;
        return switch (edge) {
            case LEFT -> box(whole, 0, 0, halfWidth, whole.getHeight());
            case RIGHT -> box(whole, halfWidth, 0, halfWidth, whole.getHeight());
            case TOP -> box(whole, 0, 0, whole.getWidth(), halfHeight);
            case BOTTOM -> box(whole, 0, halfHeight, whole.getWidth(), halfHeight);
            case CENTER -> whole;
        };
    }

    private static Bounds box(Bounds of, double x, double y, double width, double height) {
        return new BoundingBox(of.getMinX() + x, of.getMinY() + y, width, height);
    }
}
