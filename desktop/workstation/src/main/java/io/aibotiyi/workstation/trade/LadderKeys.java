package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import java.util.function.Consumer;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** What keys do while the mouse is over the ladder; the palette reaches them from anywhere. */
record LadderKeys(TradePanels panels) {

    void contribute(Actions actions) {
        actions.limit(Group.LADDER, () -> panels.hovered().isPresent());
        add(
                actions,
                "ladder.buyBest",
                "Buy at the best bid",
                "Q",
                () -> on(l -> l.orders().atBest(Side.BUY)));
        add(
                actions,
                "ladder.sellBest",
                "Sell at the best ask",
                "W",
                () -> on(l -> l.orders().atBest(Side.SELL)));
        add(
                actions,
                "ladder.buyMarket",
                "Buy at market",
                "A",
                () -> on(l -> l.orders().atMarket(Side.BUY)));
        add(
                actions,
                "ladder.sellMarket",
                "Sell at market",
                "S",
                () -> on(l -> l.orders().atMarket(Side.SELL)));
        add(
                actions,
                "ladder.cancel",
                "Cancel all here",
                "E",
                () -> on(l -> l.position().cancelAll()));
        add(
                actions,
                "ladder.cancelBids",
                "Cancel bids here",
                "D",
                () -> on(l -> l.position().cancel(Side.BUY)));
        add(
                actions,
                "ladder.cancelAsks",
                "Cancel asks here",
                "F",
                () -> on(l -> l.position().cancel(Side.SELL)));
        add(actions, "ladder.flatten", "Flatten", "R", () -> on(l -> l.deeds().flatten()));
        add(actions, "ladder.reverse", "Reverse", "T", () -> on(l -> l.deeds().reverse()));
        add(
                actions,
                "ladder.breakEven",
                "Stops to break-even",
                "X",
                () -> on(l -> l.deeds().breakEven()));
        add(
                actions,
                "ladder.close25",
                "Close a quarter",
                "Shift+Q",
                () -> on(l -> l.deeds().close(25)));
        add(actions, "ladder.close50", "Close half", "Shift+W", () -> on(l -> l.deeds().close(50)));
        add(
                actions,
                "ladder.close75",
                "Close three quarters",
                "Shift+E",
                () -> on(l -> l.deeds().close(75)));
        for (int i = 0; i < TradingPrefs.SIZES; i++) {
            int index = i;
            String number = String.valueOf(i + 1);
            add(
                    actions,
                    "ladder.size" + number,
                    "Size: preset " + number,
                    number,
                    () -> on(l -> l.bar().choose(index)));
        }
        add(actions, "ladder.exits", "Exit templates…", null, () -> on(l -> l.bar().editExits()));
    }

    /** Does it on the ladder under the mouse, or the one last used. */
    private void on(Consumer<LadderPanel> deed) {
        panels.ladder().ifPresent(deed);
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
