package io.aibotiyi.workstation.look;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;

/** Several of many, as boxes that flow. */
public final class Choices extends FlowPane {

    private final List<CheckBox> boxes = new ArrayList<>();

    public Choices(List<String> all) {
        getStyleClass().add("choices");
        setPrefWrapLength(640);
        for (String one : all) {
            CheckBox box = new CheckBox(one);
            box.setMnemonicParsing(false);
            boxes.add(box);
        }
        getChildren().addAll(boxes);
    }

    /** In the order in which they were offered. */
    public List<String> chosen() {
        return boxes.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList();
    }

    /** Chooses these, and no others. */
    public void choose(List<String> names) {
        boxes.forEach(box -> box.setSelected(names.contains(box.getText())));
    }

    /** Runs after each change of what is chosen. */
    public void onChange(Runnable deed) {
        boxes.forEach(box -> box.selectedProperty().subscribe(deed));
    }

    /** Whether none is chosen. */
    public BooleanBinding none() {
        return Bindings.createBooleanBinding(
                () -> boxes.stream().noneMatch(CheckBox::isSelected),
                boxes.stream().map(CheckBox::selectedProperty).toArray(Observable[]::new));
    }
}
