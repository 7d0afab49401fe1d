package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Target and stop of the ticket, and what they would bring and cost. */
final class ExitFields extends VBox {

    private final Ticket ticket;
    private final Map<ExitUnit, ToggleButton> units = new EnumMap<>(ExitUnit.class);
    private final Stepper target;
    private final Stepper stop;
    private final Label ratio = new Label();

    /**
     * @param byHand runs a change unless the form is only being shown
     */
    ExitFields(Ticket ticket, Consumer<Runnable> byHand) {
        this.ticket = ticket;
        getStyleClass().add("exit-fields");
        TicketSteps steps = new TicketSteps(ticket);
        target = new Stepper("Target", steps::target);
        stop = new Stepper("Stop", steps::stop);
        target.field().setId("ticket-target");
        stop.field().setId("ticket-stop");
        target.colourUnit(true);
        stop.colourUnit(false);
        target.field()
                .textProperty()
                .addListener((_, _, t) -> byHand.accept(() -> ticket.typeTarget(t)));
        stop.field()
                .textProperty()
                .addListener((_, _, t) -> byHand.accept(() -> ticket.typeStop(t)));
        ratio.getStyleClass().add("figure-name");
        ratio.setTooltip(new Tooltip("Gain for loss, and the loss as a share of the equity"));
        getChildren().addAll(unitLine(), target, stop);
    }

    private HBox unitLine() {
        Label name = new Label("Exits in");
        name.getStyleClass().add("figure-name");
        HBox line = new HBox(name);
        for (ExitUnit unit : ExitUnit.values()) {
            ToggleButton button = new ToggleButton(unit.title());
            button.setId("ticket-exits-" + unit.name().toLowerCase(java.util.Locale.ROOT));
            button.getStyleClass().add("flat-toggle");
            button.setFocusTraversable(false);
            button.setOnAction(_ -> ticket.setExitUnit(unit));
            units.put(unit, button);
            line.getChildren().add(button);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line.getChildren().addAll(space, ratio);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("kinds");
        return line;
    }

    List<Stepper> steppers() {
        return List.of(target, stop);
    }

    void show() {
        TicketExits exits = ticket.exits();
        units.forEach((unit, button) -> button.setSelected(unit == exits.unit()));
        text(target.field(), exits.target());
        text(stop.field(), exits.stop());
        ExitPlan plan = ticket.exitPlan();
        target.setUnit(figure(plan.target(), plan.gain(), 1));
        stop.setUnit(figure(plan.stop(), plan.loss(), -1));
        BigDecimal times = plan.ratio();
        ratio.setText(times == null ? "" : times.toPlainString() + " : 1" + share(plan.loss()));
    }

    /** Where it lies and what it brings; the unit alone while that is not known. */
    private String figure(@Nullable BigDecimal price, @Nullable BigDecimal money, int sign) {
        if (price == null || money == null) {
            return unit(ticket.exits().unit());
        }
        String amount = ExitWords.signed(money, sign);
        return ticket.exits().unit() == ExitUnit.PRICE
                ? amount
                : Numbers.plain(price) + "  " + amount;
    }

    private String unit(ExitUnit unit) {
        return switch (unit) {
            case PRICE -> ticket.instrument().map(InstrumentView::quoteAsset).orElse("");
            case TICKS -> "ticks";
            case PERCENT -> "%";
        };
    }

    private String share(@Nullable BigDecimal loss) {
        BigDecimal share = loss == null ? null : ticket.shareOfEquity(loss);
        return share == null ? "" : "  ·  risk " + Numbers.plain(share) + " %";
    }

    private static void text(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }
}
