package io.aibotiyi.workstation.docking;

import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.dock.DockNode.Axis;
import io.aibotiyi.workstation.dock.Edge;
import io.aibotiyi.workstation.dock.LinkColour;
import io.aibotiyi.workstation.dock.PanelKind;
import io.aibotiyi.workstation.spaces.Dialogs;
import java.util.function.Consumer;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What can be done to panels by key and by name; each is about the panel last used. */
public record DockActions(DockBoard board, Dialogs dialogs) {

    public void contribute(Actions actions) {
        add(actions, "panel.add", "Add panel…", "Shift+A", this::ask);
        for (PanelKind kind : PanelKind.values()) {
            add(
                    actions,
                    "panel.add." + kind.id(),
                    "Add panel: " + kind.title(),
                    null,
                    () -> board.add(kind));
        }
        about(actions, "panel.close", "Close panel", "Shortcut+W", board::close);
        about(
                actions,
                "panel.detach",
                "Detach panel into a window of its own, or bring it back",
                "Shortcut+D",
                board::detachOrBringBack);
        add(actions, "panel.undo", "Take back the last change of panels", "Shift+Z", board::undo);
        add(actions, "panel.next", "Next panel", "F6", () -> board.step(1));
        add(actions, "panel.previous", "Previous panel", "Shift+F6", () -> board.step(-1));
        direction(actions, Edge.LEFT, "left", "Left");
        direction(actions, Edge.RIGHT, "right", "Right");
        direction(actions, Edge.TOP, "up", "Up");
        direction(actions, Edge.BOTTOM, "down", "Down");
        size(actions, "wider", "Right", Axis.HORIZONTAL, true);
        size(actions, "narrower", "Left", Axis.HORIZONTAL, false);
        size(actions, "taller", "Up", Axis.VERTICAL, true);
        size(actions, "lower", "Down", Axis.VERTICAL, false);
        for (LinkColour colour : LinkColour.values()) {
            about(
                    actions,
                    "panel.link." + colour.id(),
                    colour.isLinked()
                            ? "Link panel: " + colour.letter() + ", " + colour.id()
                            : "Link panel: with none",
                    null,
                    id -> link(id, colour));
        }
    }

    private void ask() {
        AddPanelForm form =
                new AddPanelForm(kind -> {
                    dialogs.closeTop();
                    board.add(kind);
                });
        dialogs.show(form, form.first(), () -> {});
    }

    private void link(String id, LinkColour colour) {
        if (board.open(id).panel().kind().isLinkable()) {
            board.link(id, colour);
        }
    }

    private void direction(Actions actions, Edge edge, String name, String key) {
        about(
                actions,
                "panel.move." + name,
                "Move panel " + name,
                "Shortcut+Alt+" + key,
                id -> board.move(id, edge));
        String where =
                edge.axis() == Axis.HORIZONTAL
                        ? "at its " + name
                        : edge.isBefore() ? "above it" : "below it";
        about(
                actions,
                "panel.join." + name,
                "Move panel into the tabs of the one " + where,
                "Shortcut+Alt+Shift+" + key,
                id -> board.join(id, edge));
    }

    private void size(Actions actions, String name, String key, Axis axis, boolean larger) {
        about(
                actions,
                "panel.size." + name,
                "Make panel " + name,
                "Alt+Shift+" + key,
                id -> board.resize(id, axis, larger));
    }

    private void about(
            Actions actions, String id, String name, @Nullable String key, Consumer<String> deed) {
        add(actions, id, name, key, () -> board.active().ifPresent(deed));
    }

    private static void add(
            Actions actions, String id, String name, @Nullable String key, Runnable deed) {
        actions.add(
                new Action(
                        id,
                        Group.PANEL,
                        name,
                        key == null ? null : KeyCombination.valueOf(key),
                        deed));
    }
}
