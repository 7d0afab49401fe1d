package io.aibotiyi.workstation.admin;

import io.aibotiyi.workstation.admin.section.Section;
import io.aibotiyi.workstation.look.Icons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The console's sections down the left, one of them chosen. */
final class Rail extends VBox {

    /** The largest number that is shown. */
    static final int MOST = 99;

    private final Map<String, Label> counts = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    Rail(List<Section> sections, Consumer<Section> choose) {
        getStyleClass().add("rail");
        for (Section section : sections) {
            ToggleButton button = new ToggleButton();
            button.setGraphic(content(section));
            button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            button.setAccessibleText(section.name());
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAlignment(Pos.CENTER_LEFT);
            button.getStyleClass().add("rail-button");
            button.setOnAction(_ -> {
                button.setSelected(true);
                choose.accept(section);
            });
            buttons.put(section.id(), button);
            getChildren().add(button);
        }
    }

    private HBox content(Section section) {
        Label name = new Label(section.name(), Icons.icon(section.icon()));
        Label count = new Label();
        count.getStyleClass().add("rail-count");
        count.setVisible(false);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(name, space, count);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("rail-line");
        counts.put(section.id(), count);
        names.put(section.id(), section.name());
        return line;
    }

    /** Shows how much waits in a section; zero shows nothing. */
    void count(String id, int waiting) {
        ToggleButton button = buttons.get(id);
        Label count = counts.get(id);
        if (button == null || count == null) {
            return;
        }
        count.setVisible(waiting > 0);
        count.setText(waiting > MOST ? MOST + "+" : Integer.toString(waiting));
        button.setAccessibleText(
                waiting > 0 ? names.get(id) + ", " + count.getText() + " waiting" : names.get(id));
    }

    void show(String id) {
        ToggleButton button = buttons.get(id);
        if (button != null) {
            button.setSelected(true);
        }
    }
}
