package io.aibotiyi.workstation.look;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts that every dialog and drawer is made of, all in one manner. */
public final class Form {

    private Form() {}

    public static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("dialog-title");
        return title;
    }

    /** Running text that wraps. */
    public static Label text(String words) {
        Label text = new Label(words);
        text.setWrapText(true);
        text.getStyleClass().add("welcome-text");
        return text;
    }

    /** An input under its name, tied to it for assistive technology. */
    public static VBox line(String name, Node input) {
        Label label = new Label(name);
        label.getStyleClass().add("figure-name");
        label.setLabelFor(input);
        VBox line = new VBox(label, input);
        line.getStyleClass().add("form-line");
        return line;
    }

    /** Where a dialog says what is wrong; takes no room while there is nothing. */
    public static Label error() {
        Label error = new Label();
        error.setWrapText(true);
        error.getStyleClass().add("form-error");
        error.managedProperty().bind(error.textProperty().isNotEmpty());
        return error;
    }

    /** The last line of a dialog: a way back at the left of what is done. */
    public static HBox buttons(Button... buttons) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(space);
        line.getChildren().addAll(buttons);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("dialog-buttons");
        return line;
    }

    public static Button plain(String text, Runnable deed) {
        Button button = new Button(text);
        button.getStyleClass().add("text-button");
        button.setOnAction(_ -> deed.run());
        return button;
    }

    /**
     * @param style {@code plain}, {@code danger} …
     */
    public static Button main(String text, String style, Runnable deed) {
        Button button = new Button(text);
        button.getStyleClass().addAll("confirm-button", style);
        button.setOnAction(_ -> deed.run());
        return button;
    }

    /** A name at the left, a value at the right that wraps and can be selected by reading. */
    public static HBox fact(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        HBox fact = new HBox(label, value);
        HBox.setHgrow(value, Priority.ALWAYS);
        fact.getStyleClass().add("fact");
        return fact;
    }

    public static HBox fact(String name, String value) {
        Label text = new Label(value);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return fact(name, text);
    }

    /** Several lines to type into. */
    public static TextArea area(String prompt) {
        TextArea area = new TextArea();
        area.setPromptText(prompt);
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.getStyleClass().add("note-area");
        return area;
    }

    /** Something that a person should know before acting. */
    public static Label note(String words) {
        Label note = new Label(words);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("form-note");
        return note;
    }
}
