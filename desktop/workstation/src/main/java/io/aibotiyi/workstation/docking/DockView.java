package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.DockNode;
import io.aibotiyi.workstation.dock.DockNode.Axis;
import io.aibotiyi.workstation.dock.DockNode.Split;
import io.aibotiyi.workstation.dock.DockNode.Tabs;
import io.aibotiyi.workstation.look.StatePane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** One window's tree of panels, drawn with split panes. FX thread only. */
final class DockView extends StackPane {

    private final DockBoard board;
    private final StackPane stage = new StackPane();
    private final Region mark = new Region();
    private final Map<List<Integer>, SplitPane> splits = new LinkedHashMap<>();
    private final List<DockTabs> tabs = new ArrayList<>();

    DockView(DockBoard board) {
        this.board = board;
        getStyleClass().add("workspace");
        mark.getStyleClass().add("drop-mark");
        mark.setManaged(false);
        mark.setVisible(false);
        Pane over = new Pane(mark);
        over.setMouseTransparent(true);
        getChildren().addAll(stage, over);
    }

    /** Lets go of every panel's node, so that it can be shown elsewhere. */
    void clear() {
        tabs.forEach(DockTabs::clear);
        tabs.clear();
        splits.clear();
        stage.getChildren().clear();
    }

    void show(Optional<DockNode> root) {
        clear();
        stage.getChildren().add(root.map(r -> node(r, List.of())).orElseGet(DockView::nothing));
    }

    private static Node nothing() {
        StatePane state = new StatePane(new Region());
        state.showEmpty(
                Feather.LAYOUT,
                "No panels here",
                "Shift+A adds one; Shift+Z takes back what was closed.");
        return state;
    }

    private Node node(DockNode node, List<Integer> path) {
        return switch (node) {
            case Tabs held -> {
                DockTabs shown = new DockTabs(board, held);
                tabs.add(shown);
                yield shown;
            }
            case Split split -> split(split, path);
        };
    }

    private SplitPane split(Split split, List<Integer> path) {
        SplitPane pane = new SplitPane();
        pane.setOrientation(
                split.axis() == Axis.HORIZONTAL ? Orientation.HORIZONTAL : Orientation.VERTICAL);
        int eager = split.stretch();
        for (int i = 0; i < split.parts().size(); i++) {
            List<Integer> inner = new ArrayList<>(path);
            inner.add(i);
            Node part = node(split.parts().get(i), List.copyOf(inner));
            SplitPane.setResizableWithParent(part, split.parts().get(i).stretch() == eager);
            pane.getItems().add(part);
        }
        pane.setDividerPositions(
                split.dividers().stream().mapToDouble(Double::doubleValue).toArray());
        pane.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> board.dragged());
        splits.put(path, pane);
        return pane;
    }

    /** Tells where the dividers stand, split by split. */
    void dividers(BiConsumer<List<Integer>, List<Double>> told) {
        splits.forEach((path, pane) ->
                told.accept(path, Arrays.stream(pane.getDividerPositions()).boxed().toList()));
    }

    void retitle() {
        tabs.forEach(DockTabs::retitle);
    }

    /** The tabs at a point of the screen. */
    Optional<DockTabs> at(double screenX, double screenY) {
        return tabs.stream()
                .filter(t -> {
                    Bounds bounds = t.localToScreen(t.getLayoutBounds());
                    return bounds != null && bounds.contains(screenX, screenY);
                })
                .findFirst();
    }

    /** Shows where something would be dropped, in coordinates of a node of this view. */
    void mark(Node of, Bounds part) {
        Bounds here = sceneToLocal(of.localToScene(part));
        mark.resizeRelocate(here.getMinX(), here.getMinY(), here.getWidth(), here.getHeight());
        mark.setVisible(true);
    }

    void unmark() {
        mark.setVisible(false);
    }

    Optional<Bounds> marked() {
        return mark.isVisible()
                ? Optional.of(
                        new BoundingBox(
                                mark.getLayoutX(),
                                mark.getLayoutY(),
                                mark.getWidth(),
                                mark.getHeight()))
                : Optional.empty();
    }
}
