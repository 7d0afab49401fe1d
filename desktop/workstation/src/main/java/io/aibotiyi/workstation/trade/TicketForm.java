package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The order ticket as a person sees it. */
final class TicketForm extends VBox {

    private static final PseudoClass BUY = PseudoClass.getPseudoClass("buy");
    private static final PseudoClass SELL = PseudoClass.getPseudoClass("sell");
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed");

    /** Longer sentences leave the price to its field. */
    private static final int LONG = 34;

    private final Ticket ticket;
    private final ToggleButton buy = new ToggleButton("Buy");
    private final ToggleButton sell = new ToggleButton("Sell");
    private final ToggleButton limit = new ToggleButton("Limit");
    private final ToggleButton market = new ToggleButton("Market");
    private final HBox lives = new HBox();
    private final Stepper price;
    private final Stepper quantity;
    private final HBox bests = new HBox();
    private final NumberLabel value = new NumberLabel();
    private final NumberLabel fee = new NumberLabel();
    private final NumberLabel available = new NumberLabel();
    private final Label message = new Label();
    private final Button place = new Button();
    private final ToggleButton armed = new ToggleButton("One click");
    private boolean showing;

    TicketForm(Ticket ticket) {
        this.ticket = ticket;
        getStyleClass().addAll("panel", "ticket");
        price = new Stepper("Price", ticket::stepPrice);
        quantity = new Stepper("Quantity", ticket::stepQuantity);
        price.field().textProperty().addListener((_, _, t) -> typed(() -> ticket.typePrice(t)));
        quantity.field()
                .textProperty()
                .addListener((_, _, t) -> typed(() -> ticket.typeQuantity(t)));
        for (TextField field : new TextField[] {price.field(), quantity.field()}) {
            field.setOnKeyPressed(e -> {
                if (e.getCode() == KeyCode.ENTER) {
                    ticket.place();
                    e.consume();
                }
            });
        }
        message.getStyleClass().add("ticket-message");
        message.setWrapText(true);
        message.setMinHeight(28);
        message.setAlignment(Pos.TOP_LEFT);
        place.getStyleClass().add("place-button");
        place.setMaxWidth(Double.MAX_VALUE);
        place.setOnAction(_ -> ticket.place());
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox body =
                new VBox(
                        sides(),
                        kinds(),
                        price,
                        bests(),
                        quantity,
                        shares(),
                        figure("Value", value),
                        figure("Fee, estimated", fee),
                        figure("Free", available),
                        space,
                        message,
                        place);
        body.getStyleClass().add("ticket-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(), body);
    }

    private HBox header() {
        Label title = new Label("Order");
        title.getStyleClass().add("panel-title");
        armed.getStyleClass().addAll("flat-toggle", "arm");
        armed.setFocusTraversable(false);
        armed.setTooltip(new Tooltip("Place without asking. Ends when the workstation closes."));
        armed.setOnAction(_ -> ticket.setArmed(armed.isSelected()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(title, space, armed);
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
        limit.getStyleClass().add("flat-toggle");
        market.getStyleClass().add("flat-toggle");
        limit.setFocusTraversable(false);
        market.setFocusTraversable(false);
        limit.setOnAction(_ -> ticket.setType(OrderType.LIMIT));
        market.setOnAction(_ -> ticket.setType(OrderType.MARKET));
        for (TimeInForce life : TimeInForce.values()) {
            ToggleButton button = new ToggleButton(life.name());
            button.getStyleClass().add("flat-toggle");
            button.setFocusTraversable(false);
            button.setUserData(life);
            button.setTooltip(new Tooltip(explain(life)));
            button.setOnAction(_ -> ticket.setTimeInForce(life));
            lives.getChildren().add(button);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(limit, market, space, lives);
        line.getStyleClass().add("kinds");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String explain(TimeInForce life) {
        return switch (life) {
            case GTC -> "Good till cancelled";
            case IOC -> "Immediate or cancel: fill what is there, cancel the rest";
            case FOK -> "Fill or kill: all at once or nothing";
        };
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
        Label label = new Label(name);
        label.getStyleClass().add("figure-name");
        label.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(label, space, number);
        line.getStyleClass().add("figure-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    void attach(Pins pins) {
        ticket.attach(pins, this::show);
        show();
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
        boolean limited = draft.type() == OrderType.LIMIT;
        buy.setSelected(buying);
        sell.setSelected(!buying);
        limit.setSelected(limited);
        market.setSelected(!limited);
        lives.setVisible(limited);
        lives.getChildren()
                .forEach(n ->
                        ((ToggleButton) n).setSelected(n.getUserData() == draft.timeInForce()));
        text(price.field(), limited ? draft.price() : "");
        price.field().setPromptText(limited ? "0" : "best there is");
        price.setDisable(!limited);
        bests.setDisable(!limited);
        text(quantity.field(), draft.quantity());
        quantity.field().setPromptText("0");
        price.setUnit(ticket.instrument().map(InstrumentView::quoteAsset).orElse(""));
        quantity.setUnit(ticket.instrument().map(InstrumentView::baseAsset).orElse(""));
        armed.setSelected(ticket.isArmed());
        pseudoClassStateChanged(ARMED, ticket.isArmed());
        place.pseudoClassStateChanged(BUY, buying);
        place.pseudoClassStateChanged(SELL, !buying);
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
        String blocked = ticket.blocked();
        String problem = blocked.isEmpty() ? check.map(TicketCheck::problem).orElse("") : blocked;
        message.setText(problem);
        boolean ready = check.flatMap(TicketCheck::order).isPresent() && blocked.isEmpty();
        place.setDisable(!ready);
        place.setText(ticket.isSending() ? "Sending…" : sentence(draft, instrument));
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
                draft.type() == OrderType.LIMIT && !draft.price().isBlank()
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
