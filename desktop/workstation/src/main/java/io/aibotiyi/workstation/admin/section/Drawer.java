package io.aibotiyi.workstation.admin.section;

import io.aibotiyi.workstation.look.Icons;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The detail of a selected row, at the right of its table; takes no room while nothing is. */
public final class Drawer extends BorderPane {

    private final Label title = new Label();
    private final VBox body = new VBox();
    private final HBox acts = new HBox();

    /**
     * @param close clears the selection
     */
    public Drawer(Runnable close) {
        getStyleClass().add("drawer");
        title.getStyleClass().add("panel-title");
        title.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, Icons.button(Feather.X, "Close the detail", close));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("panel-header");
        body.getStyleClass().add("drawer-body");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        acts.getStyleClass().add("drawer-acts");
        acts.setAlignment(Pos.CENTER_RIGHT);
        setTop(head);
        setCenter(scroll);
        setBottom(acts);
        hide();
    }

    /**
     * @param buttons what can be done with it, the dangerous last
     */
    public void show(String name, List<? extends Node> content, List<? extends Node> buttons) {
        title.setText(name);
        body.getChildren().setAll(content);
        acts.getChildren().setAll(buttons);
        acts.setManaged(!buttons.isEmpty());
        acts.setVisible(!buttons.isEmpty());
        setManaged(true);
        setVisible(true);
    }

    public void hide() {
        setManaged(false);
        setVisible(false);
        body.getChildren().clear();
        acts.getChildren().clear();
    }
}
