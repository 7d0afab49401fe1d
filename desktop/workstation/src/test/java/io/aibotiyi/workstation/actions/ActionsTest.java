package io.aibotiyi.workstation.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aibotiyi.workstation.actions.Action.Group;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActionsTest {

    private final Actions actions = new Actions();
    private final List<String> done = new ArrayList<>();

    @Test
    void refusesAKeyThatAnotherActionHas() {
        add("a", "Cancel all orders", "C");
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> add("b", "Close", "C"));
        assertEquals("java.lang.IllegalArgumentException: b and a both want C", refused.toString());
    }

    @Test
    void refusesTheSameIdTwice() {
        add("a", "One", null);
        assertThrows(IllegalArgumentException.class, () -> add("a", "Two", null));
    }

    @Test
    void findsByAnyWordsThoseThatBeginWithTheQueryFirst() {
        add("a", "Show the ladder", null);
        add("b", "Ladder or book", "D");
        add("c", "Theme", null);
        assertEquals(List.of("b", "a"), ids("ladder"));
        assertEquals(List.of("b"), ids("book LADDER"));
        assertEquals(List.of("a", "b", "c"), ids(" "));
        assertEquals(List.of(), ids("wallet"));
    }

    @Test
    void doesNothingThatMakesNoSenseNow() {
        actions.add(new Action("no", Group.TRADE, "No", null, () -> done.add("no"), () -> false));
        add("yes", "Yes", null);
        actions.run("no");
        actions.run("yes");
        assertEquals(List.of("yes"), done);
        assertThrows(IllegalArgumentException.class, () -> actions.run("unknown"));
    }

    private List<String> ids(String query) {
        return actions.find(query).stream().map(Action::id).toList();
    }

    private void add(String id, String name, @Nullable String key) {
        actions.add(
                new Action(
                        id,
                        Group.TRADE,
                        name,
                        key == null ? null : KeyCombination.valueOf(key),
                        () -> done.add(id)));
    }
}
