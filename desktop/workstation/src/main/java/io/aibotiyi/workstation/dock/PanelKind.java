package io.aibotiyi.workstation.dock;

import java.util.Locale;

/** What a panel can be. */
public enum PanelKind {
    WATCHLIST("Watchlist", 0, true),
    CHART("Chart", 3, true),
    HEATMAP("Depth over time", 3, true),
    LADDER("Depth ladder", 1, true),
    TAPE("Trades", 1, true),
    BLOTTER("Orders and positions", 2, true),
    EQUITY("Equity", 0, false),
    TICKET("Order ticket", 0, true),
    SCREENER("Market screener", 2, true);

    private final String title;
    private final int stretch;
    private final boolean linkable;

    PanelKind(String title, int stretch, boolean linkable) {
        this.title = title;
        this.stretch = stretch;
        this.linkable = linkable;
    }

    /** As menus and tabs name it. */
    public String title() {
        return title;
    }

    /**
     * How eagerly it takes space that a window gains: of the parts of a split those with the
     * highest stretch share it, the others keep their size.
     */
    public int stretch() {
        return stretch;
    }

    /** Whether it looks at one market, and so can be linked with others. */
    public boolean isLinkable() {
        return linkable;
    }

    /** Whether it shows that market only, and so is called after it. */
    public boolean isOfOneMarket() {
        return linkable && this != WATCHLIST && this != BLOTTER && this != SCREENER;
    }

    /** As files name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException for a name that no kind has
     */
    public static PanelKind parse(String id) {
        for (PanelKind kind : values()) {
            if (kind.id().equals(id)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no kind of panel named " + id);
    }
}
