package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks before something is done: what it is, and a verb to agree with. */
final class Confirm extends VBox {

    private final Button agree = new Button();

    private Confirm(
            String title, String text, String verb, String style, Runnable yes, Runnable no) {
        getStyleClass().add("confirm");
        Label head = new Label(title);
        head.getStyleClass().add("dialog-title");
        Label body = new Label(text);
        body.setWrapText(true);
        body.getStyleClass().add("welcome-text");
        Button cancel = new Button("Back");
        cancel.getStyleClass().add("text-button");
        cancel.setOnAction(_ -> no.run());
        agree.setText(verb);
        agree.getStyleClass().addAll("confirm-button", style);
        agree.setDefaultButton(true);
        agree.setOnAction(_ -> {
            no.run();
            yes.run();
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, agree);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("dialog-buttons");
        getChildren().addAll(head, body, buttons);
    }

    /**
     * @param also what comes with it; empty for nothing
     * @param yes what was agreed to
     * @param no closes the question
     */
    static Confirm order(PlaceOrder order, String mode, String also, Runnable yes, Runnable no) {
        boolean buying = order.side() == Side.BUY;
        String verb = buying ? "Buy" : "Sell";
        BigDecimal price = order.price();
        String at =
                price == null
                        ? "at the best prices there are"
                        : "at " + Numbers.plain(price) + " or better, " + order.timeInForce();
        BigDecimal trigger = order.triggerPrice();
        BigDecimal distance = order.trailingDistance();
        if (trigger != null) {
            at += ", once the price reaches " + Numbers.plain(trigger);
        } else if (distance != null) {
            at += ", once the price turns back by " + Numbers.plain(distance);
        }
        return new Confirm(
                verb
                        + " "
                        + Numbers.plain(order.quantity())
                        + " "
                        + order.instrument().symbol()
                        + "?",
                "A "
                        + mode
                        + (Boolean.TRUE.equals(order.reduceOnly()) ? " reduce-only" : "")
                        + " order, "
                        + at
                        + ". "
                        + (also.isEmpty() ? "" : also + " ")
                        + "Enter places it, Escape goes back.",
                verb,
                buying ? "buy" : "sell",
                yes,
                no);
    }

    static Confirm act(String title, String text, String verb, Runnable yes, Runnable no) {
        return new Confirm(title, text, verb, "danger", yes, no);
    }

    static Confirm about(String version, Runnable close) {
        return new Confirm(
                "AIBOT IYI Workstation",
                "Version "
                        + version
                        + ". Apache License 2.0. Fonts: Inter (SIL OFL 1.1) and JetBrains Mono"
                        + " (Apache-2.0). Icons: Feather (MIT).",
                "Close",
                "plain",
                () -> {},
                close);
    }

    Button agree() {
        return agree;
    }
}
