package io.aibotiyi.workstation.dock;

import io.aibotiyi.workstation.dock.DockNode.Axis;
import io.aibotiyi.workstation.dock.DockNode.Split;
import io.aibotiyi.workstation.dock.DockNode.Tabs;
import java.util.List;
import java.util.Map;

/** The workspace of a first start. */
public final class DefaultLayout {

    /** Its name. */
    public static final String NAME = "Trade";

    private static final double LEFT = 280;
    private static final double SIDE = 304;
    private static final double EQUITY = 272;
    private static final double BOTTOM = 338;
    private static final double LOWEST_THIRD = 1 / 3.0;
    private static final double WATCHLIST_SHARE = 0.52;

    private DefaultLayout() {}

    /**
     * Side panels by size, at most a third of the height to what lies below, the rest to the chart.
     * All panels are linked blue.
     *
     * @param width and height of the room for panels, in pixels
     */
    public static Arrangement of(double width, double height) {
        return of(width, height, Map.of());
    }

    /**
     * As {@link #of(double, double)}, with the dividers that an older version remembered.
     *
     * @param dividers by the names {@code trade}, {@code market} and {@code account}; others, and
     *     those that do not fit, are left alone
     */
    public static Arrangement of(double width, double height, Map<String, List<Double>> dividers) {
        double side = SIDE / width;
        double low = Math.min(BOTTOM / height, LOWEST_THIRD);
        Split watch =
                split(Axis.VERTICAL, List.of(WATCHLIST_SHARE), PanelKind.WATCHLIST, PanelKind.TAPE);
        Split market =
                new Split(
                                Axis.HORIZONTAL,
                                List.of(watch, tabs(PanelKind.CHART), tabs(PanelKind.LADDER)),
                                List.of(1.0, 1.0, 1.0))
                        .withDividers(List.of(LEFT / width, 1 - side));
        Split account =
                split(
                        Axis.HORIZONTAL,
                        List.of(1 - side - EQUITY / width, 1 - side),
                        PanelKind.BLOTTER,
                        PanelKind.EQUITY,
                        PanelKind.TICKET);
        Split trade =
                new Split(
                        Axis.VERTICAL,
                        List.of(
                                remembered(market, dividers.get("market")),
                                remembered(account, dividers.get("account"))),
                        List.of(1 - low, low));
        return Arrangement.of(remembered(trade, dividers.get("trade")));
    }

    private static Split split(Axis axis, List<Double> dividers, PanelKind... kinds) {
        List<DockNode> parts = java.util.Arrays.stream(kinds).map(DefaultLayout::tabs).toList();
        return new Split(axis, parts, parts.stream().map(_ -> 1.0).toList()).withDividers(dividers);
    }

    private static Split remembered(
            Split split, @org.jspecify.annotations.Nullable List<Double> dividers) {
        if (dividers == null || dividers.size() != split.parts().size() - 1) {
            return split;
        }
        try {
            return split.withDividers(dividers);
        } catch (IllegalArgumentException e) {
            return split;
        }
    }

    private static DockNode tabs(PanelKind kind) {
        return Tabs.of(new Panel(kind.id() + "-1", kind, LinkColour.BLUE, Sight.FIRST));
    }
}
