package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Actions;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every action by name: type to find, Enter to run. */
final class Palette extends VBox {

    private final TextField query = new TextField();
    private final ListView<Action> list = new ListView<>();
    private final Actions actions;
    private final Consumer<Action> chosen;

    /**
     * @param chosen given the action that is to run
     */
    Palette(Actions actions, Consumer<Action> chosen) {
        this.actions = actions;
        this.chosen = chosen;
        getStyleClass().add("palette");
        query.setPromptText("Search or run…");
        query.getStyleClass().add("palette-query");
        query.textProperty().addListener((_, _, text) -> find(text));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::navigate);
        list.setCellFactory(_ -> new Row());
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("No action of that name"));
        list.setOnMouseClicked(_ -> choose());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(query, list);
        find("");
    }

    TextField query() {
        return query;
    }

    List<Action> found() {
        return List.copyOf(list.getItems());
    }

    private void find(String text) {
        list.getItems().setAll(actions.find(text));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void navigate(KeyEvent event) {
        int by =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    case PAGE_DOWN -> 10;
                    case PAGE_UP -> -10;
                    default -> 0;
                };
        if (by != 0) {
            int size = list.getItems().size();
            if (size > 0) {
                int at = list.getSelectionModel().getSelectedIndex();
                int next = Math.clamp((long) at + by, 0, size - 1);
                list.getSelectionModel().select(next);
                list.scrollTo(Math.max(0, next - 4));
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        }
    }

    private void choose() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null) {
            chosen.accept(action);
        }
    }

    private static final class Row extends ListCell<Action> {

        private final Label name = new Label();
        private final Label group = new Label();
        private final Label key = new Label();
        private final HBox line;

        Row() {
            group.getStyleClass().add("palette-group");
            key.getStyleClass().add("key-hint");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            line = new HBox(group, name, space, key);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("palette-row");
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            group.setText(action.group().title());
            name.setText(action.name());
            key.setText(action.hint());
            key.setVisible(!action.hint().isEmpty());
            line.setDisable(!action.enabled().getAsBoolean());
            setGraphic(line);
        }
    }
}
