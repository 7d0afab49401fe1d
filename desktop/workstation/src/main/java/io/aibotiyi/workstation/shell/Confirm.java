package io.aibotiyi.workstation.shell;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
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
     * An order that is asked about.
     *
     * @param mode what it is made of
     * @param account that it is of; empty if it is not known any more
     * @param worth at the expected price; empty if that is not known
     * @param also what comes with it; empty for nothing
     */
    record Asked(
            PlaceOrder order,
            TradingMode mode,
            Optional<AccountView> account,
            String worth,
            String also) {}

    /**
     * @param yes what was agreed to
     * @param no closes the question
     */
    static Confirm order(Asked asked, Runnable yes, Runnable no) {
        PlaceOrder order = asked.order();
        boolean live = asked.mode() == TradingMode.LIVE;
        String also = asked.also();
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
                        + (live ? " with real money?" : "?"),
                (live ? live(asked, buying) : "")
                        + "A "
                        + asked.mode().name().toLowerCase(Locale.ROOT)
                        + (Boolean.TRUE.equals(order.reduceOnly()) ? " reduce-only" : "")
                        + " order, "
                        + at
                        + ". "
                        + (also.isEmpty() ? "" : also + " ")
                        + (live
                                ? ""
                                : asked.account()
                                        .map(a -> "Account: " + a.name() + ". ")
                                        .orElse(""))
                        + "Enter places it, Escape goes back.",
                live ? verb + " with real money" : verb,
                buying ? "buy" : "sell",
                yes,
                no);
    }

    private static String live(Asked asked, boolean buying) {
        PlaceOrder order = asked.order();
        String worth =
                asked.worth().isEmpty()
                        ? "What it is worth is not known"
                        : (buying ? "Costs" : "Brings")
                                + " about "
                                + asked.worth()
                                + ", fees aside";
        return "LIVE account "
                + asked.account().map(AccountView::name).orElse("unknown")
                + " at "
                + order.instrument().venue()
                + ": "
                + (buying ? "buys " : "sells ")
                + Numbers.plain(order.quantity())
                + " "
                + order.instrument().symbol()
                + ". "
                + worth
                + ".\n\n";
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
