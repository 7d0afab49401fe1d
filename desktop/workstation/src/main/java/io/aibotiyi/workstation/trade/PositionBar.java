package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PositionView;
import io.aibotiyi.workstation.look.NumberLabel;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.PanelMarket;
import io.aibotiyi.workstation.state.Pins;
import io.aibotiyi.workstation.state.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Below the ladder: the position with its gain in ticks and money, and what ends it. */
final class PositionBar extends VBox {

    private final Desk desk;
    private final PanelMarket market;
    private final PositionDeeds deeds;
    private final Cancels cancels;
    private final Label held = new Label();
    private final NumberLabel ticks = new NumberLabel();
    private final NumberLabel money = new NumberLabel();
    private final Button bids;
    private final Button asks;
    private final Button all;
    private final Button flatten;
    private final Button reverse;
    private final Button breakEven;

    PositionBar(Desk desk, PanelMarket market, PositionDeeds deeds, Cancels cancels) {
        this.desk = desk;
        this.market = market;
        this.deeds = deeds;
        this.cancels = cancels;
        getStyleClass().add("ladder-bar");
        held.setId("ladder-position");
        bids =
                button(
                        "ladder-cancel-bids",
                        "✕ Bids",
                        "Cancel own bids here",
                        () -> cancel(Side.BUY));
        asks =
                button(
                        "ladder-cancel-asks",
                        "✕ Asks",
                        "Cancel own asks here",
                        () -> cancel(Side.SELL));
        all = button("ladder-cancel-all", "✕ All", "Cancel all own orders here", this::cancelAll);
        flatten =
                button(
                        "ladder-flatten",
                        "Flatten",
                        "Cancel what works here and close the position at market",
                        deeds::flatten);
        reverse =
                button(
                        "ladder-reverse",
                        "Reverse",
                        "Cancel what works here and trade twice the position at market",
                        deeds::reverse);
        breakEven =
                button(
                        "ladder-break-even",
                        "B/E",
                        "Break-even: move the stops to the average price",
                        deeds::breakEven);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox position = new HBox(held, space, ticks, money);
        position.getStyleClass().add("ladder-line");
        position.setAlignment(Pos.CENTER_LEFT);
        HBox buttons = new HBox(bids, asks, all, flatten, reverse, breakEven);
        buttons.getStyleClass().addAll("ladder-line", "ladder-deeds");
        getChildren().addAll(position, buttons);
    }

    private static Button button(String id, String text, String explained, Runnable deed) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("share-button");
        button.setFocusTraversable(false);
        button.setMinWidth(0);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(explained));
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> deed.run());
        return button;
    }

    void attach(Pins pins) {
        pins.add(market.focus().listen(_ -> show()));
        pins.add(desk.trading().portfolio().listen(_ -> show()));
        pins.add(desk.trading().orders().listen(_ -> show()));
    }

    /** Cancels the own orders of a side in the market in view; asks nothing, as one cancel does. */
    void cancel(Side side) {
        here().ifPresent(h -> cancels.cancel(h.and(Cancels.of(side))));
    }

    /** Cancels all own orders in the market in view. */
    void cancelAll() {
        here().ifPresent(cancels::cancel);
    }

    private Optional<Predicate<OrderView>> here() {
        return deeds.instrument().map(Cancels::of);
    }

    private void show() {
        Optional<PositionView> position = deeds.position();
        Optional<InstrumentView> market = deeds.instrument();
        held.setText(
                position.map(p ->
                                (p.quantity().signum() > 0 ? "▲ Long " : "▼ Short ")
                                        + Numbers.plain(p.quantity().abs())
                                        + " @ "
                                        + Numbers.fixed(p.averagePrice(), priceScale(market)))
                        .orElse("No position here"));
        BigDecimal gain = position.map(PositionView::unrealisedPnl).orElse(null);
        BigDecimal moved = position.flatMap(p -> market.map(m -> ticks(p, m))).orElse(null);
        ticks.setNumber(moved == null ? "" : Numbers.signed(moved, 0) + " t");
        ticks.setSign(moved == null ? 0 : moved.signum());
        money.setNumber(gain == null ? "" : Numbers.signed(gain, 2));
        money.setSign(gain == null ? 0 : gain.signum());
        boolean none = position.isEmpty();
        flatten.setDisable(none);
        reverse.setDisable(none);
        breakEven.setDisable(none);
        bids.setDisable(isNone(Side.BUY));
        asks.setDisable(isNone(Side.SELL));
        all.setDisable(isNone(Side.BUY) && isNone(Side.SELL));
    }

    private boolean isNone(Side side) {
        return here().map(h -> cancels.working(h.and(Cancels.of(side))).isEmpty()).orElse(true);
    }

    private static int priceScale(Optional<InstrumentView> market) {
        return market.map(m -> Units.scale(m.tickSize())).orElse(2);
    }

    /** Ticks from the average price to the mark, positive when it gains; zero without a mark. */
    private static BigDecimal ticks(PositionView position, InstrumentView market) {
        BigDecimal mark = position.markPrice();
        if (mark == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal way =
                mark.subtract(position.averagePrice())
                        .divide(market.tickSize(), 0, RoundingMode.HALF_EVEN);
        return position.quantity().signum() > 0 ? way : way.negate();
    }
}
