package io.aibotiyi.workstation.docking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.HeldWindows.Held;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.OpenShell.Modifier;
import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.Edge;
import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.Panel;
import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.state.InstrumentFocus;
import io.aibotiyi.workstation.state.MarketFocus;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Panels in the whole window over a sample backend. */
class DockScreenTest {

    @TempDir Path folder;

    @Test
    void panelsOfOneColourLookAtOneMarketAndOthersStay() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            DockBoard board = open.shell.trade().board();
            board.add(PanelKind.CHART);
            board.link("chart-2", LinkColour.VIOLET);
            board.add(PanelKind.TAPE);
            board.link("tape-2", LinkColour.VIOLET);
            open.settle();
            board.open("tape-2").market().select(second(open));
            open.settle();
            assertEquals(second(open), shown(board, "chart-2"));
            assertEquals(second(open), shown(board, "tape-2"));
            assertNotEquals(second(open), shown(board, "chart-1"));
            board.link("chart-2", LinkColour.BLUE);
            open.settle();
            assertEquals(shown(board, "chart-1"), shown(board, "chart-2"));
            board.link("tape-2", LinkColour.NONE);
            open.settle();
            assertEquals(second(open), shown(board, "tape-2"), "keeps what it looked at");
            assertEquals(List.of(), open.failures);
            open.close();
            return true;
        });
    }

    @Test
    void opensStreamsForWhatIsLookedAtOnlyAndClosesThemWithTheLastPanel() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            DockBoard board = open.shell.trade().board();
            int before = open.backend.openSubscriptions();
            board.add(PanelKind.TAPE);
            open.settle();
            assertEquals(before, open.backend.openSubscriptions(), "linked: nothing new");
            board.link("tape-2", LinkColour.CYAN);
            open.settle();
            assertEquals(before, open.backend.openSubscriptions(), "shared: the same market");
            MarketFocus cyan = open.desk.market().focuses().getLast();
            cyan.select(open.desk.market().instruments().get().getLast().id());
            open.settle();
            assertEquals(before + 2, open.backend.openSubscriptions(), "book and trades");
            board.add(PanelKind.CHART);
            board.link("chart-2", LinkColour.CYAN);
            open.settle();
            assertEquals(before + 3, open.backend.openSubscriptions(), "candles, too");
            board.close("chart-2");
            open.settle();
            assertEquals(before + 2, open.backend.openSubscriptions());
            board.close("tape-2");
            open.settle();
            assertEquals(before, open.backend.openSubscriptions());
            assertEquals(1, open.desk.market().focuses().size());
            open.close();
            return true;
        });
    }

    @Test
    void fiftyPanelsOpenedAndClosedLeaveNothing() throws Exception {
        List<WeakReference<Node>> nodes = new ArrayList<>();
        OpenShell open =
                OnFx.call(() -> {
                    OpenShell fresh = new OpenShell().connect();
                    DockBoard board = fresh.shell.trade().board();
                    int listeners = listeners(fresh);
                    int streams = fresh.backend.openSubscriptions();
                    List<PanelKind> kinds = List.of(PanelKind.values());
                    for (int i = 0; i < 50; i++) {
                        PanelKind kind = kinds.get(i % kinds.size());
                        board.add(kind);
                        String id = board.active().orElseThrow();
                        if (i % 3 == 0 && kind.isLinkable()) {
                            board.link(id, LinkColour.NONE);
                        }
                        fresh.bridge.pulse(i + 100);
                        nodes.add(new WeakReference<>(board.open(id).content().node()));
                        if (i % 10 == 0) {
                            fresh.settle();
                        }
                        board.close(id);
                        fresh.bridge.pulse(i + 100);
                    }
                    fresh.settle();
                    assertEquals(listeners, listeners(fresh));
                    assertEquals(streams, fresh.backend.openSubscriptions());
                    assertEquals(List.of(), fresh.failures);
                    return fresh;
                });
        for (int i = 0; i < 50 && nodes.stream().anyMatch(n -> n.get() != null); i++) {
            System.gc();
            OnFx.call(() -> true);
        }
        assertEquals(
                List.of(),
                nodes.stream()
                        .map(WeakReference::get)
                        .filter(n -> n != null)
                        .map(Node::getId)
                        .toList());
        OnFx.call(() -> {
            open.close();
            return true;
        });
    }

    @Test
    void everyDeedHasItsKey() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            DockBoard board = open.shell.trade().board();
            String start = words(board);
            open.key(KeyCode.A, Modifier.SHIFT);
            assertTrue(open.shell.overlays().isShowing());
            open.key(KeyCode.C);
            open.key(KeyCode.ENTER);
            assertFalse(open.shell.overlays().isShowing());
            assertEquals("chart-2", board.active().orElseThrow());
            open.key(KeyCode.RIGHT, Modifier.SHORTCUT, Modifier.ALT);
            assertNotEquals(start, words(board));
            assertEquals("chart-2", board.active().orElseThrow());
            open.key(KeyCode.LEFT, Modifier.SHORTCUT, Modifier.ALT, Modifier.SHIFT);
            open.key(KeyCode.D, Modifier.SHORTCUT);
            assertEquals(1, open.windows.open.size());
            open.key(open.windows.open.getFirst().scene, KeyCode.D, Modifier.SHORTCUT);
            assertEquals(0, open.windows.open.size());
            open.key(KeyCode.W, Modifier.SHORTCUT);
            assertEquals(start, words(board));
            open.key(KeyCode.Z, Modifier.SHIFT);
            assertTrue(words(board).contains("chart-2"));
            open.key(KeyCode.F6);
            assertEquals("watchlist-1", board.active().orElseThrow());
            assertTrue(
                    open.find("watchlist-1").getPseudoClassStates().stream()
                            .anyMatch(p -> p.getPseudoClassName().equals("active")));
            open.key(KeyCode.F6, Modifier.SHIFT);
            assertNotEquals("watchlist-1", board.active().orElseThrow());
            board.goTo("watchlist-1");
            double width = ((Region) open.find("watchlist-1")).getWidth();
            for (int i = 0; i < 4; i++) {
                open.key(KeyCode.RIGHT, Modifier.ALT, Modifier.SHIFT);
            }
            assertTrue(((Region) open.find("watchlist-1")).getWidth() > width + 100);
            open.shell.actions().run("panel.link.rose");
            assertEquals(
                    LinkColour.ROSE, board.arrangement().panel("watchlist-1").orElseThrow().link());
            assertEquals(List.of(), open.failures);
            open.close();
            return true;
        });
    }

    @Test
    void aDetachedWindowHasTheFrameTheKeysAndItsOwnQuestions() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            DockBoard board = open.shell.trade().board();
            board.detachOrBringBack("ticket-1");
            open.settle();
            Held window = open.windows.open.getFirst();
            assertEquals("Order ticket BTC-USDT", window.title);
            assertEquals(1, window.scene.getRoot().lookupAll(".mode-frame.simulated").size());
            assertTrue(window.scene.getRoot().getStyleClass().contains("dark"));
            open.key(window.scene, KeyCode.ESCAPE);
            open.key(window.scene, KeyCode.DIGIT5);
            assertEquals(
                    "1h", open.desk.market().candles().get().orElseThrow().timeframe().toString());
            int before = open.desk.trading().orders().get().size();
            open.shell.actions().run("ticket.share.25");
            open.key(window.scene, KeyCode.ENTER, Modifier.SHORTCUT);
            assertFalse(open.shell.overlays().isShowing(), "not asked in the other window");
            assertEquals(1, window.scene.getRoot().lookupAll(".confirm").size());
            open.key(window.scene, KeyCode.ESCAPE);
            assertEquals(0, window.scene.getRoot().lookupAll(".confirm").size());
            assertEquals(before, open.desk.trading().orders().get().size());
            open.shell.actions().run("look.theme");
            assertTrue(window.scene.getRoot().getStyleClass().contains("light"));
            window.listener.closeWanted();
            open.settle();
            assertEquals(0, open.windows.open.size());
            assertTrue(open.isThere("ticket-1"));
            assertEquals(List.of(), open.failures);
            open.close();
            return true;
        });
    }

    @Test
    void remembersWorkspacesWithTheirMarketsAndWindows() throws Exception {
        OnFx.call(() -> {
            OpenShell first = new OpenShell().connect();
            DockBoard board = first.shell.trade().board();
            board.change(w -> w.add("Scalping", w.arrangement()));
            board.link("tape-1", LinkColour.VIOLET);
            first.settle();
            board.open("tape-1").market().select(second(first));
            board.detachOrBringBack("tape-1");
            first.windows
                    .open
                    .getFirst()
                    .listener
                    .moved(new io.aibotiyi.workstation.dock.Bounds(11, 22, 444, 333));
            first.settle();
            var kept = first.kept.getLast();
            first.close();
            assertEquals(0, first.windows.open.size());

            OpenShell again = new OpenShell(first.backend, kept).connect();
            DockBoard restored = again.shell.trade().board();
            assertEquals("Scalping", restored.workspaces().current().name());
            assertEquals(second(again), shown(restored, "tape-1"));
            assertNotEquals(second(again), shown(restored, "chart-1"));
            assertEquals(11, again.windows.open.getFirst().bounds.x());
            ((ToggleButton) again.find("workspace-tab-0")).fire();
            again.settle();
            assertEquals("Trade", restored.workspaces().current().name());
            assertEquals(0, again.windows.open.size());
            assertNotEquals(second(again), shown(restored, "tape-1"));
            again.key(KeyCode.PAGE_DOWN, Modifier.SHORTCUT);
            assertEquals(second(again), shown(restored, "tape-1"));
            assertEquals(List.of(), again.failures);
            again.close();
            return true;
        });
    }

    @Test
    void managesWorkspacesByNameAndTakesBackADeletion() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            DockBoard board = open.shell.trade().board();
            Path file = folder.resolve("one.json");
            open.key(KeyCode.W, Modifier.SHORTCUT, Modifier.SHIFT);
            open.press("workspace-duplicate");
            open.type("workspace-name", "trade");
            open.press("workspace-rename");
            assertEquals(List.of("Trade", "Trade 2"), board.workspaces().names());
            assertTrue(open.says("There is a workspace of that name."));
            open.type("workspace-name", "Swing");
            open.press("workspace-rename");
            assertEquals(List.of("Trade", "Swing"), board.workspaces().names());
            board.close("tape-1");
            open.press("workspace-export");
            open.type("save-path", file.toString());
            open.press("save-go");
            assertTrue(Files.exists(file));
            open.press("workspace-reset");
            assertTrue(board.arrangement().panel("tape-1").isPresent());
            ((ListView<?>) open.find("workspace-list")).requestFocus();
            open.key(KeyCode.DELETE);
            assertEquals(List.of("Trade"), board.workspaces().names());
            open.press("workspace-import");
            open.type("import-path", folder.resolve("none.json").toString());
            open.press("import-go");
            assertTrue(open.says("It could not be read"));
            open.type("import-path", file.toString());
            open.press("import-go");
            assertEquals(List.of("Trade", "Swing"), board.workspaces().names());
            assertTrue(board.arrangement().panel("tape-1").isEmpty());
            open.key(KeyCode.ESCAPE);
            assertFalse(open.shell.overlays().isShowing());
            open.key(KeyCode.Z, Modifier.SHIFT);
            open.key(KeyCode.Z, Modifier.SHIFT);
            assertEquals(List.of("Trade", "Swing"), board.workspaces().names());
            assertTrue(board.arrangement().panel("tape-1").isPresent(), "as it was deleted");
            assertEquals(List.of(), open.failures);
            open.close();
            return true;
        });
    }

    /** In a window of the system, since dragging goes by places on the screen. */
    @Test
    void dragsAPanelToAnothersEdgeAndIntoItsTabs() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            Stage stage = new Stage();
            stage.setScene(open.shell.scene());
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1000);
            stage.setHeight(900);
            stage.show();
            open.settle();
            DockBoard board = open.shell.trade().board();
            drag(open, header(open, "tape-1"), open.find("ladder-1"), 0.5, 0.9);
            assertEquals("tape-1", neighbour(board, "ladder-1", Edge.BOTTOM));
            drag(open, header(open, "tape-1"), open.find("equity-1"), 0.5, 0.5);
            assertTrue(open.isThere("tape-1-tab"));
            drag(open, open.find("equity-1-tab"), open.find("blotter-1"), 0.02, 0.5);
            assertEquals("equity-1", neighbour(board, "blotter-1", Edge.LEFT));
            String before = words(board);
            drag(open, header(open, "tape-1"), header(open, "tape-1"), 0.5, 0.5);
            assertEquals(before, words(board), "onto itself");
            assertEquals(List.of(), open.failures);
            stage.close();
            stage.setScene(null);
            open.close();
            return true;
        });
    }

    private static String neighbour(DockBoard board, String id, Edge edge) {
        return board.arrangement().root().orElseThrow().neighbour(id, edge).orElse("");
    }

    private static Node header(OpenShell open, String panel) {
        return open.find(panel).lookup(".panel-header");
    }

    private static void drag(OpenShell open, Node from, Node to, double x, double y) {
        Bounds start = from.localToScreen(from.getLayoutBounds());
        Bounds end = to.localToScreen(to.getLayoutBounds());
        double atX = end.getMinX() + end.getWidth() * x;
        double atY = end.getMinY() + end.getHeight() * y;
        mouse(from, MouseEvent.MOUSE_PRESSED, start.getMinX() + 5, start.getMinY() + 5);
        mouse(from, MouseEvent.MOUSE_DRAGGED, start.getMinX() + 30, start.getMinY() + 5);
        mouse(from, MouseEvent.MOUSE_DRAGGED, atX, atY);
        mouse(from, MouseEvent.MOUSE_RELEASED, atX, atY);
        open.settle();
    }

    private static void mouse(Node on, EventType<MouseEvent> type, double x, double y) {
        Point2D local = on.screenToLocal(x, y);
        Event.fireEvent(
                on,
                new MouseEvent(
                        type,
                        local.getX(),
                        local.getY(),
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    @Test
    void takesLittleOfTheWindowForItself() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            double chrome = 0;
            for (Node divider : open.shell.scene().getRoot().lookupAll(".split-pane-divider")) {
                chrome += ((Region) divider).getWidth() * ((Region) divider).getHeight();
            }
            for (Node part : open.shell.scene().getRoot().lookupAll(".dock-strip")) {
                chrome += ((Region) part).getWidth() * ((Region) part).getHeight();
            }
            assertTrue(chrome > 0, "there are dividers");
            assertTrue(chrome / (1600 * 1000) < 0.01, chrome + " pixels");
            open.close();
            return true;
        });
    }

    @Test
    void aWorkspaceWithoutPanelsSaysHowToGoOn() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            DockBoard board = open.shell.trade().board();
            for (Panel panel : board.arrangement().panels()) {
                board.close(panel.id());
            }
            open.settle();
            assertTrue(open.says("No panels here"));
            for (String action :
                    List.of("ticket.buy", "ladder.recentre", "chart.reset", "market.next")) {
                open.shell.actions().run(action);
            }
            for (int i = 0; i < 7; i++) {
                board.undo();
            }
            open.settle();
            assertEquals(7, board.arrangement().panels().size());
            assertEquals(List.of(), open.failures);
            open.close();
            return true;
        });
    }

    @Test
    void picksTheEdgeThatADropIsNearestTo() {
        assertEquals(Edge.CENTER, DockDrag.edge(0.5, 0.5));
        assertEquals(Edge.LEFT, DockDrag.edge(0.1, 0.4));
        assertEquals(Edge.RIGHT, DockDrag.edge(0.95, 0.4));
        assertEquals(Edge.TOP, DockDrag.edge(0.4, 0.02));
        assertEquals(Edge.BOTTOM, DockDrag.edge(0.4, 0.9));
    }

    private static io.aibotiyi.domain.InstrumentId second(OpenShell open) {
        return open.desk.market().instruments().get().get(1).id();
    }

    private static io.aibotiyi.domain.InstrumentId shown(DockBoard board, String id) {
        return board.open(id).market().focus().get().map(InstrumentFocus::view).orElseThrow().id();
    }

    private static String words(DockBoard board) {
        Arrangement a = board.arrangement();
        return a.root().map(Object::toString).orElse("").replaceAll("shares=\\[[^]]*]", "")
                + a.windows().size();
    }

    private static int listeners(OpenShell open) {
        Set<MarketFocus> focuses =
                open.desk.market().focuses().stream().collect(Collectors.toSet());
        return focuses.stream().mapToInt(f -> f.focus().listeners() + f.candles().listeners()).sum()
                + open.desk.market().tickers().listeners()
                + open.desk.market().instruments().listeners()
                + open.desk.trading().orders().listeners()
                + open.desk.trading().portfolio().listeners()
                + open.desk.trading().fills().listeners()
                + open.desk.orders().sending().listeners()
                + open.desk.link().listeners()
                + open.desk.market().focus().get().orElseThrow().quote().listeners()
                + open.desk.market().focus().get().orElseThrow().trades().listeners();
    }
}
