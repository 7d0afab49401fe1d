package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What keys do while the mouse is over the ladder; the palette reaches them from anywhere. */
record LadderKeys(
        DepthPane pane,
        LadderOrders orders,
        LadderBar bar,
        PositionBar position,
        PositionDeeds deeds) {

    void contribute(Actions actions) {
        actions.limit(Group.LADDER, pane::isUnderMouse);
        add(actions, "ladder.buyBest", "Buy at the best bid", "Q", () -> orders.atBest(Side.BUY));
        add(
                actions,
                "ladder.sellBest",
                "Sell at the best ask",
                "W",
                () -> orders.atBest(Side.SELL));
        add(actions, "ladder.buyMarket", "Buy at market", "A", () -> orders.atMarket(Side.BUY));
        add(actions, "ladder.sellMarket", "Sell at market", "S", () -> orders.atMarket(Side.SELL));
        add(actions, "ladder.cancel", "Cancel all here", "E", position::cancelAll);
        add(actions, "ladder.cancelBids", "Cancel bids here", "D", () -> position.cancel(Side.BUY));
        add(
                actions,
                "ladder.cancelAsks",
                "Cancel asks here",
                "F",
                () -> position.cancel(Side.SELL));
        add(actions, "ladder.flatten", "Flatten", "R", deeds::flatten);
        add(actions, "ladder.reverse", "Reverse", "T", deeds::reverse);
        add(actions, "ladder.breakEven", "Stops to break-even", "X", deeds::breakEven);
        add(actions, "ladder.close25", "Close a quarter", "Shift+Q", () -> deeds.close(25));
        add(actions, "ladder.close50", "Close half", "Shift+W", () -> deeds.close(50));
        add(actions, "ladder.close75", "Close three quarters", "Shift+E", () -> deeds.close(75));
        for (int i = 0; i < TradingPrefs.SIZES; i++) {
            int index = i;
            String number = String.valueOf(i + 1);
            add(
                    actions,
                    "ladder.size" + number,
                    "Size: preset " + number,
                    number,
                    () -> bar.choose(index));
        }
        add(actions, "ladder.exits", "Exit templates…", null, bar::editExits);
    }

    private static void add(
            Actions actions, String id, String name, @Nullable String key, Runnable deed) {
        actions.add(
                new Action(
                        id,
                        Group.LADDER,
                        name,
                        key == null ? null : KeyCombination.valueOf(key),
                        deed));
    }
}
