package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.workstation.look.Form;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import java.math.BigDecimal;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Changes a working order: quantity, limit price, trigger. */
final class AmendForm extends VBox {

    private final AmendRules rules;
    private final TextField quantity = new TextField();
    private final TextField price = new TextField();
    private final TextField trigger = new TextField();
    private final Label error = Form.error();
    private final Button amend;

    AmendForm(Desk desk, Dialogs dialogs, AmendRules rules) {
        this.rules = rules;
        getStyleClass().add("confirm");
        OrderView order = rules.order();
        amend =
                Form.main(
                        "Amend",
                        "plain",
                        () ->
                                outcome()
                                        .change()
                                        .ifPresent(change -> {
                                            dialogs.closeTop();
                                            desk.orders().amend(order, change);
                                        }));
        amend.setId("amend-go");
        amend.setDefaultButton(true);
        getChildren()
                .addAll(
                        Form.title(
                                "Amend "
                                        + order.side()
                                        + " "
                                        + order.instrument().symbol()
                                        + ", "
                                        + TicketTerms.name(order.type())),
                        Form.text(
                                "A smaller quantity alone keeps the place in the queue; any other"
                                        + " change goes to its end. Filled so far: "
                                        + Numbers.plain(order.filled())
                                        + "."));
        field("Quantity", "amend-quantity", quantity, order.quantity());
        if (rules.hasPrice()) {
            field("Price", "amend-price", price, order.price());
        }
        if (rules.hasTrigger()) {
            field("Trigger", "amend-trigger", trigger, order.triggerPrice());
        }
        getChildren().addAll(error, Form.buttons(Form.plain("Back", dialogs::closeTop), amend));
        show();
    }

    private void field(String name, String id, TextField field, @Nullable BigDecimal value) {
        field.setId(id);
        field.setText(value == null ? "" : value.stripTrailingZeros().toPlainString());
        field.textProperty().subscribe(_ -> show());
        getChildren().add(Form.line(name, field));
    }

    private AmendRules.Outcome outcome() {
        return rules.check(quantity.getText(), price.getText(), trigger.getText());
    }

    private void show() {
        AmendRules.Outcome outcome = outcome();
        error.setText(outcome.problem());
        amend.setDisable(outcome.change().isEmpty());
    }

    Node first() {
        return quantity;
    }
}
