package io.aibotiyi.workstation.journal;

import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal;
import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.workstation.look.Form;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Tags, rating and notes of an entry. What was typed is sent with Save, with Ctrl+Enter and when
 * another entry is chosen; what could not be sent stays here and is shown again with its entry. FX
 * thread only.
 */
final class NotesForm extends VBox {

    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+Enter");

    /**
     * What was typed and is not kept yet.
     *
     * @param seen the version that it was typed into
     */
    private record Draft(long seen, Annotation annotation, String trouble) {}

    private final JournalDesk journal;
    private final Consumer<JournalEntryDetail> kept;
    private final TextField tags = new TextField();
    private final ComboBox<String> rating = new ComboBox<>();
    private final TextArea notes = Form.area("What was the plan, what happened, what next time?");
    private final Label error = Form.error();
    private final Button save = Form.main("Save", "plain", this::save);
    private final Button theirs = Form.plain("Show theirs", this::showTheirs);
    private final Button mine = Form.plain("Keep mine", this::keepMine);
    private final Map<JournalEntryId, Draft> drafts = new HashMap<>();
    private @Nullable JournalEntryDetail shown;
    private long seen;

    /**
     * @param kept told what the backend has now
     */
    NotesForm(JournalDesk journal, Consumer<JournalEntryDetail> kept) {
        super(6);
        this.journal = journal;
        this.kept = kept;
        tags.setId("journal-tags");
        tags.setPromptText("breakout, news");
        rating.setId("journal-rating");
        rating.getItems().setAll("–", "★", "★★", "★★★", "★★★★", "★★★★★");
        notes.setId("journal-notes");
        notes.setPrefRowCount(6);
        notes.setTextFormatter(
                new TextFormatter<>(change ->
                        change.getControlNewText().length() <= Journal.LONGEST_NOTES
                                ? change
                                : null));
        notes.setOnKeyPressed(event -> {
            if (SAVE.match(event)) {
                save();
                event.consume();
            } else if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
                save.requestFocus();
                event.consume();
            }
        });
        tags.setOnAction(_ -> save());
        save.setId("journal-save");
        theirs.setId("journal-theirs");
        mine.setId("journal-mine");
        VBox tagLine = Form.line("Tags, with commas between", tags);
        HBox.setHgrow(tagLine, Priority.ALWAYS);
        HBox first = new HBox(8, tagLine, Form.line("Rating", rating));
        getChildren()
                .addAll(first, Form.line("Notes", notes), error, Form.buttons(theirs, mine, save));
        tags.textProperty().subscribe(this::offer);
        notes.textProperty().subscribe(this::offer);
        rating.valueProperty().subscribe(this::offer);
        conflict(false);
    }

    /** Shows an entry; what was typed into another is sent first. */
    void show(JournalEntryDetail detail) {
        JournalEntryDetail before = shown;
        if (before != null && !before.entry().id().equals(detail.entry().id())) {
            leave();
        } else if (before != null && isChanged()) {
            return;
        }
        Draft draft = drafts.get(detail.entry().id());
        shown = detail;
        seen = draft == null ? detail.entry().version() : draft.seen();
        fill(draft == null ? written(detail) : draft.annotation());
        error.setText(draft == null ? "" : draft.trouble());
        conflict(draft != null && draft.seen() != detail.entry().version());
        offer();
    }

    /** Sends what was typed and shows nothing any more. */
    void leave() {
        if (shown != null && isChanged()) {
            save();
        }
        shown = null;
    }

    private void fill(Annotation annotation) {
        tags.setText(String.join(", ", annotation.tags()));
        Integer stars = annotation.rating();
        rating.getSelectionModel().select(stars == null ? 0 : stars);
        notes.setText(annotation.notes());
    }

    private static Annotation written(JournalEntryDetail detail) {
        return new Annotation(detail.notes(), detail.entry().rating(), detail.entry().tags());
    }

    private Annotation typed() {
        int stars = Math.max(0, rating.getSelectionModel().getSelectedIndex());
        List<String> names =
                Arrays.stream(tags.getText().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
        return new Annotation(notes.getText(), stars == 0 ? null : stars, names);
    }

    boolean isChanged() {
        JournalEntryDetail detail = shown;
        return detail != null && !typed().equals(written(detail));
    }

    private void offer() {
        save.setDisable(!isChanged());
    }

    private void save() {
        JournalEntryDetail detail = shown;
        if (detail == null || !isChanged()) {
            return;
        }
        JournalEntryId id = detail.entry().id();
        Annotation annotation = typed();
        long version = seen;
        drafts.put(id, new Draft(version, annotation, ""));
        save.setDisable(true);
        journal.send(
                client -> client.journal().annotate(id, version, annotation),
                this::done,
                (code, why) -> refused(id, new Draft(version, annotation, why), code));
    }

    private void done(JournalEntryDetail now) {
        drafts.remove(now.entry().id());
        JournalEntryDetail detail = shown;
        if (detail != null && detail.entry().id().equals(now.entry().id())) {
            Annotation still = typed();
            boolean typedMeanwhile = !still.equals(written(now));
            shown = now;
            seen = now.entry().version();
            error.setText("");
            conflict(false);
            if (!typedMeanwhile) {
                fill(written(now));
            }
            offer();
        }
        kept.accept(now);
    }

    private void refused(JournalEntryId id, Draft draft, @Nullable ErrorCode code) {
        boolean changed = code == ErrorCode.VERSION_CHANGED;
        Draft told =
                new Draft(
                        draft.seen(),
                        draft.annotation(),
                        changed
                                ? "It was changed in another window. What you typed is still here."
                                : draft.trouble());
        drafts.put(id, told);
        JournalEntryDetail detail = shown;
        if (detail != null && detail.entry().id().equals(id)) {
            error.setText(told.trouble());
            conflict(changed);
            offer();
        }
    }

    private void conflict(boolean there) {
        for (Button button : List.of(theirs, mine)) {
            button.setVisible(there);
            button.setManaged(there);
        }
    }

    private void showTheirs() {
        newest(now -> {
            drafts.remove(now.entry().id());
            done(now);
            fill(written(now));
            offer();
        });
    }

    private void keepMine() {
        newest(now -> {
            seen = now.entry().version();
            save();
        });
    }

    private void newest(Consumer<JournalEntryDetail> then) {
        JournalEntryDetail detail = shown;
        if (detail != null) {
            journal.ask(
                    client -> client.journal().entry(detail.entry().id()), then, error::setText);
        }
    }
}
