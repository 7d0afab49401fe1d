package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.look.Hints;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What a ticket has for a perpetual only: the account's leverage in it, and reduce-only. */
final class MarginLine extends HBox {

    private final Ticket ticket;
    private final Label name = new Label("Leverage");
    private final ComboBox<Integer> leverage = new ComboBox<>();
    private final ToggleButton reduceOnly = new ToggleButton("Reduce only");

    /**
     * @param typed runs what a person did, and not what is merely being shown
     */
    MarginLine(Ticket ticket, Consumer<Runnable> typed) {
        this.ticket = ticket;
        getStyleClass().addAll("kinds", "margin-line");
        setAlignment(Pos.CENTER_LEFT);
        name.getStyleClass().add("figure-name");
        name.setMinWidth(USE_PREF_SIZE);
        leverage.setId("ticket-leverage");
        leverage.setAccessibleText("Leverage");
        leverage.setConverter(Names.of(n -> n + "×"));
        leverage.setOnAction(_ -> typed.accept(() -> ask(leverage.getValue())));
        Hints.on(
                leverage,
                "Of this account in this perpetual; position and working orders are margined anew at"
                        + " once");
        reduceOnly.setId("ticket-reduce-only");
        reduceOnly.getStyleClass().add("flat-toggle");
        reduceOnly.setFocusTraversable(false);
        reduceOnly.setMinWidth(USE_PREF_SIZE);
        Hints.on(reduceOnly, "Reduce only: closes the position or part of it, never opens one");
        reduceOnly.setOnAction(_ -> ticket.setReduceOnly(reduceOnly.isSelected()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(name, leverage, space, reduceOnly);
    }

    private void ask(@Nullable Integer chosen) {
        if (chosen != null) {
            ticket.setLeverage(chosen);
        }
    }

    void show(TicketDraft draft) {
        Optional<TicketMargin> margin = ticket.margin();
        setVisible(margin.isPresent());
        setManaged(margin.isPresent());
        margin.ifPresent(m -> {
            List<Integer> choices = m.choices();
            if (!leverage.getItems().equals(choices)) {
                leverage.getItems().setAll(choices);
            }
            leverage.setValue(m.leverage());
        });
        leverage.setDisable(!ticket.takesLeverage());
        reduceOnly.setVisible(ticket.offersReduceOnly());
        reduceOnly.setManaged(ticket.offersReduceOnly());
        reduceOnly.setSelected(draft.reduceOnly());
    }
}
