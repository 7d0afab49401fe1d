package io.aibotiyi.workstation.shell;

import io.aibotiyi.workstation.state.Notice;
import io.aibotiyi.workstation.state.Notices;
import io.aibotiyi.workstation.state.Pins;
import java.util.List;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** News that should be noticed: at most four at a time, each for six seconds. */
final class Toasts extends VBox {

    private static final int SHOWN = 4;
    private static final Duration STAY = Duration.seconds(6);

    Toasts() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    void attach(Pins pins, Notices notices) {
        pins.add(
                notices.all()
                        .listen((batch, fresh) -> {
                            if (!fresh) {
                                show(batch);
                            }
                        }));
    }

    private void show(List<Notice> batch) {
        List<Notice> news = batch.stream().filter(Notice::toast).toList();
        for (Notice notice : news.subList(Math.max(0, news.size() - SHOWN), news.size())) {
            add(notice);
        }
    }

    private void add(Notice notice) {
        Label title = new Label(notice.title());
        title.getStyleClass().add("toast-title");
        VBox toast = new VBox(title);
        if (!notice.detail().isBlank()) {
            Label detail = new Label(notice.detail());
            detail.getStyleClass().add("toast-detail");
            detail.setWrapText(true);
            toast.getChildren().add(detail);
        }
        toast.getStyleClass().addAll("toast", notice.level().name().toLowerCase(Locale.ROOT));
        toast.setOnMousePressed(_ -> getChildren().remove(toast));
        getChildren().add(toast);
        while (getChildren().size() > SHOWN) {
            getChildren().removeFirst();
        }
        leaveLater(toast);
    }

    private void leaveLater(Node toast) {
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> getChildren().remove(toast));
        stay.play();
    }
}
