package io.aibotiyi.workstation.table;

import io.aibotiyi.workstation.look.Columns;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** A state in a word, coloured by what it asks of the reader; the word is the second cue. */
public record Badge(String text, Tone tone) {

    /** What a state asks of the reader. */
    public enum Tone {
        /** Nothing. */
        QUIET,
        GOOD,
        /** Somebody should look. */
        ATTENTION,
        DANGER
    }

    public static Badge quiet(String text) {
        return new Badge(text, Tone.QUIET);
    }

    public static Badge good(String text) {
        return new Badge(text, Tone.GOOD);
    }

    public static Badge attention(String text) {
        return new Badge(text, Tone.ATTENTION);
    }

    public static Badge danger(String text) {
        return new Badge(text, Tone.DANGER);
    }

    /** The badge as a node of its own, for forms and drawers. */
    public Label label() {
        Label label = new Label();
        dress(label, this);
        return label;
    }

    /** A column of badges. */
    public static <R> TableColumn<R, R> column(String name, double width, Function<R, Badge> of) {
        TableColumn<R, R> column = Columns.column(name, width);
        column.setCellFactory(_ ->
                new TableCell<>() {
                    private final Label label = new Label();

                    @Override
                    protected void updateItem(@Nullable R row, boolean empty) {
                        super.updateItem(row, empty);
                        if (empty || row == null) {
                            setGraphic(null);
                            return;
                        }
                        dress(label, of.apply(row));
                        setGraphic(label);
                    }
                });
        return column;
    }

    private static void dress(Label label, Badge badge) {
        label.setText(badge.text());
        List<String> classes =
                List.of("label", "badge", badge.tone().name().toLowerCase(Locale.ROOT));
        if (!label.getStyleClass().equals(classes)) {
            label.getStyleClass().setAll(classes);
        }
    }
}
