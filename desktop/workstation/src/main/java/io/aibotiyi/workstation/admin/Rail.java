package io.aibotiyi.workstation.admin;

import io.aibotiyi.workstation.look.Icons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The console's sections down the left, one of them chosen. */
final class Rail extends VBox {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();

    Rail(List<Section> sections, Consumer<Section> choose) {
        getStyleClass().add("rail");
        for (Section section : sections) {
            ToggleButton button = new ToggleButton(section.name());
            button.setGraphic(Icons.icon(section.icon()));
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

    void show(String id) {
        ToggleButton button = buttons.get(id);
        if (button != null) {
            button.setSelected(true);
        }
    }
}
