package io.aibotiyi.workstation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleBackend;
import io.aibotiyi.workstation.gallery.Scenario;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Target;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
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
                    Runnable::run);

    @Test
    void noTwoActionsShareAKey() throws Exception {
        OnFx.call(() -> {
            Set<KeyCombination> keys = new HashSet<>();
            for (Action action : shell().actions().all()) {
                if (action.key() != null) {
                    assertTrue(keys.add(action.key()), action.id());
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
    void welcomesOnceAndRemembersIt() throws Exception {
        OnFx.call(() -> {
            Shell shell = new Shell(desk, Layout.DEFAULT, 1200, 800, saved::add);
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
        for (int i = 0; i < 50 && window.get() != null; i++) {
            System.gc();
            OnFx.call(() -> true);
        }
        assertTrue(window.get() == null, "something still holds the closed window");
    }

    private Shell shell() {
        Layout layout = Layout.DEFAULT.withWelcomed();
        return new Shell(desk, layout, 1600, 1000, saved::add);
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
