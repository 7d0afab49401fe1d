package io.aibotiyi.workstation.gallery;

import static io.aibotiyi.workstation.gallery.Steps.atOnce;
import static io.aibotiyi.workstation.gallery.Steps.run;
import static io.aibotiyi.workstation.gallery.Steps.type;

import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.Edge;
import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.docking.DockBoard;
import io.aibotiyi.workstation.shell.Shell;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.TableView;

/** The window itself: how panels lie in it, its first and its bad moments, what floats above. */
final class WindowPictures {

    private static final Arrangement NOTHING = new Arrangement(null, List.of(), Map.of());

    private WindowPictures() {}

    static List<Picture> all() {
        return Stream.of(panels(), journal(), moments(), overlays(), replays())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Picture> panels() {
        return Stream.of(
                        docked().darkAndLight(),
                        List.of(
                                Picture.of(
                                        "workspaces",
                                        WindowPictures::nameWorkspaces,
                                        Shell::workspaces)),
                        screener().darkAndLight(),
                        List.of(
                                Picture.of("add-panel", run("panel.add"))
                                        .light()
                                        .named("add-panel"),
                                Picture.of(
                                        "trade-no-panels",
                                        s -> s.trade().board().change(w -> w.with(_ -> NOTHING)))))
                .flatMap(List::stream)
                .toList();
    }

    /** A trade with a picture of its chart, and what all of them add up to. */
    private static List<Picture> journal() {
        Picture trades =
                Picture.of(
                        "journal",
                        run("chart.snapshot"),
                        run("journal.trades"),
                        s -> s.journal().openFirst());
        Picture sums = Picture.of("journal-statistics", run("journal.statistics"));
        return List.of(
                trades,
                trades.light(),
                trades.in(Scenario.EMPTY).named("journal-empty"),
                trades.in(Scenario.FORBIDDEN).light().named("journal-failed"),
                sums,
                sums.light());
    }

    /** Two markets in two colours, tabs, and a panel that the keyboard went to. */
    private static Picture docked() {
        return Picture.of(
                "trade-docked",
                shell -> {
                    DockBoard board = shell.trade().board();
                    board.add(PanelKind.CHART);
                    board.link("chart-2", LinkColour.VIOLET);
                    board.move("chart-2", "chart-1", Edge.BOTTOM);
                    board.goTo("ladder-1");
                    board.add(PanelKind.LADDER);
                    board.link("ladder-2", LinkColour.VIOLET);
                    board.move("equity-1", "blotter-1", Edge.CENTER);
                    board.change(w -> w.add("Two markets", w.arrangement()));
                },
                shell ->
                        shell.trade()
                                .board()
                                .look(
                                        "chart-2",
                                        shell.desk().market().instruments().get().get(1).id()),
                shell -> shell.trade().board().goTo("chart-2"));
    }

    private static void nameWorkspaces(Shell shell) {
        shell.trade()
                .board()
                .change(w -> w.add("Scalping", w.arrangement()).add("Swing", w.arrangement()));
    }

    /** Markets that moved and were traded, those that rose most first. */
    private static Picture screener() {
        return Picture.of(
                "screener",
                shell -> {
                    shell.trade().board().goTo("blotter-1");
                    shell.trade().board().add(PanelKind.SCREENER);
                },
                atOnce(type("screener-move", "1"), type("screener-value", "1m")),
                shell -> {
                    if (shell.scene().lookup("#screener-table") instanceof TableView<?> table) {
                        sort(table);
                    }
                });
    }

    private static <R> void sort(TableView<R> table) {
        table.getSortOrder().add(table.getColumns().get(3));
        table.sort();
        table.getSelectionModel().select(1);
    }

    private static List<Picture> moments() {
        return List.of(
                Picture.of("trade-empty").in(Scenario.EMPTY),
                Picture.of("first-start").in(Scenario.EMPTY).unwelcomed(),
                Picture.of("loading").in(Scenario.LOADING),
                Picture.of("disconnected").in(Scenario.DISCONNECTED));
    }

    private static List<Picture> overlays() {
        return List.of(
                Picture.of("palette", Shell::palette),
                Picture.of("keys", Shell::keys),
                Picture.of("change-keys", Shell::changeKeys),
                Picture.of("notices", Shell::notices),
                Picture.of("notices", Shell::notices).light(),
                Picture.of("notices-empty", Shell::notices).in(Scenario.EMPTY),
                Picture.of("risk", Shell::risk),
                Picture.of("risk", Shell::risk).light(),
                Picture.of("risk-kill", Shell::stopTrading),
                Picture.of("risk-halted").in(Scenario.HALTED),
                Picture.of("risk-halted-form", Shell::risk)
                        .in(Scenario.HALTED)
                        .light()
                        .named("risk-halted-form"));
    }

    private static List<Picture> replays() {
        return List.of(
                Picture.of(
                        "replay",
                        atOnce(
                                s -> s.openRecording().submit("/captures/2026-02-26-btc.gz"),
                                run("replay.faster", "replay.toggle"))),
                Picture.of(
                        "open-recording",
                        s -> s.openRecording().submit("/captures/2026-02-26-btc.missing")));
    }
}
