package io.aibotiyi.workstation.dock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A tree of panels: splits hold parts side by side, tabs hold panels one above the other. */
public sealed interface DockNode {

    /** The direction in which a split's parts follow each other. */
    enum Axis {
        HORIZONTAL,
        VERTICAL
    }

    /**
     * Parts side by side. None of them is a split of the same axis: those are flattened.
     *
     * @param parts at least two
     * @param shares of the space, one for each part, positive; brought to a sum of 1
     */
    record Split(Axis axis, List<DockNode> parts, List<Double> shares) implements DockNode {

        /** The smallest share that resizing by keys leaves. */
        private static final double LEAST = 0.05;

        public Split {
            parts = List.copyOf(parts);
            if (parts.size() < 2 || parts.size() != shares.size()) {
                throw new IllegalArgumentException(
                        "A split has two parts or more and a share for each");
            }
            double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
            if (!(sum > 0) || Double.isInfinite(sum) || shares.stream().anyMatch(s -> !(s > 0))) {
                throw new IllegalArgumentException("Shares are positive numbers");
            }
            shares = shares.stream().map(s -> s / sum).toList();
        }

        /** Where the dividers stand, 0 to 1, one fewer than parts. */
        public List<Double> dividers() {
            List<Double> positions = new ArrayList<>();
            double at = 0;
            for (int i = 0; i < shares.size() - 1; i++) {
                at += shares.get(i);
                positions.add(at);
            }
            return positions;
        }

        private Split inserted(String target, Panel panel, Edge edge, double share) {
            List<DockNode> next = new ArrayList<>();
            List<Double> spaces = new ArrayList<>();
            boolean mine =
                    axis == edge.axis()
                            && parts.stream().anyMatch(p -> p instanceof Tabs && p.holds(target));
            for (int i = 0; i < parts.size(); i++) {
                DockNode part = parts.get(i);
                boolean here = part.holds(target);
                boolean beside = here && axis == edge.axis() && part instanceof Tabs;
                if (beside && edge.isBefore()) {
                    take(axis, Tabs.of(panel), share, next, spaces);
                }
                DockNode kept = here && !beside ? part.insert(target, panel, edge, share) : part;
                take(axis, kept, shares.get(i) * (mine ? 1 - share : 1), next, spaces);
                if (beside && !edge.isBefore()) {
                    take(axis, Tabs.of(panel), share, next, spaces);
                }
            }
            return new Split(axis, next, spaces);
        }

        private Optional<DockWindow.Home> home(String id) {
            for (int i = 0; i < parts.size(); i++) {
                DockNode part = parts.get(i);
                if (part.holds(id)) {
                    if (part instanceof Split || part.panels().size() > 1) {
                        return part.homeOf(id);
                    }
                    boolean last =
                            i > 0 && (parts.get(i - 1) instanceof Tabs || i + 1 == parts.size());
                    Edge edge =
                            axis == Axis.HORIZONTAL
                                    ? last ? Edge.RIGHT : Edge.LEFT
                                    : last ? Edge.BOTTOM : Edge.TOP;
                    String beside = parts.get(last ? i - 1 : i + 1).nearest(edge);
                    return Optional.of(new DockWindow.Home(beside, edge, shares.get(i)));
                }
            }
            return Optional.empty();
        }

        /** The tree with a panel that is a part by itself and the next part changed about. */
        Optional<DockNode> swapped(String id, Edge edge) {
            for (int i = 0; i < parts.size(); i++) {
                DockNode part = parts.get(i);
                int to = edge.isBefore() ? i - 1 : i + 1;
                if (part.holds(id) && part instanceof Split inner) {
                    int at = i;
                    return inner.swapped(id, edge).map(next -> with(at, next));
                }
                if (part.holds(id)) {
                    boolean can = axis == edge.axis() && to >= 0 && to < parts.size();
                    return can && part.panels().size() == 1
                            ? Optional.of(swapped(i, to))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        }

        private Split swapped(int a, int b) {
            List<DockNode> next = new ArrayList<>(parts);
            List<Double> spaces = new ArrayList<>(shares);
            java.util.Collections.swap(next, a, b);
            java.util.Collections.swap(spaces, a, b);
            return new Split(axis, next, spaces);
        }

        Split resized(int index, double by) {
            int other = index + 1 < parts.size() ? index + 1 : index - 1;
            List<Double> next = new ArrayList<>(shares);
            next.set(index, shares.get(index) + by);
            next.set(other, shares.get(other) - by);
            return next.get(index) < LEAST || next.get(other) < LEAST
                    ? this
                    : new Split(axis, parts, next);
        }

        Split with(int index, DockNode part) {
            List<DockNode> next = new ArrayList<>(parts);
            next.set(index, part);
            return new Split(axis, next, shares);
        }

        /** Takes dividers over; those that do not rise strictly between 0 and 1 are refused. */
        public Split withDividers(List<Double> positions) {
            List<Double> next = new ArrayList<>();
            double before = 0;
            for (double position : positions) {
                next.add(position - before);
                before = position;
            }
            next.add(1 - before);
            return new Split(axis, parts, next);
        }
    }

    /**
     * Panels of which one is seen.
     *
     * @param panels at least one
     * @param front index of the one that is seen; one that is out of range becomes the nearest
     */
    record Tabs(List<Panel> panels, int front) implements DockNode {
        public Tabs {
            panels = List.copyOf(panels);
            if (panels.isEmpty()) {
                throw new IllegalArgumentException("Tabs hold at least one panel");
            }
            front = Math.clamp(front, 0, panels.size() - 1);
        }

        public static Tabs of(Panel panel) {
            return new Tabs(List.of(panel), 0);
        }

        public Panel shown() {
            return panels.get(front);
        }

        @Override
        public boolean holds(String id) {
            return panels.stream().anyMatch(p -> p.id().equals(id));
        }

        Optional<DockNode> without(String id) {
            List<Panel> rest = panels.stream().filter(p -> !p.id().equals(id)).toList();
            int gone = rest.size() < panels.size() && index(id) < front ? 1 : 0;
            return rest.isEmpty() ? Optional.empty() : Optional.of(new Tabs(rest, front - gone));
        }

        int index(String id) {
            return panels.stream().map(Panel::id).toList().indexOf(id);
        }

        Tabs with(Panel panel) {
            List<Panel> all = new ArrayList<>(panels);
            all.add(front + 1, panel);
            return new Tabs(all, front + 1);
        }
    }

    /** All panels, first to last. */
    default List<Panel> panels() {
        return switch (this) {
            case Tabs tabs -> tabs.panels();
            case Split split -> split.parts().stream().flatMap(p -> p.panels().stream()).toList();
        };
    }

    /** Highest stretch of the panels within. */
    default int stretch() {
        return panels().stream().mapToInt(p -> p.kind().stretch()).max().orElse(0);
    }

    default boolean holds(String id) {
        return panels().stream().anyMatch(p -> p.id().equals(id));
    }

    /**
     * The tree with every tabs replaced by what the function gives. Parts that vanish leave their
     * space to the others, a split with one part left becomes that part, and a part that is a split
     * of its parent's axis is taken into the parent.
     */
    default Optional<DockNode> map(Function<Tabs, Optional<DockNode>> change) {
        return switch (this) {
            case Tabs tabs -> change.apply(tabs);
            case Split split -> mapped(split, change);
        };
    }

    private static Optional<DockNode> mapped(
            Split split, Function<Tabs, Optional<DockNode>> change) {
        List<DockNode> parts = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < split.parts().size(); i++) {
            Optional<DockNode> part = split.parts().get(i).map(change);
            if (part.isPresent()) {
                take(split.axis(), part.get(), split.shares().get(i), parts, shares);
            }
        }
        return switch (parts.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(parts.getFirst());
            default -> Optional.of(new Split(split.axis(), parts, shares));
        };
    }

    /** Adds a part to a split in the making, or its parts if it is one of the same axis. */
    static void take(
            Axis axis, DockNode part, double share, List<DockNode> parts, List<Double> shares) {
        if (part instanceof Split inner && inner.axis() == axis) {
            for (int i = 0; i < inner.parts().size(); i++) {
                parts.add(inner.parts().get(i));
                shares.add(inner.shares().get(i) * share);
            }
        } else {
            parts.add(part);
            shares.add(share);
        }
    }

    /**
     * The tree with a panel put beside another, which gives it some of its space: the less, the
     * less eager the newcomer is to grow.
     *
     * @param target a panel of this tree; without it nothing changes
     */
    default DockNode insert(String target, Panel panel, Edge edge) {
        return map(tabs -> Optional.of(tabs.holds(target) ? beside(tabs, panel, edge) : tabs))
                .orElse(this);
    }

    /**
     * The tree with a panel put beside another, at the cost of all parts of that split.
     *
     * @param share of the split, between 0 and 1
     */
    default DockNode insert(String target, Panel panel, Edge edge, double share) {
        if (edge == Edge.CENTER) {
            return insert(target, panel, edge);
        }
        return switch (this) {
            case Tabs tabs -> tabs.holds(target) ? insertAtEdge(panel, edge, share) : this;
            case Split split -> split.inserted(target, panel, edge, share);
        };
    }

    /**
     * The tree with a panel along one of its outer edges.
     *
     * @param share of the whole that it gets, between 0 and 1
     */
    default DockNode insertAtEdge(Panel panel, Edge edge, double share) {
        List<DockNode> parts = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        if (edge.isBefore()) {
            take(edge.axis(), Tabs.of(panel), share, parts, shares);
        }
        take(edge.axis(), this, 1 - share, parts, shares);
        if (!edge.isBefore()) {
            take(edge.axis(), Tabs.of(panel), share, parts, shares);
        }
        return new Split(edge.axis(), parts, shares);
    }

    private static DockNode beside(Tabs tabs, Panel panel, Edge edge) {
        if (edge == Edge.CENTER) {
            return tabs.with(panel);
        }
        int eager = Integer.compare(panel.kind().stretch(), tabs.stretch());
        return tabs.insertAtEdge(panel, edge, 0.5 + 0.2 * eager);
    }

    /** The tree without a panel; empty if it was the last. */
    default Optional<DockNode> remove(String id) {
        return map(tabs -> tabs.holds(id) ? tabs.without(id) : Optional.of(tabs));
    }

    /** The tabs that hold a panel. */
    default Optional<Tabs> tabsOf(String id) {
        return switch (this) {
            case Tabs tabs -> tabs.holds(id) ? Optional.of(tabs) : Optional.empty();
            case Split split ->
                    split.parts().stream().flatMap(p -> p.tabsOf(id).stream()).findFirst();
        };
    }

    /** Where a panel stands in its split, to bring it back there; empty if it stands alone. */
    default Optional<DockWindow.Home> homeOf(String id) {
        return switch (this) {
            case Tabs tabs ->
                    tabs.panels().stream()
                            .map(Panel::id)
                            .filter(p -> !p.equals(id))
                            .findFirst()
                            .map(p -> new DockWindow.Home(p, Edge.CENTER, 0.5));
            case Split split -> split.home(id);
        };
    }

    /**
     * The panel that is seen next to another in a direction; empty at the outer edge.
     *
     * @param edge not {@link Edge#CENTER}
     */
    default Optional<String> neighbour(String id, Edge edge) {
        if (!(this instanceof Split split)) {
            return Optional.empty();
        }
        for (int i = 0; i < split.parts().size(); i++) {
            DockNode part = split.parts().get(i);
            if (part.holds(id)) {
                int next = edge.isBefore() ? i - 1 : i + 1;
                boolean there =
                        split.axis() == edge.axis() && next >= 0 && next < split.parts().size();
                return part.neighbour(id, edge)
                        .or(() ->
                                there
                                        ? Optional.of(split.parts().get(next).nearest(edge))
                                        : Optional.empty());
            }
        }
        return Optional.empty();
    }

    /** The panel that somebody meets first who comes moving towards an edge. */
    default String nearest(Edge edge) {
        return switch (this) {
            case Tabs tabs -> tabs.shown().id();
            case Split split when split.axis() == edge.axis() ->
                    (edge.isBefore() ? split.parts().getLast() : split.parts().getFirst())
                            .nearest(edge);
            case Split split -> {
                int largest = 0;
                for (int i = 1; i < split.parts().size(); i++) {
                    if (split.shares().get(i) > split.shares().get(largest)) {
                        largest = i;
                    }
                }
                yield split.parts().get(largest).nearest(edge);
            }
        };
    }

    /**
     * The tree with a panel's part made larger or smaller along an axis, at its neighbour's cost;
     * nothing changes where there is no such split or no room.
     *
     * @param by share of the split that it gains; negative to lose
     */
    default DockNode resize(String id, Axis along, double by) {
        if (!(this instanceof Split split)) {
            return this;
        }
        for (int i = 0; i < split.parts().size(); i++) {
            DockNode part = split.parts().get(i);
            if (part.holds(id)) {
                DockNode inner = part.resize(id, along, by);
                if (!inner.equals(part)) {
                    return split.with(i, inner);
                }
                return split.axis() == along ? split.resized(i, by) : this;
            }
        }
        return this;
    }

    /**
     * The tree with one split's dividers moved.
     *
     * @param path index of the part at each level, from the root; empty for the root itself
     */
    default DockNode withDividers(List<Integer> path, List<Double> positions) {
        if (!(this instanceof Split split)) {
            return this;
        }
        if (path.isEmpty()) {
            return positions.size() == split.parts().size() - 1
                    ? split.withDividers(positions)
                    : this;
        }
        int at = path.getFirst();
        if (at < 0 || at >= split.parts().size()) {
            return this;
        }
        List<DockNode> parts = new ArrayList<>(split.parts());
        parts.set(at, parts.get(at).withDividers(path.subList(1, path.size()), positions));
        return new Split(split.axis(), parts, split.shares());
    }
}
