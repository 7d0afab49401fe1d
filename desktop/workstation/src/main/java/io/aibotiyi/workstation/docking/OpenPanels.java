package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.dock.Arrangement;
import io.aibotiyi.workstation.dock.Panel;
import io.aibotiyi.workstation.dock.Sight;
import io.aibotiyi.workstation.state.PanelMarket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.input.MouseEvent;

/** The board's panels, made and ended as an arrangement says. FX thread only. */
final class OpenPanels {

    private final DockBoard board;
    private final LinkGroups groups;
    private final BiFunction<Panel, PanelMarket, DockContent> factory;
    private final Map<String, DockPanel> open = new LinkedHashMap<>();

    OpenPanels(
            DockBoard board,
            LinkGroups groups,
            BiFunction<Panel, PanelMarket, DockContent> factory) {
        this.board = board;
        this.groups = groups;
        this.factory = factory;
    }

    void attach() {
        open.values().forEach(DockPanel::attach);
    }

    void detach() {
        open.values().forEach(DockPanel::detach);
    }

    /**
     * @param listening whether panels that are made now begin to listen
     */
    void settle(Arrangement now, boolean listening) {
        for (Panel panel : now.panels()) {
            DockPanel before = open.get(panel.id());
            if (before != null && before.panel().kind() != panel.kind()) {
                end(before);
                before = null;
            }
            if (before == null) {
                open.put(panel.id(), made(panel, now.sight(panel), listening));
            } else {
                before.update(panel, groups.of(panel, now.sight(panel)), listening);
            }
        }
        for (String id : List.copyOf(open.keySet())) {
            if (now.panel(id).isEmpty()) {
                end(Objects.requireNonNull(open.remove(id)));
            }
        }
    }

    private static void end(DockPanel panel) {
        panel.detach();
        panel.content().closed().run();
    }

    private DockPanel made(Panel panel, Sight sight, boolean listening) {
        PanelMarket market = new PanelMarket(groups.of(panel, sight));
        DockContent content = factory.apply(panel, market);
        DockPanel made = new DockPanel(board, panel, market, content);
        content.node()
                .addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> board.activate(panel.id(), false));
        new DockDrag(board, panel.id()).on(content.header());
        if (listening) {
            made.attach();
        }
        return made;
    }

    Optional<DockPanel> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** One that is open. */
    DockPanel of(String id) {
        return Objects.requireNonNull(open.get(id), id);
    }

    /** Marks a panel as the one that keys are about, and no other. */
    void showActive(String id, boolean visibly) {
        open.forEach((other, panel) -> panel.showActive(visibly && other.equals(id)));
    }
}
