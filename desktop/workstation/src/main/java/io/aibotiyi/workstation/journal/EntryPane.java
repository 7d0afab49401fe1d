package io.aibotiyi.workstation.journal;

import static io.aibotiyi.workstation.journal.JournalWords.money;
import static io.aibotiyi.workstation.journal.JournalWords.plain;

import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.protocol.Journal.AssetAmount;
import io.aibotiyi.protocol.Journal.Excursion;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.look.StatePane;
import io.aibotiyi.workstation.look.Times;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One round trip: figures, chart, what is written about it, pictures. FX thread only. */
final class EntryPane extends BorderPane {

    private final JournalDesk journal;
    private final Runnable changed;
    private final Label title = Form.title("");
    private final Label state = new Label();
    private final NumberLabel net = new NumberLabel();
    private final TilePane facts = new TilePane(16, 2);
    private final EntryChart chart;
    private final NotesForm notes;
    private final SnapshotStrip snapshots;
    private final Label error = Form.error();
    private final StatePane pane;
    private @Nullable JournalEntryId wanted;

    /**
     * @param changed something was written
     */
    EntryPane(Desk desk, JournalDesk journal, Dialogs dialogs, Runnable changed) {
        this.journal = journal;
        this.changed = changed;
        chart = new EntryChart(desk, journal);
        chart.setMinHeight(230);
        chart.setPrefHeight(260);
        notes = new NotesForm(journal, this::written);
        snapshots = new SnapshotStrip(journal, dialogs, error::setText, this::again);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        state.getStyleClass().add("figure-name");
        net.setId("journal-net");
        HBox head = new HBox(8, title, state, space, net);
        head.setAlignment(Pos.CENTER_LEFT);
        facts.setPrefColumns(2);
        facts.setPrefTileWidth(284);
        facts.setTileAlignment(Pos.CENTER_LEFT);
        VBox body =
                new VBox(
                        10,
                        head,
                        facts,
                        chart,
                        notes,
                        section("Chart snapshots"),
                        snapshots,
                        error);
        body.getStyleClass().add("journal-entry");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("journal-scroll");
        pane = new StatePane(scroll);
        setCenter(pane);
        nothing();
    }

    private static Label section(String name) {
        Label label = new Label(name);
        label.getStyleClass().add("panel-title");
        return label;
    }

    /** Null for none. */
    void choose(@Nullable JournalEntryView entry) {
        if (entry == null) {
            wanted = null;
            notes.leave();
            nothing();
            return;
        }
        boolean other = !entry.id().equals(wanted);
        wanted = entry.id();
        if (other) {
            pane.showLoading("Loading the trade");
        }
        again();
    }

    private void nothing() {
        pane.showEmpty(
                Feather.BOOK_OPEN, "No trade chosen", "Choose one in the table to see all of it.");
    }

    private void again() {
        JournalEntryId id = wanted;
        if (id != null) {
            journal.ask(client -> client.journal().entry(id), this::show, why -> failed(id, why));
        }
    }

    private void failed(JournalEntryId id, String why) {
        if (id.equals(wanted)) {
            pane.showFailed("The trade could not be loaded", why);
        }
    }

    private void show(JournalEntryDetail detail) {
        if (!detail.entry().id().equals(wanted)) {
            return;
        }
        error.setText("");
        facts(detail);
        chart.show(detail);
        notes.show(detail);
        snapshots.show(detail);
        pane.showContent();
    }

    private void written(JournalEntryDetail detail) {
        changed.run();
    }

    private void facts(JournalEntryDetail detail) {
        JournalEntryView e = detail.entry();
        title.setText(JournalWords.title(e));
        state.setText(JournalWords.state(e));
        net.setPlain(money(e.netPnl()) + " " + e.currency());
        net.setSign(e.netPnl().signum());
        List<Node> all = new ArrayList<>();
        all.add(Form.fact("Entry", Times.of(e.entryAt())));
        all.add(Form.fact("Exit", e.exitAt() == null ? JournalWords.NONE : Times.of(e.exitAt())));
        all.add(Form.fact("Average entry", plain(e.entryPrice())));
        all.add(Form.fact("Average exit", plain(e.exitPrice())));
        all.add(Form.fact("Quantity", plain(e.quantity())));
        all.add(Form.fact("Held", JournalWords.held(e.holdingSeconds())));
        all.add(Form.fact("Gross", money(e.grossPnl())));
        all.add(Form.fact("Fees", fees(e)));
        if (e.funding().signum() != 0) {
            all.add(Form.fact("Funding", money(e.funding())));
        }
        all.add(Form.fact("Stop", plain(e.stopPrice())));
        all.add(Form.fact("Result", JournalWords.multiple(e.rMultiple())));
        Excursion moved = e.excursion();
        if (moved != null) {
            all.add(
                    Form.fact(
                            "Against, MAE",
                            money(moved.adverse().negate()) + " · " + moved.resolution()));
            all.add(Form.fact("For, MFE", money(moved.favourable()) + " · " + moved.resolution()));
        }
        if (e.transferred()) {
            all.add(Form.fact("Bought", "Elsewhere, and transferred here"));
        }
        all.add(Form.fact("Fills", String.valueOf(e.fills())));
        facts.getChildren().setAll(all);
    }

    private static String fees(JournalEntryView entry) {
        String others =
                entry.unpricedFees().stream()
                        .map(EntryPane::amount)
                        .collect(Collectors.joining(" + "));
        String own = Numbers.fixed(entry.fees(), 2);
        return others.isEmpty() ? own : own + " + " + others;
    }

    private static String amount(AssetAmount fee) {
        return plain(fee.amount()) + " " + fee.asset();
    }
}
