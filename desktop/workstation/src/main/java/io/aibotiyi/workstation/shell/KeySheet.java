package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Actions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every key there is, grouped. */
final class KeySheet extends VBox {

    KeySheet(Actions actions) {
        getStyleClass().add("key-sheet");
        Label title = new Label("Keys");
        title.getStyleClass().add("dialog-title");
        HBox columns = new HBox();
        columns.getStyleClass().add("key-columns");
        Map<Action.Group, List<Action>> byGroup =
                actions.all().stream()
                        .filter(a -> a.key() != null)
                        .collect(
                                Collectors.groupingBy(
                                        Action::group, TreeMap::new, Collectors.toList()));
        byGroup.forEach((group, all) -> columns.getChildren().add(column(group, all)));
        Label hint =
                new Label(
                        "In the ticket: Enter places, arrow keys step by one tick or lot, with"
                                + " Shift by ten. In open orders: Enter amends, Delete cancels."
                                + " Escape closes. F1 or ? shows this sheet.");
        hint.getStyleClass().add("advice");
        getChildren().addAll(title, columns, hint);
    }

    private static VBox column(Action.Group group, List<Action> actions) {
        VBox column = new VBox();
        column.getStyleClass().add("key-column");
        Label title = new Label(group.title());
        title.getStyleClass().add("key-group");
        column.getChildren().add(title);
        for (Action action : actions) {
            Label name = new Label(action.name());
            Label key = new Label(action.hint());
            key.getStyleClass().add("key-hint");
            key.setMinWidth(USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(name, space, key);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("key-line");
            column.getChildren().add(line);
        }
        return column;
    }
}
