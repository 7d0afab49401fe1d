package io.aibotiyi.workstation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.actions.KeyBindings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Keys changed by hand in the whole window. */
class KeyScreenTest {

    private static void press(OpenShell open, KeyCode code, boolean shift) {
        Event.fireEvent(
                open.find("keys-list"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        open.settle();
    }

    @SuppressWarnings("unchecked")
    private static void pick(OpenShell open, String id) {
        ListView<Action> list = (ListView<Action>) open.find("keys-list");
        Action action =
                list.getItems().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
        list.getSelectionModel().select(action);
        open.settle();
    }

    private static String key(OpenShell open, String id) {
        return open.shell.actions().all().stream()
                .filter(a -> a.id().equals(id))
                .map(a -> a.key() == null ? "" : a.key().getName())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givesAnActionAKeyAndRemembersIt() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.actions().run("window.changeKeys");
            pick(open, "ladder.flatten");
            press(open, KeyCode.F9, true);
            assertEquals("Shift+F9", key(open, "ladder.flatten"));
            assertEquals(
                    Map.of("ladder.flatten", "Shift+F9"), open.shell.layout().trading().keys());
            open.press("keys-reset");
            assertEquals("R", key(open, "ladder.flatten"));
            assertEquals(Map.of(), open.shell.layout().trading().keys());
            open.close();
            return true;
        });
    }

    @Test
    void showsWhoseKeyItIsAndTakesItOnlyWhenAsked() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell().connect();
            open.shell.actions().run("window.changeKeys");
            pick(open, "ladder.flatten");
            press(open, KeyCode.T, false);
            assertTrue(open.says("is the key of “Reverse”"));
            assertEquals("R", key(open, "ladder.flatten"), "not taken yet");
            open.press("keys-take");
            assertEquals("T", key(open, "ladder.flatten"));
            assertEquals("", key(open, "ladder.reverse"));
            pick(open, "ladder.reverse");
            press(open, KeyCode.B, false);
            assertEquals("B", key(open, "ladder.reverse"), "B buys elsewhere, not on the ladder");
            assertEquals("B", key(open, "ticket.buy"));
            open.close();
            return true;
        });
    }

    @Test
    void keysOfTheLadderHoldOnlyUnderTheMouseAndBeforeTheOthers() {
        List<String> done = new ArrayList<>();
        boolean[] over = {false};
        Actions actions = new Actions();
        actions.limit(Action.Group.LADDER, () -> over[0]);
        KeyCombination s = KeyCombination.valueOf("S");
        actions.add(new Action("sell", Action.Group.TRADE, "Sell", s, () -> done.add("sell")));
        actions.add(new Action("hit", Action.Group.LADDER, "Hit", s, () -> done.add("hit")));
        KeyEvent event =
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.S, false, false, false, false);
        assertEquals("sell", actions.byKey(event).orElseThrow().id());
        over[0] = true;
        assertEquals("hit", actions.byKey(event).orElseThrow().id());
    }

    @Test
    void saysWhichRememberedKeysItCouldNotKeep() {
        Actions actions = new Actions();
        KeyCombination c = KeyCombination.valueOf("C");
        actions.add(new Action("a", Action.Group.TRADE, "A", c, () -> {}));
        actions.add(new Action("b", Action.Group.TRADE, "B", null, () -> {}));
        List<String> problems = new ArrayList<>();
        KeyBindings bindings = new KeyBindings(actions);
        bindings.apply(Map.of("b", "C"), problems);
        bindings.apply(Map.of("gone", "X"), problems);
        bindings.apply(Map.of("b", "Nonsense+"), problems);
        assertEquals(
                List.of(
                        "keys.b: C is of a",
                        "keys.gone: there is no such action",
                        "keys.b: Nonsense+ is no key"),
                problems);
        assertFalse(bindings.chosen().containsKey("a"));
    }
}
