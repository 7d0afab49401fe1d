package io.aibotiyi.workstation.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspacesTest {

    private final Arrangement layout = DefaultLayout.of(1600, 942);
    private final Workspaces two = Workspaces.of("Trade", layout).add("Scalping", layout);

    @Test
    void opensWhatItAddsAndNumbersNamesThatAreTaken() {
        assertEquals("Scalping", two.current().name());
        assertEquals(
                List.of("Trade", "Scalping", "scalping 2", "Trade 2", "Workspace"),
                two.add("scalping", layout).add("Trade", layout).add(" ", layout).names());
        Workspaces full = two;
        while (!full.isFull()) {
            full = full.add("n".repeat(90), layout);
        }
        assertEquals(Workspaces.MAX, full.all().size());
        assertSame(full, full.add("one more", layout));
    }

    @Test
    void saysWhyAWorkspaceCannotBeNamedSo() {
        assertEquals("", two.problem(0, "trade"));
        assertEquals("There is a workspace of that name.", two.problem(1, " TRADE "));
        assertEquals("A workspace needs a name.", two.problem(0, "  "));
        assertThrows(IllegalArgumentException.class, () -> two.rename(1, "Trade"));
        assertEquals(List.of("Trade", "Swing"), two.rename(1, " Swing ").names());
    }

    @Test
    void staysOpenWhereItWasWhenAnotherIsDeleted() {
        Workspaces three = two.add("Third", layout).show(1);
        assertEquals("Scalping", three.delete(0).current().name());
        assertEquals("Scalping", three.delete(2).current().name());
        assertEquals("Trade", two.delete(1).current().name());
        assertEquals(1, two.delete(1).all().size());
        Workspaces last = two.delete(0);
        assertSame(last, last.delete(0), "one stays");
    }

    @Test
    void keepsTheDividersOfAnOlderVersion() {
        Arrangement kept =
                DefaultLayout.of(
                        1600,
                        942,
                        Map.of(
                                "market", List.of(0.2, 0.75),
                                "trade", List.of(0.6),
                                "book", List.of(0.9, 0.95),
                                "account", List.of(0.9, 0.1),
                                "other", List.of(0.5)));
        DockNode.Split trade = (DockNode.Split) kept.root().orElseThrow();
        assertEquals(0.6, trade.dividers().getFirst(), 1e-9);
        DockNode.Split market = (DockNode.Split) trade.parts().getFirst();
        assertEquals(0.2, market.dividers().getFirst(), 1e-9);
        assertEquals(0.75, market.dividers().getLast(), 1e-9);
        DockNode.Split plain = (DockNode.Split) layout.root().orElseThrow();
        assertEquals(plain.parts().getLast(), trade.parts().getLast());
    }

    @Test
    void opensAWindowOnlyWhereAPersonCanTakeHoldOfIt() {
        Bounds left = new Bounds(-1920, 0, 1920, 1080);
        Bounds primary = new Bounds(0, 0, 1600, 1000);
        Bounds there = new Bounds(-1000, 200, 600, 400);
        assertEquals(there, there.within(List.of(primary, left)));
        assertEquals(
                new Bounds(500, 300, 600, 400), there.within(List.of(primary)), "screen is gone");
        assertEquals(
                new Bounds(0, 0, 1600, 1000),
                new Bounds(9000, 0, 4000, 3000).within(List.of(primary)));
        assertEquals(
                new Bounds(500, 300, 600, 400),
                new Bounds(100, -390, 600, 400).within(List.of(primary)),
                "its title bar is above the screen");
        assertEquals(
                new Bounds(1550, 100, 600, 400).within(List.of(primary)).x(),
                500,
                "too little of it is left");
        assertTrue(new Bounds(1400, 900, 600, 400).within(List.of(primary)).x() == 1400);
        assertEquals(there, there.within(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(0, 0, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> new Bounds(Double.NaN, 0, 1, 1));
    }
}
