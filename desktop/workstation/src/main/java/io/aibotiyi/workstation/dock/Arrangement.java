package io.aibotiyi.workstation.dock;

import io.aibotiyi.workstation.dock.DockNode.Split;
import io.aibotiyi.workstation.dock.DockNode.Tabs;
import io.aibotiyi.workstation.dock.DockWindow.Home;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the panels of one workspace stand: those of the main window, those of detached windows, and
 * what each link group looks at. Every change gives a new one; a change that makes no sense gives
 * the same.
 *
 * @param main null while every panel of the main window is closed
 * @param sights of the link groups that were used
 */
public record Arrangement(
        @Nullable DockNode main, List<DockWindow> windows, Map<LinkColour, Sight> sights) {

    /** So many panels a workspace can have; each may hold a book and candles open. */
    public static final int MAX_PANELS = 40;

    private static final double EDGE_SHARE = 0.25;

    public Arrangement {
        windows = List.copyOf(windows);
        sights = Map.copyOf(sights);
    }

    public static Arrangement of(DockNode main) {
        return new Arrangement(main, List.of(), Map.of());
    }

    /** The tree of the main window. */
    public Optional<DockNode> root() {
        return Optional.ofNullable(main);
    }

    /** Every panel, those of the main window first. */
    public List<Panel> panels() {
        return trees().flatMap(t -> t.panels().stream()).toList();
    }

    private Stream<DockNode> trees() {
        return Stream.concat(root().stream(), windows.stream().map(DockWindow::root));
    }

    public Optional<Panel> panel(String id) {
        return panels().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** The detached window that a panel is in; empty for the main one. */
    public Optional<DockWindow> windowOf(String id) {
        return windows.stream().filter(w -> w.root().holds(id)).findFirst();
    }

    public boolean isFull() {
        return panels().size() >= MAX_PANELS;
    }

    /** The tree that a panel is in. */
    public Optional<DockNode> treeOf(String id) {
        return trees().filter(t -> t.holds(id)).findFirst();
    }

    /** Whether a panel is seen, and not behind another tab. */
    public boolean isShown(String id) {
        return treeOf(id)
                .flatMap(t -> t.tabsOf(id))
                .map(t -> t.shown().id().equals(id))
                .orElse(false);
    }

    /** A panel of a kind with an id that no panel of this arrangement has. */
    public Panel fresh(PanelKind kind, LinkColour link, Sight sight) {
        return new Panel(freshId(kind), kind, link, sight);
    }

    private String freshId(PanelKind kind) {
        Set<String> taken = panels().stream().map(Panel::id).collect(Collectors.toSet());
        int number = 1;
        while (taken.contains(kind.id() + "-" + number)) {
            number++;
        }
        return kind.id() + "-" + number;
    }

    /**
     * Puts a new panel beside one that is there; where that is gone, along the right edge of the
     * main window. A full arrangement stays as it is.
     */
    public Arrangement add(Panel panel, @Nullable String beside, Edge edge) {
        if (isFull() || panel(panel.id()).isPresent()) {
            return this;
        }
        return put(panel, beside, edge);
    }

    private Arrangement put(Panel panel, @Nullable String beside, Edge edge) {
        if (beside != null && panel(beside).isPresent()) {
            return mapTrees(t -> Optional.of(t.insert(beside, panel, edge)));
        }
        DockNode root = main;
        Edge where = edge == Edge.CENTER ? Edge.RIGHT : edge;
        return new Arrangement(
                root == null ? Tabs.of(panel) : root.insertAtEdge(panel, where, EDGE_SHARE),
                windows,
                sights);
    }

    /** Takes a panel out; a detached window that is left empty goes. */
    public Arrangement close(String id) {
        return panel(id).isEmpty() ? this : mapTrees(t -> t.remove(id));
    }

    /**
     * Takes a panel to another's side, in whatever window that is.
     *
     * @param target another panel, or the panel itself to split it off its tabs
     */
    public Arrangement move(String id, String target, Edge edge) {
        Optional<Panel> panel = panel(id);
        Optional<Tabs> there = treeOf(target).flatMap(t -> t.tabsOf(target));
        if (panel.isEmpty() || there.isEmpty()) {
            return this;
        }
        boolean same = there.get().holds(id);
        if (same && (edge == Edge.CENTER || there.get().panels().size() == 1)) {
            return this;
        }
        String beside =
                id.equals(target)
                        ? there.get().panels().stream()
                                .map(Panel::id)
                                .filter(p -> !p.equals(id))
                                .findFirst()
                                .orElseThrow()
                        : target;
        return close(id).put(panel.get(), beside, edge);
    }

    /**
     * Takes a panel one place on: to the far side of its neighbour, or to the outer edge of its
     * window if there is none.
     *
     * @param edge not {@link Edge#CENTER}
     */
    public Arrangement move(String id, Edge edge) {
        Optional<DockNode> tree = treeOf(id);
        Optional<Panel> panel = panel(id);
        if (tree.isEmpty() || panel.isEmpty()) {
            return this;
        }
        Optional<DockNode> swapped =
                tree.get() instanceof Split split ? split.swapped(id, edge) : Optional.empty();
        if (swapped.isPresent()) {
            return mapTrees(t -> t.holds(id) ? swapped : Optional.of(t));
        }
        Optional<String> neighbour = tree.get().neighbour(id, edge);
        if (neighbour.isPresent()) {
            return move(id, neighbour.get(), edge);
        }
        return mapTrees(t -> {
            if (!t.holds(id)) {
                return Optional.of(t);
            }
            return Optional.of(
                    t.remove(id)
                            .map(rest -> rest.insertAtEdge(panel.get(), edge, EDGE_SHARE))
                            .orElse(t));
        });
    }

    /** Puts a panel into a window of its own; one that has its window already stays. */
    public Arrangement detach(String id, Bounds bounds) {
        Optional<Panel> panel = panel(id);
        Optional<DockWindow> in = windowOf(id);
        if (panel.isEmpty() || in.filter(w -> w.root().panels().size() == 1).isPresent()) {
            return this;
        }
        Home home = in.map(DockWindow::home).orElseGet(() -> home(id));
        Arrangement rest = close(id);
        List<DockWindow> all = new ArrayList<>(rest.windows);
        all.add(new DockWindow(rest.freshWindow(), Tabs.of(panel.get()), bounds, home));
        return new Arrangement(rest.main, all, rest.sights);
    }

    private String freshWindow() {
        Set<String> taken = windows.stream().map(DockWindow::id).collect(Collectors.toSet());
        int number = 1;
        while (taken.contains("window-" + number)) {
            number++;
        }
        return "window-" + number;
    }

    private Home home(String id) {
        return root().flatMap(r -> r.homeOf(id)).orElse(Home.RIGHT);
    }

    /** Closes a detached window and brings its panels back to where they were. */
    public Arrangement bringBack(String window) {
        Optional<DockWindow> found =
                windows.stream().filter(w -> w.id().equals(window)).findFirst();
        if (found.isEmpty()) {
            return this;
        }
        Arrangement next =
                new Arrangement(
                        main,
                        windows.stream().filter(w -> !w.id().equals(window)).toList(),
                        sights);
        Home home = found.get().home();
        for (Panel panel : found.get().root().panels()) {
            next = next.putHome(panel, home);
            home = new Home(panel.id(), Edge.CENTER, home.share());
        }
        return next;
    }

    private Arrangement putHome(Panel panel, Home home) {
        DockNode root = main;
        if (root == null || !root.holds(home.neighbour())) {
            return put(panel, null, Edge.RIGHT);
        }
        return new Arrangement(
                root.insert(home.neighbour(), panel, home.edge(), home.share()), windows, sights);
    }

    /** Brings a panel to the front of its tabs. */
    public Arrangement show(String id) {
        return mapTrees(t ->
                t.map(tabs ->
                        Optional.of(
                                tabs.holds(id) ? new Tabs(tabs.panels(), tabs.index(id)) : tabs)));
    }

    /** Changes one panel; its id and kind stay. */
    public Arrangement withPanel(String id, UnaryOperator<Panel> change) {
        return mapTrees(t ->
                t.map(tabs ->
                        Optional.of(
                                new Tabs(
                                        tabs.panels().stream()
                                                .map(p -> p.id().equals(id) ? change.apply(p) : p)
                                                .toList(),
                                        tabs.front()))));
    }

    /** Says what a link group looks at. */
    public Arrangement withSight(LinkColour link, Sight sight) {
        if (!link.isLinked() || sight.equals(sights.get(link))) {
            return this;
        }
        Map<LinkColour, Sight> next = new EnumMap<>(LinkColour.class);
        next.putAll(sights);
        next.put(link, sight);
        return new Arrangement(main, windows, next);
    }

    /** What a panel looks at: its group's sight, or its own. */
    public Sight sight(Panel panel) {
        return panel.link().isLinked()
                ? sights.getOrDefault(panel.link(), Sight.FIRST)
                : panel.sight();
    }

    /**
     * Moves the dividers of one split.
     *
     * @param window null for the main one
     * @param path index of the part at each level from the root
     */
    public Arrangement withDividers(
            @Nullable String window, List<Integer> path, List<Double> positions) {
        if (window == null) {
            DockNode root = main;
            return root == null
                    ? this
                    : new Arrangement(root.withDividers(path, positions), windows, sights);
        }
        return mapWindows(window, w -> w.withRoot(w.root().withDividers(path, positions)));
    }

    /** Makes a panel larger or smaller along an axis; see {@link DockNode#resize}. */
    public Arrangement resize(String id, DockNode.Axis along, double by) {
        return mapTrees(t -> Optional.of(t.holds(id) ? t.resize(id, along, by) : t));
    }

    /** A detached window was moved or resized. */
    public Arrangement withBounds(String window, Bounds bounds) {
        return mapWindows(window, w -> w.withBounds(bounds));
    }

    private Arrangement mapWindows(String id, UnaryOperator<DockWindow> change) {
        return new Arrangement(
                main,
                windows.stream().map(w -> w.id().equals(id) ? change.apply(w) : w).toList(),
                sights);
    }

    private Arrangement mapTrees(Function<DockNode, Optional<DockNode>> change) {
        List<DockWindow> next = new ArrayList<>();
        for (DockWindow window : windows) {
            change.apply(window.root()).ifPresent(r -> next.add(window.withRoot(r)));
        }
        return new Arrangement(root().flatMap(change).orElse(null), next, sights);
    }
}
