package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.look.Form;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Which panel to add: arrows or a first letter choose, Enter adds. */
final class AddPanelForm extends VBox {

    private final ListView<PanelKind> kinds = new ListView<>();
    private final Consumer<PanelKind> chosen;

    AddPanelForm(Consumer<PanelKind> chosen) {
        this.chosen = chosen;
        getStyleClass().add("confirm");
        Label text =
                Form.text(
                        "It opens as a tab beside the panel last used, linked as that one is. Drag"
                                + " it by its header, or move it with the keys of the sheet.");
        kinds.setId("add-panel");
        kinds.getStyleClass().add("plain-list");
        kinds.getItems().setAll(PanelKind.values());
        kinds.setCellFactory(_ -> new Row());
        kinds.setPrefHeight(PanelKind.values().length * 26 + 4);
        kinds.getSelectionModel().selectFirst();
        kinds.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        kinds.setOnMouseClicked(_ -> choose());
        getChildren().addAll(Form.title("Add a panel"), text, kinds);
    }

    Node first() {
        return kinds;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        } else if (event.getCode().isLetterKey()) {
            String letter = event.getCode().getName().toLowerCase(Locale.ROOT);
            kinds.getItems().stream()
                    .filter(k -> k.title().toLowerCase(Locale.ROOT).startsWith(letter))
                    .findFirst()
                    .ifPresent(kinds.getSelectionModel()::select);
            event.consume();
        }
    }

    private void choose() {
        PanelKind kind = kinds.getSelectionModel().getSelectedItem();
        if (kind != null) {
            chosen.accept(kind);
        }
    }

    private static final class Row extends ListCell<PanelKind> {
        @Override
        protected void updateItem(@Nullable PanelKind kind, boolean empty) {
            super.updateItem(kind, empty);
            setText(kind == null || empty ? null : kind.title());
        }
    }
}
