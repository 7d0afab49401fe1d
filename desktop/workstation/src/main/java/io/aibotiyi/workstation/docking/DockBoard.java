package io.aibotiyi.workstation.docking;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.Bounds;
import io.aibotiyi.workstation.dock.DockNode;
import io.aibotiyi.workstation.dock.DockNode.Axis;
import io.aibotiyi.workstation.dock.DockWindow;
import io.aibotiyi.workstation.dock.Edge;
import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.Panel;
import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.dock.Sight;
import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.state.MarketStore;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The dockable panels of the open workspace, in the main window and in detached ones. It is the one
 * place that changes workspaces; every change but those of size can be taken back. FX thread only.
 */
public final class DockBoard {

    private static final double STEP = 0.03;

    private final Consumer<Workspaces> changed;
    private final LinkGroups groups;
    private final DockView main = new DockView(this);
    private final OpenPanels panels;
    private final SideWindows side;
    private final History history = new History();
    private Workspaces workspaces;
    private @Nullable String active;
    private boolean listening;
    private Runnable marketsChanged = () -> {};

    /**
     * @param factory makes a panel's content
     * @param changed given the workspaces after every change, for keeping
     */
    public DockBoard(
            MarketStore store,
            Workspaces workspaces,
            BiFunction<Panel, PanelMarket, DockContent> factory,
            DetachedWindows windows,
            Consumer<Workspaces> changed) {
        this.workspaces = workspaces;
        this.changed = changed;
        side = new SideWindows(this, windows);
        groups = new LinkGroups(store, this::sighted);
        panels = new OpenPanels(this, groups, factory);
        settle();
    }

    /** What the main window shows. */
    public Node node() {
        return main;
    }

    /** As they stand, dividers included. */
    public Workspaces workspaces() {
        return workspaces.with(this::captured);
    }

    public Arrangement arrangement() {
        return workspaces.arrangement();
    }

    /** Begins to listen and opens the detached windows; the mirror of {@link #detachAll}. */
    public void attach() {
        listening = true;
        groups.attach();
        panels.attach();
        settle();
    }

    /** Ends listening and closes the detached windows; their layout stays. */
    public void detachAll() {
        workspaces = workspaces();
        listening = false;
        panels.detach();
        groups.detach();
        groups.clear();
        side.close();
    }

    /** Takes over what another layout, name or choice of workspace makes of these. */
    public void change(UnaryOperator<Workspaces> change) {
        Workspaces before = workspaces();
        Workspaces next = change.apply(before);
        if (next.equals(before)) {
            return;
        }
        history.push(before);
        replace(next);
    }

    private void rearrange(UnaryOperator<Arrangement> change) {
        change(w -> w.with(change));
    }

    private void replace(Workspaces next) {
        boolean another = !next.current().name().equals(workspaces.current().name());
        workspaces = next;
        if (another) {
            groups.clear();
        }
        settle();
        changed.accept(workspaces);
    }

    /** Remembers an account for the open workspace: worth keeping, not worth taking back. */
    public void remember(String account) {
        Workspaces next = workspaces.remember(account);
        if (!next.equals(workspaces)) {
            workspaces = next;
            changed.accept(workspaces());
        }
    }

    public boolean canUndo() {
        return !history.isEmpty();
    }

    /** Takes the last change back; what panels look at stays as it is. */
    public void undo() {
        history.pop(workspaces).ifPresent(this::replace);
    }

    /** A divider was dragged: worth keeping, not worth taking back. */
    void dragged() {
        Workspaces next = workspaces();
        if (!next.equals(workspaces)) {
            workspaces = next;
            changed.accept(next);
        }
    }

    private Arrangement captured(Arrangement from) {
        Arrangement[] next = {from};
        main.dividers((path, at) -> next[0] = captured(next[0], null, path, at));
        side.dividers((id, path, at) -> next[0] = captured(next[0], id, path, at));
        return next[0];
    }

    /** Dividers that lie upon each other, as in a window without height, are not kept. */
    private static Arrangement captured(
            Arrangement from, @Nullable String window, List<Integer> path, List<Double> at) {
        try {
            return from.withDividers(window, path, at);
        } catch (IllegalArgumentException e) {
            return from;
        }
    }

    private void sighted(String key, Sight sight) {
        Workspaces next = workspaces.with(a -> sighted(a, key, sight));
        if (!next.equals(workspaces)) {
            workspaces = next;
            changed.accept(workspaces());
        }
    }

    private static Arrangement sighted(Arrangement from, String key, Sight sight) {
        for (LinkColour colour : LinkColour.values()) {
            if (colour.isLinked() && colour.id().equals(key)) {
                return from.withSight(colour, sight);
            }
        }
        return from.withPanel(key, p -> p.link().isLinked() ? p : p.withSight(sight));
    }

    /** Makes, shows and closes panels and windows as the arrangement says. */
    private void settle() {
        Arrangement now = workspaces.arrangement();
        views().forEach(DockView::clear);
        panels.settle(now, listening);
        groups.retain(now.panels());
        if (active != null && now.panel(active).isEmpty()) {
            active = null;
        }
        main.show(now.root());
        if (listening) {
            side.settle(now);
        }
    }

    void bringBack(String window) {
        rearrange(a -> a.bringBack(window));
    }

    /** A detached window lies elsewhere: worth keeping, not worth taking back. */
    void windowMoved(String window, Bounds to) {
        workspaces = workspaces.with(a -> a.withBounds(window, to));
        changed.accept(workspaces());
    }

    DockPanel open(String id) {
        return panels.of(id);
    }

    void retitle() {
        views().forEach(DockView::retitle);
        marketsChanged.run();
    }

    /** Tells when a panel looks at another market. */
    public void onMarkets(Pins pins, Runnable listener) {
        marketsChanged = listener;
        pins.add(() -> marketsChanged = () -> {});
        listener.run();
    }

    /**
     * What the numbers of a window are made of, the most real first; empty if it looks at no
     * market.
     *
     * @param content {@link #node} or a detached window's content
     */
    public Optional<TradingMode> mode(@Nullable Node content) {
        Optional<DockNode> tree =
                main.equals(content)
                        ? arrangement().root()
                        : arrangement().windows().stream()
                                .filter(w -> side.shows(w.id(), content))
                                .map(DockWindow::root)
                                .findFirst();
        return tree.stream()
                .flatMap(t -> t.panels().stream())
                .filter(p -> p.kind().isLinkable())
                .flatMap(p -> panels.find(p.id()).stream())
                .flatMap(p -> p.market().focus().get().stream())
                .map(f -> f.view().mode())
                .min(Comparator.naturalOrder());
    }

    List<DockView> views() {
        return Stream.concat(side.views(), Stream.of(main)).toList();
    }

    /** Whether a point of the screen lies in no window of ours. */
    boolean isOutside(double x, double y) {
        return views().stream()
                .map(DockView::getScene)
                .filter(Objects::nonNull)
                .map(javafx.scene.Scene::getWindow)
                .filter(Objects::nonNull)
                .noneMatch(w ->
                        x >= w.getX()
                                && x <= w.getX() + w.getWidth()
                                && y >= w.getY()
                                && y <= w.getY() + w.getHeight());
    }

    // What a person does.

    /** Ids of the open panels of a kind, the active one first, then those that are seen. */
    public List<String> of(PanelKind kind) {
        List<String> first = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (Panel panel : arrangement().panels()) {
            if (panel.kind() == kind) {
                boolean shown = arrangement().isShown(panel.id());
                if (panel.id().equals(active)) {
                    first.addFirst(panel.id());
                } else {
                    (shown ? first : rest).add(panel.id());
                }
            }
        }
        first.addAll(rest);
        return first;
    }

    /** The panel that keys are about: the one last used, else the first. */
    public Optional<String> active() {
        return Optional.ofNullable(active)
                .or(() -> arrangement().panels().stream().map(Panel::id).findFirst());
    }

    void activate(String id, boolean visibly) {
        active = id;
        panels.showActive(id, visibly);
    }

    /** Goes to a panel: shows it, marks it and gives it the keyboard. */
    public void goTo(String id) {
        if (arrangement().panel(id).isPresent()) {
            if (!arrangement().isShown(id)) {
                rearrange(a -> a.show(id));
            }
            activate(id, true);
            open(id).content().body().requestFocus();
            arrangement().windowOf(id).map(DockWindow::id).ifPresent(side::toFront);
        }
    }

    /** Goes to the next panel that is open, or the previous one. */
    public void step(int by) {
        List<String> all = arrangement().panels().stream().map(Panel::id).toList();
        if (!all.isEmpty()) {
            int at = active == null ? (by > 0 ? -1 : 0) : all.indexOf(active);
            goTo(all.get(Math.floorMod(at + by, all.size())));
        }
    }

    void bringToFront(String id) {
        rearrange(a -> a.show(id));
        activate(id, false);
    }

    /** Opens a panel beside the active one, linked as that is. */
    public void add(PanelKind kind) {
        LinkColour link =
                active().flatMap(arrangement()::panel).map(Panel::link).orElse(LinkColour.BLUE);
        Panel fresh = arrangement().fresh(kind, link, Sight.FIRST);
        String near = of(kind).stream().findFirst().or(this::active).orElse(null);
        rearrange(a -> a.add(fresh, near, Edge.CENTER));
        goTo(fresh.id());
    }

    /** Closes a panel; {@link #undo} opens it again. */
    public void close(String id) {
        rearrange(a -> a.close(id));
    }

    /** Takes a panel one place on. */
    public void move(String id, Edge edge) {
        rearrange(a -> a.move(id, edge));
        goTo(id);
    }

    /** Takes a panel to another's side or into its tabs. */
    public void move(String id, String target, Edge edge) {
        rearrange(a -> a.move(id, target, edge));
        activate(id, false);
    }

    /** Takes a panel into the tabs of the one next to it. */
    public void join(String id, Edge edge) {
        arrangement()
                .treeOf(id)
                .flatMap(t -> t.neighbour(id, edge))
                .ifPresent(to -> {
                    rearrange(a -> a.move(id, to, Edge.CENTER));
                    goTo(id);
                });
    }

    /** Gives a panel a window of its own, or brings the panels of its window back. */
    public void detachOrBringBack(String id) {
        Optional<DockWindow> in = arrangement().windowOf(id);
        if (in.isPresent()) {
            bringBack(in.get().id());
        } else {
            Bounds near = side.screen();
            detach(id, near.x() + near.width() / 4, near.y() + near.height() / 4);
        }
        goTo(id);
    }

    void detach(String id, double x, double y) {
        Node node = open(id).content().node();
        javafx.geometry.Bounds size = node.getLayoutBounds();
        Bounds bounds =
                side.onScreen(
                        new Bounds(
                                x,
                                y,
                                Math.max(360, size.getWidth() + 4),
                                Math.max(280, size.getHeight() + 4)));
        rearrange(a -> a.detach(id, bounds));
    }

    /** Links a panel with those of a colour, or with none; a panel alone keeps what it looks at. */
    public void link(String id, LinkColour colour) {
        rearrange(a -> {
            Sight now = a.panel(id).map(a::sight).orElse(Sight.FIRST);
            boolean first =
                    colour.isLinked() && a.panels().stream().noneMatch(p -> p.link() == colour);
            Arrangement next = a.withPanel(id, p -> p.withLink(colour).withSight(now));
            return first ? next.withSight(colour, now) : next;
        });
    }

    /** Brings an instrument into a panel's view, and into that of those linked with it. */
    public void look(String id, InstrumentId instrument) {
        open(id).market().select(instrument);
    }

    /** Makes a panel larger or smaller. */
    public void resize(String id, Axis along, boolean larger) {
        rearrange(a -> a.resize(id, along, larger ? STEP : -STEP));
    }
}
