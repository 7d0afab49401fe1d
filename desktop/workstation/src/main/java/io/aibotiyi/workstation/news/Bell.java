package io.aibotiyi.workstation.news;

import io.aibotiyi.protocol.Notices.NoticePage;
import io.aibotiyi.workstation.look.Hints;
import io.aibotiyi.workstation.state.Pins;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How many notices are unread; pressed, it shows them. */
public final class Bell extends StackPane {

    /** The largest number that is shown. */
    static final int MOST = 99;

    private final News news;
    private final Button button = new Button();
    private final Label count = new Label();

    public Bell(News news, Runnable open) {
        this.news = news;
        getStyleClass().add("bell");
        button.setGraphic(new FontIcon(Feather.BELL));
        button.getStyleClass().add("icon-button");
        button.setFocusTraversable(false);
        Hints.on(button, "Notices");
        button.setId("bell");
        button.setOnAction(_ -> open.run());
        count.getStyleClass().add("bell-count");
        count.setMouseTransparent(true);
        StackPane.setAlignment(count, Pos.TOP_RIGHT);
        getChildren().addAll(button, count);
        show(0);
    }

    public void attach(Pins pins) {
        pins.add(news.newest().listen((NoticePage page) -> show(page.unread())));
    }

    private void show(long unread) {
        count.setVisible(unread > 0);
        count.setText(unread > MOST ? MOST + "+" : Long.toString(unread));
        button.setAccessibleText(
                unread > 0 ? "Notices, " + unread + " unread" : "Notices, none unread");
    }
}
