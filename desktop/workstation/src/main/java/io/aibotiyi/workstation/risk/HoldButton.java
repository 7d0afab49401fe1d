package io.aibotiyi.workstation.risk;

import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * Acts once it was held down for {@value #HOLD_MILLIS} ms, by mouse, finger or the space bar, and
 * fills while it is held; letting go before that does nothing.
 */
final class HoldButton extends StackPane {

    static final int HOLD_MILLIS = 900;

    private final Button button = new Button();
    private final DoubleProperty held = new SimpleDoubleProperty();
    private final Timeline hold;

    HoldButton(String text, Runnable deed) {
        getStyleClass().add("hold-button");
        Region fill = new Region();
        fill.getStyleClass().add("hold-fill");
        fill.setManaged(false);
        fill.setMouseTransparent(true);
        button.setText(text);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(text + ": hold the space bar for a second");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(fill, button);
        held.addListener((_, _, now) -> fill.resize(now.doubleValue() * getWidth(), getHeight()));
        hold =
                new Timeline(
                        new KeyFrame(
                                Duration.millis(HOLD_MILLIS),
                                _ -> {
                                    button.disarm();
                                    deed.run();
                                },
                                new KeyValue(held, 1)));
        button.armedProperty()
                .addListener((_, _, armed) -> {
                    hold.stop();
                    held.set(0);
                    if (armed) {
                        hold.playFromStart();
                    }
                });
    }

    Button button() {
        return button;
    }

    /** What is held, from nothing to 1. */
    double held() {
        return held.get();
    }
}
