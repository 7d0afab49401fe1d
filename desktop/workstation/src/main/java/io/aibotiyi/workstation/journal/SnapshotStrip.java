package io.aibotiyi.workstation.journal;

import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Icons;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.spaces.Dialogs;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The pictures of an entry: small, and whole when chosen. FX thread only. */
final class SnapshotStrip extends FlowPane {

    private static final double SMALL = 168;
    private static final double LARGE = 1_100;

    private final JournalDesk journal;
    private final Dialogs dialogs;
    private final Consumer<String> told;
    private final Runnable changed;

    /**
     * @param told why something failed
     * @param changed a picture was deleted
     */
    SnapshotStrip(JournalDesk journal, Dialogs dialogs, Consumer<String> told, Runnable changed) {
        super(8, 8);
        this.journal = journal;
        this.dialogs = dialogs;
        this.told = told;
        this.changed = changed;
        setId("journal-snapshots");
        getStyleClass().add("journal-snapshots");
    }

    void show(JournalEntryDetail detail) {
        List<Node> cards = new ArrayList<>();
        for (SnapshotView snapshot : detail.snapshots()) {
            cards.add(card(detail.entry().id(), snapshot));
        }
        if (cards.isEmpty()) {
            cards.add(
                    Form.text(
                            "None yet. \"Add chart snapshot to the journal\" in a chart's context"
                                    + " menu keeps its picture here."));
        }
        getChildren().setAll(cards);
    }

    private Node card(JournalEntryId entry, SnapshotView snapshot) {
        String name =
                (snapshot.caption().isEmpty() ? "Chart" : snapshot.caption())
                        + ", "
                        + Times.of(snapshot.addedAt());
        ImageView small = new ImageView();
        small.setFitWidth(SMALL);
        small.setFitHeight(SMALL * snapshot.height() / snapshot.width());
        Button open = new Button(null, small);
        open.getStyleClass().add("journal-picture");
        open.setAccessibleText("Snapshot " + name);
        open.setOnAction(_ -> open(name, small.getImage()));
        journal.ask(
                client -> client.journal().snapshot(entry, snapshot.id()),
                png -> small.setImage(new Image(new ByteArrayInputStream(png))),
                told);
        Label caption = new Label(name);
        caption.getStyleClass().add("figure-name");
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(SMALL - 32);
        Button delete =
                Icons.button(Feather.TRASH_2, "Delete " + name, () -> ask(entry, snapshot, name));
        HBox line = new HBox(4, caption, delete);
        line.setAlignment(Pos.CENTER_LEFT);
        return new VBox(2, open, line);
    }

    private void open(String name, Image picture) {
        ImageView view = new ImageView(picture);
        view.setPreserveRatio(true);
        view.setFitWidth(Math.min(LARGE, picture == null ? LARGE : picture.getWidth()));
        Button close = Form.plain("Close", dialogs::closeTop);
        close.setCancelButton(true);
        ScrollPane scroll = new ScrollPane(view);
        scroll.setFitToWidth(true);
        VBox dialog = new VBox(8, Form.title(name), scroll, Form.buttons(close));
        dialog.getStyleClass().addAll("confirm", "journal-large");
        dialogs.show(dialog, close, () -> {});
    }

    private void ask(JournalEntryId entry, SnapshotView snapshot, String name) {
        Button back = Form.plain("Keep it", dialogs::closeTop);
        Button delete =
                Form.main(
                        "Delete",
                        "danger",
                        () -> {
                            dialogs.closeTop();
                            journal.send(
                                    client -> {
                                        client.journal().deleteSnapshot(entry, snapshot.id());
                                        return true;
                                    },
                                    _ -> changed.run(),
                                    (_, why) -> told.accept(why));
                        });
        delete.setId("snapshot-delete");
        VBox dialog =
                new VBox(
                        8,
                        Form.title("Delete this snapshot?"),
                        Form.text(name + ". It cannot be brought back."),
                        Form.buttons(back, delete));
        dialog.getStyleClass().add("confirm");
        dialogs.show(dialog, back, () -> {});
    }
}
