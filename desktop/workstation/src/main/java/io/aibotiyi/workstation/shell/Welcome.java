package io.aibotiyi.workstation.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Three steps on the first start; can be left at any of them. */
final class Welcome extends VBox {

    private record Step(Feather icon, String title, String text) {}

    private static final List<Step> STEPS =
            List.of(
                    new Step(
                            Feather.ACTIVITY,
                            "This market is simulated",
                            "Agents trade with each other through a real matching engine inside this"
                                    + " application: prices, book and fills behave like a market, the"
                                    + " money is not real. The frame of the window and the badge at"
                                    + " the top right always say what you are looking at."),
                    new Step(
                            Feather.EDIT_3,
                            "Orders are placed at the bottom right",
                            "B buys and S sells: type a quantity and press Enter. A click on a price"
                                    + " in the ladder fills it in. You are asked before an order goes"
                                    + " out until you switch on One click."),
                    new Step(
                            Feather.SERVER,
                            "Connect to another backend when you like",
                            "The menu at the top right connects this window to a backend on a"
                                    + " server; its markets and accounts then appear in the same"
                                    + " screens. Press ? for all keys, or search every action by"
                                    + " name."));

    private final Label count = new Label();
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button next = new Button();
    private final Button skip = new Button("Skip");
    private final Runnable done;
    private int step;

    /**
     * @param done run when the person has seen enough
     */
    Welcome(Runnable done) {
        this.done = done;
        getStyleClass().add("welcome");
        count.getStyleClass().add("figure-name");
        icon.getStyleClass().add("welcome-icon");
        title.getStyleClass().add("dialog-title");
        text.setWrapText(true);
        text.getStyleClass().add("welcome-text");
        next.setDefaultButton(true);
        next.setOnAction(_ -> advance());
        skip.getStyleClass().add("text-button");
        skip.setOnAction(_ -> done.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(count, space, skip, next);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(icon, title, text, buttons);
        show();
    }

    Button next() {
        return next;
    }

    private void advance() {
        if (step == STEPS.size() - 1) {
            done.run();
        } else {
            step++;
            show();
        }
    }

    private void show() {
        Step now = STEPS.get(step);
        count.setText("Step " + (step + 1) + " of " + STEPS.size());
        icon.setIconCode(now.icon());
        title.setText(now.title());
        text.setText(now.text());
        boolean last = step == STEPS.size() - 1;
        next.setText(last ? "Start" : "Next");
        skip.setVisible(!last);
    }
}
