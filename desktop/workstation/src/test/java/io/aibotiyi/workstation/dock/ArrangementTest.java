package io.aibotiyi.workstation.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aibotiyi.workstation.dock.DockNode.Axis;
import io.aibotiyi.workstation.dock.DockNode.Split;
import io.aibotiyi.workstation.dock.DockNode.Tabs;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrangementTest {

    private static final Bounds PLACE = new Bounds(100, 100, 400, 300);

    /** With the trades below the ladder. */
    private final Arrangement start =
            DefaultLayout.of(1600, 942).move("tape-1", "ladder-1", Edge.BOTTOM);

    @Test
    void beginsWithSevenLinkedPanelsSideBySide() {
        Arrangement first = DefaultLayout.of(1600, 942);
        assertEquals(
                "V[H[V[watchlist-1 tape-1] chart-1 ladder-1] H[blotter-1 equity-1 ticket-1]]",
                words(first));
        assertTrue(first.panels().stream().allMatch(p -> p.link() == LinkColour.BLUE));
    }

    @Test
    void putsAPanelBesideAnotherAndTakesEqualAxesTogether() {
        Panel second = start.fresh(PanelKind.CHART, LinkColour.VIOLET, Sight.FIRST);
        assertEquals("chart-2", second.id());
        assertEquals(
                "V[H[watchlist-1 chart-1 chart-2 V[ladder-1 tape-1]] H[blotter-1 equity-1"
                        + " ticket-1]]",
                words(start.add(second, "chart-1", Edge.RIGHT)));
        assertEquals(
                "V[H[watchlist-1 V[chart-2 chart-1] V[ladder-1 tape-1]] H[blotter-1 equity-1"
                        + " ticket-1]]",
                words(start.add(second, "chart-1", Edge.TOP)));
        assertEquals(
                "V[H[watchlist-1 (chart-1 *chart-2) V[ladder-1 tape-1]] H[blotter-1 equity-1"
                        + " ticket-1]]",
                words(start.add(second, "chart-1", Edge.CENTER)));
    }

    @Test
    void givesAClosedPanelsSpaceToTheOthersAndDropsSplitsOfOne() {
        Arrangement closed = start.close("tape-1");
        assertEquals(
                "V[H[watchlist-1 chart-1 ladder-1] H[blotter-1 equity-1 ticket-1]]", words(closed));
        Split market = (Split) ((Split) closed.root().orElseThrow()).parts().getFirst();
        assertEquals(1, market.shares().stream().mapToDouble(s -> s).sum(), 1e-12);
        Arrangement none = start;
        for (Panel panel : start.panels()) {
            none = none.close(panel.id());
        }
        assertTrue(none.root().isEmpty());
        assertEquals("chart-1", words(none.add(panel(PanelKind.CHART), null, Edge.CENTER)));
    }

    @Test
    void movesAPanelToAnothersSideIntoItsTabsAndOutOfThem() {
        Arrangement tabbed = start.move("tape-1", "chart-1", Edge.CENTER);
        assertEquals(
                "V[H[watchlist-1 (chart-1 *tape-1) ladder-1] H[blotter-1 equity-1 ticket-1]]",
                words(tabbed));
        assertEquals(
                "V[H[watchlist-1 tape-1 chart-1 ladder-1] H[blotter-1 equity-1 ticket-1]]",
                words(tabbed.move("tape-1", "tape-1", Edge.LEFT)));
        assertSame(start, start.move("tape-1", "tape-1", Edge.LEFT));
        assertSame(tabbed, tabbed.move("tape-1", "chart-1", Edge.CENTER));
        assertSame(start, start.move("nobody", "chart-1", Edge.LEFT));
        assertSame(start, start.move("chart-1", "nobody", Edge.LEFT));
    }

    @Test
    void movesAPanelOnPastItsNeighbourAndAtLastToTheOuterEdge() {
        Arrangement once = start.move("watchlist-1", Edge.RIGHT);
        assertEquals(
                "V[H[chart-1 watchlist-1 V[ladder-1 tape-1]] H[blotter-1 equity-1 ticket-1]]",
                words(once));
        assertEquals(market(start).shares().getFirst(), market(once).shares().get(1), 1e-9);
        Arrangement edge = start.move("watchlist-1", Edge.LEFT);
        assertEquals(
                "H[watchlist-1 V[H[chart-1 V[ladder-1 tape-1]] H[blotter-1 equity-1 ticket-1]]]",
                words(edge));
    }

    @Test
    void detachesAPanelAndBringsItBackToWhereItWas() {
        Arrangement out = start.detach("tape-1", PLACE);
        assertEquals("tape-1", words(out.windows().getFirst().root()));
        assertEquals(PLACE, out.windows().getFirst().bounds());
        assertEquals("window-1", out.windowOf("tape-1").orElseThrow().id());
        assertSame(out, out.detach("tape-1", PLACE), "it has its window already");
        Arrangement back = out.bringBack("window-1");
        assertEquals(words(start), words(back));
        assertEquals(book(start).shares().getLast(), book(back).shares().getLast(), 1e-9);
        Arrangement chart = start.detach("chart-1", PLACE).bringBack("window-1");
        assertEquals(words(start), words(chart));
        assertEquals(market(start).shares().get(1), market(chart).shares().get(1), 1e-9);
        Arrangement two = out.move("equity-1", "tape-1", Edge.CENTER);
        assertEquals("(tape-1 *equity-1)", words(two.windows().getFirst().root()));
        assertEquals(
                "V[H[watchlist-1 chart-1 V[ladder-1 (tape-1 *equity-1)]] H[blotter-1 ticket-1]]",
                words(two.bringBack("window-1")));
        assertTrue(two.close("tape-1").close("equity-1").windows().isEmpty());
    }

    @Test
    void bringsAPanelBackToTheRightEdgeWhenItsNeighbourIsGone() {
        Arrangement out = start.detach("tape-1", PLACE).close("ladder-1");
        assertEquals(
                "H[V[H[watchlist-1 chart-1] H[blotter-1 equity-1 ticket-1]] tape-1]",
                words(out.bringBack("window-1")));
    }

    @Test
    void sharesASightByColourAndKeepsThatOfAnUnlinkedPanel() {
        Sight eth = new Sight("sim:ETH-USDT", io.aibotiyi.domain.Timeframe.H1);
        Arrangement linked = start.withSight(LinkColour.BLUE, eth);
        assertEquals(eth, linked.sight(linked.panel("chart-1").orElseThrow()));
        assertEquals(eth, linked.sight(linked.panel("tape-1").orElseThrow()));
        Arrangement free = linked.withPanel("tape-1", p -> p.withLink(LinkColour.NONE));
        assertEquals(Sight.FIRST, free.sight(free.panel("tape-1").orElseThrow()));
        assertSame(linked, linked.withSight(LinkColour.NONE, Sight.FIRST));
    }

    @Test
    void movesTheDividersOfTheSplitThatWasDraggedOnly() {
        Arrangement dragged = start.withDividers(null, List.of(0, 2), List.of(0.5));
        Split book =
                (Split)
                        ((Split) ((Split) dragged.root().orElseThrow()).parts().getFirst())
                                .parts()
                                .getLast();
        assertEquals(List.of(0.5, 0.5), book.shares());
        assertEquals(words(start), words(dragged));
        assertEquals(start, start.withDividers(null, List.of(0, 9), List.of(0.5)));
        assertEquals(start, start.withDividers(null, List.of(0, 2), List.of(0.2, 0.5)));
        assertThrows(
                IllegalArgumentException.class,
                () -> start.withDividers(null, List.of(0, 2), List.of(1.0)));
    }

    @Test
    void takesNoMoreThanItsBound() {
        Arrangement full = start;
        while (!full.isFull()) {
            full =
                    full.add(
                            full.fresh(PanelKind.TAPE, LinkColour.BLUE, Sight.FIRST),
                            null,
                            Edge.RIGHT);
        }
        assertEquals(Arrangement.MAX_PANELS, full.panels().size());
        assertSame(full, full.add(panel(PanelKind.EQUITY).withId("equity-9"), null, Edge.RIGHT));
    }

    /** Whatever is done to a layout, no panel is lost or doubled and the tree stays tidy. */
    @Test
    void keepsEveryPanelThroughAnyMoves() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Arrangement now = start;
        Set<String> expected = ids(start);
        for (int i = 0; i < 2000; i++) {
            List<Panel> all = now.panels();
            String a = all.get(random.nextInt(all.size())).id();
            String b = all.get(random.nextInt(all.size())).id();
            Edge edge = List.of(Edge.values()).get(random.nextInt(5));
            now =
                    switch (random.nextInt(5)) {
                        case 0, 1 -> now.move(a, b, edge);
                        case 2 -> edge == Edge.CENTER ? now.show(a) : now.move(a, edge);
                        case 3 -> now.detach(a, PLACE);
                        default ->
                                now.windows().isEmpty()
                                        ? now
                                        : now.bringBack(now.windows().getFirst().id());
                    };
            String told = "seed " + seed + ", step " + i;
            assertEquals(expected.size(), now.panels().size(), told);
            assertEquals(expected, ids(now), told);
            now.root().ifPresent(root -> tidy(root, told));
            now.windows().forEach(w -> tidy(w.root(), told));
        }
    }

    private static void tidy(DockNode node, String told) {
        if (node instanceof Split split) {
            for (DockNode part : split.parts()) {
                assertFalse(part instanceof Split s && s.axis() == split.axis(), told);
                tidy(part, told);
            }
        }
    }

    private static Split market(Arrangement arrangement) {
        return (Split) ((Split) arrangement.root().orElseThrow()).parts().getFirst();
    }

    private static Split book(Arrangement arrangement) {
        return (Split) market(arrangement).parts().getLast();
    }

    private static Set<String> ids(Arrangement arrangement) {
        return new HashSet<>(arrangement.panels().stream().map(Panel::id).toList());
    }

    private static Panel panel(PanelKind kind) {
        return new Panel(kind.id() + "-1", kind, LinkColour.BLUE, Sight.FIRST);
    }

    static String words(Arrangement arrangement) {
        return arrangement.root().map(ArrangementTest::words).orElse("");
    }

    static String words(DockNode node) {
        return switch (node) {
            case Tabs tabs when tabs.panels().size() == 1 -> tabs.shown().id();
            case Tabs tabs ->
                    "("
                            + String.join(
                                    " ",
                                    tabs.panels().stream()
                                            .map(p -> (p.equals(tabs.shown()) ? "*" : "") + p.id())
                                            .toList())
                            + ")";
            case Split split ->
                    (split.axis() == Axis.HORIZONTAL ? "H[" : "V[")
                            + String.join(
                                    " ",
                                    split.parts().stream().map(ArrangementTest::words).toList())
                            + "]";
        };
    }
}
