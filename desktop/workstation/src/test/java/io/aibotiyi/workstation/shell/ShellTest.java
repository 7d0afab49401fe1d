package io.aibotiyi.workstation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import io.aibotiyi.workstation.look.WindowIcons;
import io.aibotiyi.workstation.replay.FileDialogs;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Target;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ShellTest {

    private final List<Throwable> failures = new ArrayList<>();
    private final FxBridge bridge = new FxBridge(failures::add);
    private final SampleBackend backend = new SampleBackend(Scenario.FULL, Gallery.NOW, true);
    private final List<Layout> saved = new ArrayList<>();
    private final Desk desk =
            new Desk(
                    bridge,
                    InstantSource.fixed(Gallery.NOW),
                    new Backends() {
                        @Override
                        public AibotClient embedded() {
                            return backend;
                        }

                        @Override
                        public AibotClient remote(URI address) {
                            return backend;
                        }

                        @Override
                        public void close() {}
                    },
                    new Target.Embedded(),
                    Runnable::run,
                    Runnable::run,
                    Runnable::run);

    @Test
    void noTwoActionsShareAKeyWhereBothHold() throws Exception {
        OnFx.call(() -> {
            Set<KeyCombination> keys = new HashSet<>();
            Set<KeyCombination> onLadder = new HashSet<>();
            for (Action action : shell().actions().all()) {
                if (action.key() != null) {
                    boolean ladder = action.group() == Action.Group.LADDER;
                    assertTrue((ladder ? onLadder : keys).add(action.key()), action.id());
                }
            }
            assertTrue(keys.size() > 25);
            return true;
        });
    }

    @Test
    void asksBeforeAnOrderUntilArmedAndPlacesItOnEnter() throws Exception {
        OnFx.call(() -> {
            Shell shell = shell();
            shell.attach();
            connect();
            int before = backend.orders().working(account()).size();
            shell.actions().run("ticket.share.25");
            shell.actions().run("ticket.place");
            assertTrue(shell.overlays().isShowing(), "a question first");
            assertEquals(before, backend.orders().working(account()).size());
            press(shell, KeyCode.ESCAPE);
            assertFalse(shell.overlays().isShowing());
            shell.actions().run("ticket.arm");
            shell.actions().run("ticket.place");
            assertFalse(shell.overlays().isShowing(), "armed: no question");
            assertEquals(before + 1, backend.orders().working(account()).size());
            shell.detach();
            return true;
        });
    }

    @Test
    void keysDoNothingBehindADialog() throws Exception {
        OnFx.call(() -> {
            Shell shell = shell();
            shell.attach();
            connect();
            press(shell, KeyCode.F1);
            assertTrue(shell.overlays().isShowing());
            press(shell, KeyCode.DIGIT5);
            bridge.pulse(2);
            assertEquals("1m", desk.market().candles().get().orElseThrow().timeframe().toString());
            press(shell, KeyCode.ESCAPE);
            press(shell, KeyCode.DIGIT5);
            bridge.pulse(3);
            assertEquals("1h", desk.market().candles().get().orElseThrow().timeframe().toString());
            assertEquals("1h", saved.getLast().timeframe().toString());
            shell.detach();
            return true;
        });
    }

    @Test
    void framesAReplayAsOneAndLeavesItsStripWhenItIsClosed() throws Exception {
        OnFx.call(() -> {
            Shell shell = shell();
            shell.attach();
            connect();
            shell.scene().getRoot().applyCss();
            shell.scene().getRoot().layout();
            Node strip = shell.scene().getRoot().lookup(".replay-strip");
            assertFalse(strip.isVisible());
            press(shell, KeyCode.P);
            shell.openRecording().submit(" /captures/a.gz ");
            bridge.pulse(2);
            assertFalse(shell.overlays().isShowing(), "closed by success");
            assertTrue(strip.isVisible());
            assertEquals(1, shell.scene().getRoot().lookupAll(".mode-frame.replay").size());
            press(shell, KeyCode.P);
            bridge.pulse(3);
            assertTrue(backend.replays().list().getFirst().playing());
            shell.actions().run("replay.close");
            bridge.pulse(4);
            bridge.pulse(5);
            assertFalse(strip.isVisible());
            assertEquals(0, shell.scene().getRoot().lookupAll(".mode-frame.replay").size());
            assertEquals(List.of(), failures);
            shell.detach();
            return true;
        });
    }

    @Test
    void asksOnceASecondHowAReplayStandsAndOnlyWhileItIsInView() throws Exception {
        OnFx.call(() -> {
            Shell shell = shell();
            shell.attach();
            connect();
            shell.openRecording().submit("/captures/a.gz");
            bridge.pulse(2);
            bridge.pulse(3);
            String id = backend.replays().list().getFirst().id();
            Instant there = backend.replays().list().getFirst().start().plusSeconds(60);
            backend.replays()
                    .command(
                            id,
                            new ReplayCommand(
                                    io.aibotiyi.protocol.Replays.Action.SEEK, null, there));
            bridge.pulse(900_000_000);
            assertNotEquals(there, position());
            bridge.pulse(1_100_000_000);
            assertEquals(there, position());
            desk.market().select(desk.market().instruments().get().getFirst().id());
            bridge.pulse(1_200_000_000);
            Instant later = there.plusSeconds(60);
            backend.replays()
                    .command(
                            id,
                            new ReplayCommand(
                                    io.aibotiyi.protocol.Replays.Action.SEEK, null, later));
            bridge.pulse(5_000_000_000L);
            assertEquals(there, position());
            assertEquals(List.of(), failures);
            shell.detach();
            return true;
        });
    }

    private Instant position() {
        return desk.replays().replays().get().getFirst().view().position();
    }

    @Test
    void namesInPlaceWhyARecordingCannotBeOpened() throws Exception {
        OnFx.call(() -> {
            Shell shell = shell();
            shell.attach();
            connect();
            shell.openRecording().submit("/captures/a.missing");
            bridge.pulse(2);
            assertTrue(shell.overlays().isShowing());
            Label error = (Label) shell.overlays().lookup(".form-error");
            assertEquals(
                    "/captures/a.missing does not exist on the backend's machine", error.getText());
            shell.detach();
            return true;
        });
    }

    @Test
    void hasItsIconInEverySize() throws Exception {
        List<Double> sizes =
                OnFx.call(() -> WindowIcons.load().stream().map(Image::getWidth).toList());
        assertEquals(List.of(16.0, 32.0, 48.0, 128.0, 256.0, 512.0), sizes);
    }

    @Test
    void neverClipsTheTicketToGiveTheChartSpace() throws Exception {
        OnFx.call(() -> {
            for (double height : new double[] {640, 1000, 1440}) {
                Layout layout = Layout.DEFAULT.withWelcomed();
                Shell shell = new Shell(desk, FileDialogs.NONE, layout, 1600, height, saved::add);
                shell.scene().getRoot().applyCss();
                shell.scene().getRoot().layout();
                shell.scene().getRoot().layout();
                Region ticket = (Region) shell.scene().getRoot().lookup(".ticket");
                double wanted = ticket.prefHeight(-1);
                assertTrue(ticket.getHeight() >= wanted, height + ": " + ticket.getHeight());
                assertTrue(
                        ticket.getHeight() <= Math.max(wanted + 1, height / 3),
                        height + ": " + ticket.getHeight() + " of " + wanted);
            }
            return true;
        });
    }

    @Test
    void welcomesOnceAndRemembersIt() throws Exception {
        OnFx.call(() -> {
            Shell shell = new Shell(desk, FileDialogs.NONE, Layout.DEFAULT, 1200, 800, saved::add);
            shell.attach();
            assertTrue(shell.overlays().isShowing());
            press(shell, KeyCode.ESCAPE);
            assertFalse(shell.overlays().isShowing());
            assertTrue(saved.getLast().welcomed());
            shell.detach();
            return true;
        });
    }

    @Test
    void letsGoOfAClosedWindow() throws Exception {
        WeakReference<Node> window =
                OnFx.call(() -> {
                    Shell shell = shell();
                    shell.attach();
                    connect();
                    shell.openRecording();
                    press(shell, KeyCode.ESCAPE);
                    shell.scene().getRoot().applyCss();
                    shell.scene().getRoot().layout();
                    shell.detach();
                    bridge.pulse(4);
                    return new WeakReference<>(shell.scene().getRoot());
                });
        assertEquals(0, desk.link().listeners());
        assertEquals(0, desk.market().focus().listeners());
        assertEquals(0, desk.market().tickers().listeners());
        assertEquals(0, desk.trading().orders().listeners());
        assertEquals(0, desk.notices().all().listeners());
        assertEquals(0, desk.replays().replays().listeners());
        assertEquals(0, desk.replays().wishes().listeners());
        assertEquals(0, desk.replays().openings().listeners());
        for (int i = 0; i < 50 && window.get() != null; i++) {
            System.gc();
            OnFx.call(() -> true);
        }
        assertTrue(window.get() == null, "something still holds the closed window");
    }

    private Shell shell() {
        Layout layout = Layout.DEFAULT.withWelcomed();
        return new Shell(desk, FileDialogs.NONE, layout, 1600, 1000, saved::add);
    }

    private io.aibotiyi.domain.AccountId account() {
        return backend.session().accounts().getFirst().id();
    }

    private void connect() {
        desk.connector().connect(new Target.Embedded());
        bridge.pulse(1);
        bridge.pulse(1);
        assertEquals(List.of(), failures);
    }

    private static void press(Shell shell, KeyCode code) {
        Event.fireEvent(
                shell.scene().getRoot(),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        code.getName(),
                        code,
                        false,
                        false,
                        false,
                        false));
    }
}
