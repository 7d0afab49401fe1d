package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.actions.KeyBindings;
import io.aibotiyi.workstation.look.Form;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person choose keys: pick an action, press the key. One that another action has is shown
 * with that action, and taken from it only when asked to.
 */
final class KeyForm extends VBox {

    private final Actions actions;
    private final Runnable changed;
    private final TextField query = new TextField();
    private final ListView<Action> list = new ListView<>();
    private final Label state = Form.text("");
    private final Button take;
    private final Button none;
    private @Nullable KeyCombination wanted;

    /**
     * @param changed run after every change
     */
    KeyForm(Actions actions, KeyBindings bindings, Runnable changed, Runnable close) {
        this.actions = actions;
        this.changed = changed;
        getStyleClass().addAll("palette", "key-form");
        query.setId("keys-query");
        query.setPromptText("Find an action…");
        query.getStyleClass().add("palette-query");
        query.textProperty().subscribe(this::fill);
        list.setId("keys-list");
        list.setCellFactory(_ -> new Row());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, _) -> picked());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(list, Priority.ALWAYS);
        state.setId("keys-state");
        take = Form.main("Take it", "danger", this::takeOver);
        take.setId("keys-take");
        none = Form.plain("No key", () -> bind(null));
        none.setId("keys-none");
        Button reset =
                Form.plain(
                        "All as they came",
                        () -> {
                            bindings.reset();
                            changed.run();
                            fill();
                        });
        reset.setId("keys-reset");
        getChildren()
                .addAll(
                        Form.title("Change keys"),
                        query,
                        list,
                        state,
                        Form.buttons(Form.plain("Close", close), reset, none, take));
        fill();
    }

    private void fill() {
        Action before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(actions.find(query.getText()));
        if (before != null) {
            list.getItems().stream()
                    .filter(a -> a.id().equals(before.id()))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        }
        picked();
    }

    private void picked() {
        wanted = null;
        Action action = list.getSelectionModel().getSelectedItem();
        state.setText(
                action == null
                        ? "Pick an action, then press its new key."
                        : "Press the new key for “" + action.name() + "”.");
        none.setDisable(action == null || action.key() == null);
        take.setDisable(true);
    }

    private void pressed(KeyEvent event) {
        Action action = list.getSelectionModel().getSelectedItem();
        KeyCode code = event.getCode();
        boolean walks = code == KeyCode.UP || code == KeyCode.DOWN || code == KeyCode.TAB;
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (action == null || code.isModifierKey() || code == KeyCode.ESCAPE || (walks && plain)) {
            return;
        }
        event.consume();
        KeyCombination key = combination(event);
        Optional<Action> other = actions.conflict(action.id(), key);
        if (other.isEmpty()) {
            bind(key);
            return;
        }
        wanted = key;
        state.setText(
                key.getDisplayText()
                        + " is the key of “"
                        + other.get().name()
                        + "” ("
                        + other.get().group().title()
                        + "). Take it from there?");
        take.setDisable(false);
    }

    private static KeyCombination combination(KeyEvent event) {
        return new KeyCodeCombination(
                event.getCode(),
                down(event.isShiftDown()),
                ModifierValue.UP,
                down(event.isAltDown()),
                ModifierValue.UP,
                down(event.isShortcutDown()));
    }

    private static ModifierValue down(boolean is) {
        return is ? ModifierValue.DOWN : ModifierValue.UP;
    }

    private void takeOver() {
        Action action = list.getSelectionModel().getSelectedItem();
        KeyCombination key = wanted;
        if (action != null && key != null) {
            actions.conflict(action.id(), key).ifPresent(other -> actions.bind(other.id(), null));
            bind(key);
        }
    }

    private void bind(@Nullable KeyCombination key) {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null) {
            actions.bind(action.id(), key);
            changed.run();
            fill();
            state.setText(
                    "“"
                            + action.name()
                            + "” "
                            + (key == null
                                    ? "has no key."
                                    : "is on " + key.getDisplayText() + "."));
        }
    }

    Node first() {
        return query;
    }

    private static final class Row extends ListCell<Action> {

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            Label group = new Label(action.group().title());
            group.getStyleClass().add("palette-group");
            Label key = new Label(action.hint().isEmpty() ? "—" : action.hint());
            key.getStyleClass().add("key-hint");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(group, new Label(action.name()), space, key);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("palette-row");
            setGraphic(line);
        }
    }
}
