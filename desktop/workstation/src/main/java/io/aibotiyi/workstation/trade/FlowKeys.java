package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.actions.Action;
import io.aibotiyi.workstation.actions.Action.Group;
import io.aibotiyi.workstation.actions.Actions;
import io.aibotiyi.workstation.flow.HeatmapPane;
import io.aibotiyi.workstation.flow.TapePane;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCombination;

/**
 * The keys of the order flow, for the panels last used.
 *
 * @param charts the chart that a key is about
 * @param heatmaps the depth over time that a key is about
 * @param tapes the trades that a key is about
 */
record FlowKeys(
        Supplier<Optional<ChartPane>> charts,
        Supplier<Optional<HeatmapPane>> heatmaps,
        Supplier<Optional<TapePane>> tapes) {

    void contribute(Actions actions) {
        chart(actions, "footprint", "Footprint or candles", "Shift+F", ChartPane::toggleFootprint);
        chart(
                actions,
                "delta",
                "Cumulative volume delta: on or off",
                "Shift+D",
                ChartPane::toggleDelta);
        chart(actions, "profile", "Volume profile: next kind", "Shift+V", ChartPane::nextProfile);
        chart(
                actions,
                "line",
                "Own lines on the chart: take the next",
                "N",
                ChartPane::holdNextLine);
        chart(
                actions,
                "orders",
                "Orders on the chart: place here…",
                "O",
                pane -> pane.priceMenu().show());
        chart(actions, "bands", "VWAP bands: on or off", "Shift+B", ChartPane::toggleBands);
        chart(
                actions,
                "large",
                "Large trades marked: on or off",
                "Shift+L",
                ChartPane::toggleLarge);
        chart(actions, "heatmap", "Depth over time or chart", "H", ChartPane::toggleHeatmap);
        add(
                actions,
                Group.CHART,
                "heatmap.darker",
                "Depth over time: black point up",
                "Shift+H",
                () -> heatmaps.get().ifPresent(h -> h.darken(1)));
        add(
                actions,
                Group.CHART,
                "heatmap.brighter",
                "Depth over time: black point down",
                "Shift+G",
                () -> heatmaps.get().ifPresent(h -> h.darken(-1)));
        tape(actions, "sounds", "Hear trades: on or off", "Shift+S", TapePane::toggleSounds);
        tape(
                actions,
                "together",
                "Trades: one row for what one order did, or each print",
                "Shift+P",
                TapePane::toggleTogether);
        tape(actions, "least", "Trades: smallest size shown", "Shift+T", TapePane::chooseLeast);
    }

    private void chart(
            Actions actions, String id, String name, String key, Consumer<ChartPane> deed) {
        add(actions, Group.CHART, "chart." + id, name, key, () -> charts.get().ifPresent(deed));
    }

    private void tape(
            Actions actions, String id, String name, String key, Consumer<TapePane> deed) {
        add(actions, Group.MARKET, "tape." + id, name, key, () -> tapes.get().ifPresent(deed));
    }

    private static void add(
            Actions actions, Group group, String id, String name, String key, Runnable deed) {
        actions.add(new Action(id, group, name, KeyCombination.valueOf(key), deed));
    }
}
