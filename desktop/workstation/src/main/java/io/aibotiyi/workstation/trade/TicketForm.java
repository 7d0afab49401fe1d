package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.OrderFeature;
import io.aibotiyi.workstation.look.AccountWords;
import io.aibotiyi.workstation.look.Hints;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Quote;
import io.aibotiyi.workstation.state.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The order ticket as a person sees it. */
final class TicketForm extends VBox {

    private static final PseudoClass BUY = PseudoClass.getPseudoClass("buy");
    private static final PseudoClass SELL = PseudoClass.getPseudoClass("sell");
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");

    /** Longer sentences leave the price to its field. */
    private static final int LONG = 34;

    private final Ticket ticket;
    private final ToggleButton buy = new ToggleButton("Buy");
    private final ToggleButton sell = new ToggleButton("Sell");
    private final ComboBox<OrderType> types = new ComboBox<>();
    private final ComboBox<TimeInForce> times = new ComboBox<>();
    private final ToggleButton postOnly = new ToggleButton("Post only");
    private final Stepper trigger;
    private final Stepper minutes;
    private final Stepper display;
    private final Stepper price;
    private final Stepper quantity;
    private final HBox bests = new HBox();
    private final MarginLine marginLine;
    private final NumberLabel value = new NumberLabel();
    private final NumberLabel fee = new NumberLabel();
    private final NumberLabel available = new NumberLabel();
    private final Label availableName = new Label("Free");
    private final NumberLabel needed = new NumberLabel();
    private final NumberLabel liquidation = new NumberLabel();
    private final HBox neededLine = figure("Margin, estimated", needed);
    private final Label liquidationName = new Label("Liquidation, estimated");
    private final HBox liquidationLine = figure(liquidationName, liquidation);
    private final Label message = new Label();
    private final Button place = new Button();
    private final ToggleButton armed = new ToggleButton("One click");
    private final ToggleButton exits = new ToggleButton("Exits");
    private final ExitFields exitFields;
    private final HBox header;
    private boolean showing;

    TicketForm(Ticket ticket) {
        this.ticket = ticket;
        getStyleClass().addAll("panel", "ticket");
        TicketSteps steps = new TicketSteps(ticket);
        price = new Stepper("Price", steps::price);
        quantity = new Stepper("Quantity", steps::quantity);
        price.field().textProperty().addListener((_, _, t) -> typed(() -> ticket.typePrice(t)));
        quantity.field()
                .textProperty()
                .addListener((_, _, t) -> typed(() -> ticket.typeQuantity(t)));
        trigger = new Stepper("Trigger", steps::trigger);
        minutes = new Stepper("Ends in", steps::minutes);
        display = new Stepper("Shown", steps::display);
        exitFields = new ExitFields(ticket, this::typed);
        marginLine = new MarginLine(ticket, this::typed);
        Hints.on(
                liquidationName,
                "The mark price at which the account would be liquidated once this is filled, if"
                        + " everything else stays as it is");
        listen(trigger, ticket::typeTrigger);
        listen(minutes, ticket::typeMinutes);
        listen(display, ticket::typeDisplay);
        List<Stepper> steppers =
                new ArrayList<>(List.of(price, quantity, trigger, minutes, display));
        steppers.addAll(exitFields.steppers());
        for (Stepper stepper : steppers) {
            TextField field = stepper.field();
            field.setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER) {
                    ticket.place();
                    e.consume();
                }
            });
        }
        types.setId("ticket-type");
        times.setId("ticket-time");
        postOnly.setId("ticket-post-only");
        trigger.field().setId("ticket-trigger");
        price.field().setId("ticket-price");
        quantity.field().setId("ticket-quantity");
        minutes.field().setId("ticket-minutes");
        display.field().setId("ticket-display");
        place.setId("ticket-place");
        message.setId("ticket-message");
        message.getStyleClass().add("ticket-message");
        message.setWrapText(true);
        message.setMinHeight(28);
        message.setAlignment(Pos.TOP_LEFT);
        place.getStyleClass().add("place-button");
        place.setMaxWidth(Double.MAX_VALUE);
        place.setTextAlignment(TextAlignment.CENTER);
        place.setOnAction(_ -> ticket.place());
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox body =
                new VBox(
                        sides(),
                        kinds(),
                        marginLine,
                        trigger,
                        price,
                        bests(),
                        quantity,
                        display,
                        shares(),
                        minutes,
                        exitFields,
                        figure("Value", value),
                        figure("Fee, estimated", fee),
                        neededLine,
                        liquidationLine,
                        figure(availableName, available),
                        space,
                        message,
                        place);
        body.getStyleClass().add("ticket-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        header = header();
        getChildren().addAll(header, body);
    }

    private HBox header() {
        Label title = new Label("Order");
        title.getStyleClass().add("panel-title");
        armed.getStyleClass().addAll("flat-toggle", "arm");
        armed.setFocusTraversable(false);
        Hints.on(
                armed,
                "Place without asking. Ends when the window is in the background for a minute, when"
                        + " the connection is lost and with another account.");
        armed.setOnAction(_ -> ticket.setArmed(armed.isSelected()));
        exits.setId("ticket-exits");
        exits.getStyleClass().add("flat-toggle");
        exits.setFocusTraversable(false);
        Hints.on(exits, "Attach a target and a stop; one cancels the other");
        exits.setOnAction(_ -> ticket.setExits(exits.isSelected()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(title, space, exits, armed);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().addAll("panel-header");
        return header;
    }

    private HBox sides() {
        buy.getStyleClass().addAll("side-button", "buy");
        sell.getStyleClass().addAll("side-button", "sell");
        buy.setOnAction(_ -> ticket.setSide(Side.BUY));
        sell.setOnAction(_ -> ticket.setSide(Side.SELL));
        return spread("sides", buy, sell);
    }

    private HBox kinds() {
        types.setAccessibleText("Order type");
        types.setConverter(Names.of(TicketTerms::name));
        types.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(types, Priority.ALWAYS);
        times.setAccessibleText("Time in force");
        times.setConverter(Names.of(TimeInForce::name));
        types.setOnAction(_ -> typed(() -> picked(types.getValue(), ticket::setType)));
        times.setOnAction(_ -> typed(() -> picked(times.getValue(), ticket::setTimeInForce)));
        postOnly.getStyleClass().add("flat-toggle");
        postOnly.setFocusTraversable(false);
        Hints.on(postOnly, "Post only: refused rather than traded at once");
        postOnly.setOnAction(_ -> ticket.setPostOnly(postOnly.isSelected()));
        postOnly.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(types, times, postOnly);
        line.getStyleClass().add("kinds");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static <T> void picked(@Nullable T value, Consumer<T> to) {
        if (value != null) {
            to.accept(value);
        }
    }

    private HBox bests() {
        bests.getStyleClass().add("shares");
        bests.getChildren()
                .addAll(
                        best("Bid", () -> ticket.quote().bid()),
                        best("Mid", () -> middle(ticket.quote())),
                        best("Ask", () -> ticket.quote().ask()));
        return bests;
    }

    private @Nullable BigDecimal middle(Quote quote) {
        Optional<InstrumentView> instrument = ticket.instrument();
        return quote.mid().isEmpty() || instrument.isEmpty()
                ? null
                : TicketRules.stepped(quote.mid().get(), instrument.get().tickSize(), 0);
    }

    private Button best(String name, java.util.function.Supplier<@Nullable BigDecimal> of) {
        return share(
                name,
                () -> {
                    BigDecimal picked = of.get();
                    if (picked != null) {
                        ticket.setPrice(picked);
                    }
                });
    }

    private HBox shares() {
        HBox line = new HBox();
        line.getStyleClass().add("shares");
        for (int percent : new int[] {25, 50, 75, 100}) {
            line.getChildren().add(share(percent + " %", () -> ticket.fillShare(percent)));
        }
        return line;
    }

    private static Button share(String name, Runnable deed) {
        Button button = new Button(name);
        button.getStyleClass().add("share-button");
        button.setFocusTraversable(false);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> deed.run());
        return button;
    }

    private static HBox spread(String styleClass, ToggleButton... buttons) {
        HBox line = new HBox(buttons);
        line.getStyleClass().add(styleClass);
        for (ToggleButton button : buttons) {
            button.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(button, Priority.ALWAYS);
        }
        return line;
    }

    private static HBox figure(String name, NumberLabel number) {
        return figure(new Label(name), number);
    }

    private static HBox figure(Label label, NumberLabel number) {
        label.getStyleClass().add("figure-name");
        label.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(label, space, number);
        line.getStyleClass().add("figure-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Its first row, by which it is dragged. */
    HBox bar() {
        return header;
    }

    void attach(Pins pins) {
        ticket.attach(pins, this::show);
        show();
    }

    /** What takes the keyboard. */
    TextField first() {
        return quantity.field();
    }

    /** Turns to a side and asks for the quantity. */
    void begin(Side side) {
        ticket.setSide(side);
        quantity.field().requestFocus();
        quantity.field().selectAll();
    }

    private void typed(Runnable change) {
        if (!showing) {
            change.run();
        }
    }

    private void show() {
        showing = true;
        try {
            showDraft(ticket.draft());
            showFigures(ticket.draft());
        } finally {
            showing = false;
        }
    }

    private void showDraft(TicketDraft draft) {
        boolean buying = draft.side() == Side.BUY;
        boolean limited = draft.type().hasLimit();
        buy.setSelected(buying);
        sell.setSelected(!buying);
        offer(types, ticket.offer().types(), draft.type());
        offer(times, ticket.offer().times(draft.type()), draft.timeInForce());
        shown(times, !ticket.offer().times(draft.type()).isEmpty());
        Hints.on(times, TicketTerms.explain(draft.timeInForce()));
        shown(postOnly, draft.mayRest() && ticket.offer().takes(OrderFeature.POST_ONLY));
        postOnly.setSelected(draft.postOnly());
        shown(trigger, draft.type().isConditional());
        trigger.setName(draft.trails() ? "Distance" : "Trigger");
        text(trigger.field(), draft.trigger());
        shown(
                minutes,
                draft.timeInForce() == TimeInForce.GTD
                        && !ticket.offer().times(draft.type()).isEmpty());
        text(minutes.field(), draft.minutes());
        minutes.setUnit("min");
        shown(display, draft.mayRest() && ticket.offer().takes(OrderFeature.ICEBERG));
        text(display.field(), draft.display());
        display.field().setPromptText("all");
        shown(price, limited || draft.type() == OrderType.MARKET);
        shown(bests, limited);
        text(price.field(), limited ? draft.price() : "");
        price.field().setPromptText(limited ? "0" : "best there is");
        price.setDisable(!limited);
        text(quantity.field(), draft.quantity());
        quantity.field().setPromptText("0");
        price.setUnit(ticket.instrument().map(InstrumentView::quoteAsset).orElse(""));
        trigger.setUnit(ticket.instrument().map(InstrumentView::quoteAsset).orElse(""));
        quantity.setUnit(ticket.instrument().map(InstrumentView::baseAsset).orElse(""));
        display.setUnit(ticket.instrument().map(InstrumentView::baseAsset).orElse(""));
        shown(exits, ticket.takesExits());
        exits.setSelected(ticket.exits().isOn());
        shown(exitFields, ticket.hasExits());
        exitFields.show();
        marginLine.show(draft);
        armed.setSelected(ticket.isArmed());
        pseudoClassStateChanged(ARMED, ticket.isArmed());
        place.pseudoClassStateChanged(BUY, buying);
        place.pseudoClassStateChanged(SELL, !buying);
    }

    private void listen(Stepper stepper, Consumer<String> to) {
        stepper.field().textProperty().addListener((_, _, t) -> typed(() -> to.accept(t)));
    }

    private static <T> void offer(ComboBox<T> box, List<T> choices, T chosen) {
        if (!box.getItems().equals(choices)) {
            box.getItems().setAll(choices);
        }
        box.setValue(choices.contains(chosen) ? chosen : null);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static void text(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void showFigures(TicketDraft draft) {
        Optional<InstrumentView> instrument = ticket.instrument();
        Optional<TicketCheck> check = ticket.check();
        String quote = instrument.map(i -> " " + i.quoteAsset()).orElse("");
        value.setNumber(check.map(TicketCheck::notional).map(v -> money(v, quote)).orElse("—"));
        fee.setNumber(
                check.map(TicketCheck::fee)
                        .map(v -> Numbers.fixed(v, 4) + quote)
                        .orElse(
                                check.map(TicketCheck::notional).isPresent()
                                        ? "known after a first fill"
                                        : "—"));
        available.setNumber(
                check.filter(c -> c.available() != null)
                        .map(c -> free(c) + " " + c.payingAsset())
                        .orElse("—"));
        showMargin(check, quote);
        String blocked = ticket.blocked();
        String problem = blocked.isEmpty() ? check.map(TicketCheck::problem).orElse("") : blocked;
        if (problem.isEmpty() && ticket.hasExits()) {
            problem = ticket.exitPlan().problem();
        }
        message.setText(problem.isEmpty() ? ticket.offer().note(ticket.draft().type()) : problem);
        message.pseudoClassStateChanged(NOTE, problem.isEmpty());
        place.setDisable(!ticket.isReady() || !blocked.isEmpty());
        place.setText(
                (ticket.isSending() ? "Sending…" : sentence(draft, instrument))
                        + "\n"
                        + AccountWords.line(ticket.account(), ticket.mode()));
        place.pseudoClassStateChanged(LIVE, ticket.mode() == TradingMode.LIVE);
    }

    private void showMargin(Optional<TicketCheck> check, String quote) {
        boolean perpetual = ticket.isPerpetual();
        availableName.setText(perpetual ? "Free margin" : "Free");
        shown(neededLine, perpetual);
        shown(liquidationLine, perpetual);
        Optional<TicketMargin.After> after = check.map(TicketCheck::after);
        needed.setNumber(after.map(a -> money(a.margin(), quote)).orElse("—"));
        liquidation.setNumber(
                after.map(TicketMargin.After::liquidation)
                        .map(p -> Numbers.fixed(p, tickDecimals()) + quote)
                        .orElse(after.isPresent() ? "none" : "—"));
    }

    private int tickDecimals() {
        return ticket.instrument().map(i -> Units.scale(i.tickSize())).orElse(2);
    }

    private static String free(TicketCheck check) {
        BigDecimal free = check.available();
        return free == null ? "—" : Numbers.amount(free);
    }

    private static String money(BigDecimal amount, String unit) {
        return Numbers.fixed(amount, 2) + unit;
    }

    private String sentence(TicketDraft draft, Optional<InstrumentView> instrument) {
        String verb = draft.side() == Side.BUY ? "Buy" : "Sell";
        if (instrument.isEmpty()) {
            return verb;
        }
        String asset = instrument.get().baseAsset();
        String amount = draft.quantity().isBlank() ? "" : " " + set(draft.quantity());
        String at =
                draft.type().hasLimit() && !draft.price().isBlank()
                        ? " at " + set(draft.price())
                        : draft.type() == OrderType.MARKET ? " at market" : "";
        String what = verb + amount + " " + asset;
        return what.length() + at.length() > LONG ? what : what + at;
    }

    /** A typed number as it is set elsewhere; as typed while it is none. */
    private static String set(String typed) {
        BigDecimal value = TicketRules.parse(typed);
        return value == null ? typed : Numbers.fixed(value, Math.max(0, value.scale()));
    }
}
