package io.aibotiyi.workstation.trade;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A number to type or to step: up and down by one, with shift by ten. */
final class Stepper extends HBox {

    private final TextField field = new TextField();
    private final Label unit = new Label();
    private final Label label;

    Stepper(String name, IntConsumer step) {
        getStyleClass().add("stepper");
        setAlignment(Pos.CENTER_LEFT);
        label = new Label(name);
        label.getStyleClass().add("stepper-name");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(field);
        unit.getStyleClass().add("stepper-unit");
        unit.setMinWidth(USE_PREF_SIZE);
        field.setAccessibleText(name);
        field.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                        int by = event.isShiftDown() ? 10 : 1;
                        step.accept(event.getCode() == KeyCode.UP ? by : -by);
                        field.positionCaret(field.getLength());
                        event.consume();
                    }
                });
        getChildren()
                .addAll(
                        label,
                        field,
                        unit,
                        button("−", name + " down", () -> step.accept(-1)),
                        button("+", name + " up", () -> step.accept(1)));
    }

    private static Button button(String sign, String name, Runnable deed) {
        Button button = new Button(sign);
        button.getStyleClass().add("step-button");
        button.setAccessibleText(name);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> deed.run());
        return button;
    }

    TextField field() {
        return field;
    }

    void setName(String name) {
        label.setText(name);
        field.setAccessibleText(name);
    }

    /** The unit says a gain or a loss. */
    void colourUnit(boolean gain) {
        unit.getStyleClass().add(gain ? "gain" : "loss");
    }

    void setUnit(String text) {
        unit.setText(text);
    }
}
