package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.Bounds;
import io.aibotiyi.workstation.dock.DockWindow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The board's windows beside the main one, kept as an arrangement says. FX thread only. */
final class SideWindows {

    /** Where no screen is known. */
    private static final Bounds SOMEWHERE = new Bounds(0, 0, 1000, 800);

    private final DockBoard board;
    private final DetachedWindows host;
    private final Map<String, Side> open = new LinkedHashMap<>();

    private record Side(DockView view, DetachedWindows.Detached window) {}

    /** Given each divider's window, path and place. */
    interface Dividers {
        void at(String window, List<Integer> path, List<Double> at);
    }

    SideWindows(DockBoard board, DetachedWindows host) {
        this.board = board;
        this.host = host;
    }

    /** Opens, fills and closes windows; the board has their panels already. */
    void settle(Arrangement now) {
        for (String id : List.copyOf(open.keySet())) {
            if (now.windows().stream().noneMatch(w -> w.id().equals(id))) {
                Objects.requireNonNull(open.remove(id)).window().close();
            }
        }
        for (DockWindow window : now.windows()) {
            Side side = open.computeIfAbsent(window.id(), _ -> opened(window));
            side.view().show(Optional.of(window.root()));
            side.window()
                    .setTitle(
                            window.root().panels().stream()
                                    .map(p -> board.open(p.id()).title())
                                    .collect(Collectors.joining(" · ")));
        }
    }

    private Side opened(DockWindow window) {
        DockView view = new DockView(board);
        return new Side(
                view,
                host.open(
                        view,
                        onScreen(window.bounds()),
                        new DetachedWindows.Listener() {
                            @Override
                            public void closeWanted() {
                                board.bringBack(window.id());
                            }

                            @Override
                            public void moved(Bounds to) {
                                board.windowMoved(window.id(), to);
                            }
                        }));
    }

    /** Closes all; their places in the arrangement stay. */
    void close() {
        open.values().forEach(s -> s.window().close());
        open.values().forEach(s -> s.view().clear());
        open.clear();
    }

    Stream<DockView> views() {
        return open.values().stream().map(Side::view);
    }

    void dividers(Dividers each) {
        open.forEach((id, s) -> s.view().dividers((path, at) -> each.at(id, path, at)));
    }

    boolean shows(String window, @Nullable Node content) {
        Side side = open.get(window);
        return side != null && side.view().equals(content);
    }

    void toFront(String window) {
        Side side = open.get(window);
        if (side != null) {
            side.window().toFront();
        }
    }

    /** The screen that a window without a place opens on. */
    Bounds screen() {
        return host.screens().stream().findFirst().orElse(SOMEWHERE);
    }

    Bounds onScreen(Bounds wanted) {
        return wanted.within(host.screens());
    }
}
