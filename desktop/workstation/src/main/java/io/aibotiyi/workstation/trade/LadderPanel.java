package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.spaces.Dialogs;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.PanelMarket;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One ladder with what belongs to it. */
record LadderPanel(
        DepthPane pane,
        LadderOrders orders,
        LadderBar bar,
        PositionBar position,
        PositionDeeds deeds) {

    /**
     * @param toTicket given the market and a price that was picked and is not to be traded at once
     * @param remember given the preferences whenever they are changed here
     */
    static LadderPanel of(
            Desk desk,
            PanelMarket market,
            Order order,
            Dialogs dialogs,
            TradingPrefs prefs,
            BiConsumer<PanelMarket, BigDecimal> toTicket,
            Consumer<TradingPrefs> remember) {
        LadderOrders orders =
                new LadderOrders(
                        desk,
                        market,
                        order.questions(),
                        order.arming(),
                        price -> toTicket.accept(market, price));
        LadderBar bar = new LadderBar(orders, order.arming(), dialogs, prefs, remember);
        PositionDeeds deeds = new PositionDeeds(desk, market, order.questions(), order.arming());
        PositionBar position = new PositionBar(desk, market, deeds, order.cancels());
        DepthPane pane = new DepthPane(desk, market, order.arming(), orders, bar, position);
        return new LadderPanel(pane, orders, bar, position, deeds);
    }

    /** What every ladder and ticket of the window shares. */
    record Order(Questions questions, Arming arming, Cancels cancels) {}
}
