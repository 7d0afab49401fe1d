package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.DockNode.Tabs;
import io.aibotiyi.workstation.dock.Panel;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Panels one above the other; a strip names them if there are several. */
final class DockTabs extends VBox {

    private final DockBoard board;
    private final Tabs tabs;
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    DockTabs(DockBoard board, Tabs tabs) {
        this.board = board;
        this.tabs = tabs;
        getStyleClass().add("dock-tabs");
        if (tabs.panels().size() > 1) {
            getChildren().add(strip());
        }
        Region shown = board.open(tabs.shown().id()).content().node();
        VBox.setVgrow(shown, Priority.ALWAYS);
        getChildren().add(shown);
    }

    private HBox strip() {
        HBox strip = new HBox();
        strip.getStyleClass().add("dock-strip");
        strip.setAlignment(Pos.CENTER_LEFT);
        ToggleGroup group = new ToggleGroup();
        for (Panel panel : tabs.panels()) {
            ToggleButton button = new ToggleButton(board.open(panel.id()).title());
            button.setId(panel.id() + "-tab");
            button.getStyleClass().addAll("flat-toggle", "dock-tab");
            button.setToggleGroup(group);
            button.setMinWidth(24);
            button.setSelected(panel.equals(tabs.shown()));
            button.setOnAction(_ -> board.bringToFront(panel.id()));
            button.setOnKeyPressed(event -> {
                if (event.getCode() == KeyCode.DELETE) {
                    board.close(panel.id());
                    event.consume();
                }
            });
            button.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.MIDDLE) {
                    board.close(panel.id());
                }
            });
            new DockDrag(board, panel.id()).on(button);
            buttons.put(panel.id(), button);
            strip.getChildren().add(button);
        }
        return strip;
    }

    Tabs tabs() {
        return tabs;
    }

    void retitle() {
        buttons.forEach((id, button) -> button.setText(board.open(id).title()));
    }

    void clear() {
        getChildren().clear();
    }
}
