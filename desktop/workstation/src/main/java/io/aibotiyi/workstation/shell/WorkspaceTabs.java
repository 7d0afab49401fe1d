package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.spaces.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** The workspaces by name in the top bar, the one in front marked. */
final class WorkspaceTabs extends HBox {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();

    WorkspaceTabs(List<Workspace> workspaces, Consumer<Workspace> choose) {
        setAlignment(Pos.CENTER_LEFT);
        for (Workspace workspace : workspaces) {
            ToggleButton tab = new ToggleButton(workspace.name());
            tab.setToggleGroup(group);
            tab.setFocusTraversable(false);
            tab.getStyleClass().add("workspace-tab");
            tab.setOnAction(_ -> choose.accept(workspace));
            tabs.put(workspace.id(), tab);
            getChildren().add(tab);
        }
    }

    void show(Workspace front) {
        ToggleButton tab = tabs.get(front.id());
        if (tab != null) {
            tab.setSelected(true);
        }
    }
}
