package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.dock.Workspaces;
import io.aibotiyi.workstation.spaces.Workspace;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** The named workspaces and the others by name in the top bar, the one in front marked. */
final class WorkspaceTabs extends HBox {

    /** More named ones are behind a tab that lists them all. */
    private static final int SHOWN = 5;

    private final List<Workspace> others;
    private final IntConsumer openNamed;
    private final Consumer<Workspace> choose;
    private final Runnable manage;

    /**
     * @param openNamed given the index of a named workspace
     * @param choose given another kind of work
     * @param manage shows the list of all
     */
    WorkspaceTabs(
            List<Workspace> others,
            IntConsumer openNamed,
            Consumer<Workspace> choose,
            Runnable manage) {
        this.others = others;
        this.openNamed = openNamed;
        this.choose = choose;
        this.manage = manage;
        setAlignment(Pos.CENTER_LEFT);
    }

    /**
     * @param front id of the kind of work in front; another than the others' is a named workspace
     */
    void show(Workspaces named, String front) {
        getChildren().clear();
        ToggleGroup group = new ToggleGroup();
        boolean trading = others.stream().noneMatch(w -> w.id().equals(front));
        int size = named.all().size();
        for (int i = 0; i < size; i++) {
            boolean open = i == named.open();
            if (i < SHOWN || open) {
                int index = i;
                ToggleButton tab = tab(group, named.names().get(i), open && trading);
                tab.setId("workspace-tab-" + i);
                tab.setOnAction(_ -> openNamed.accept(index));
            }
        }
        if (size > SHOWN) {
            ToggleButton more = tab(group, "…", false);
            more.setAccessibleText("All workspaces");
            more.setOnAction(_ -> manage.run());
        }
        for (Workspace other : others) {
            tab(group, other.name(), other.id().equals(front))
                    .setOnAction(_ -> choose.accept(other));
        }
    }

    private ToggleButton tab(ToggleGroup group, String name, boolean selected) {
        ToggleButton tab = new ToggleButton(name);
        tab.setToggleGroup(group);
        tab.setSelected(selected);
        tab.setFocusTraversable(false);
        tab.setMaxWidth(160);
        tab.getStyleClass().add("workspace-tab");
        tab.setOnContextMenuRequested(event -> {
            manage.run();
            event.consume();
        });
        getChildren().add(tab);
        return tab;
    }
}
