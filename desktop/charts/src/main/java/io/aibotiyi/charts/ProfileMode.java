package io.aibotiyi.charts;

/** Over what volume by price is summed. */
public enum ProfileMode {
    NONE("No profile"),
    /** Over the candles in view, at the price axis. */
    VISIBLE("Profile of the view"),
    /** Over each day of the axis' zone, from its first candle in view. */
    SESSION("Profile of each day");

    private final String title;

    ProfileMode(String title) {
        this.title = title;
    }

    /** As menus name it. */
    public String title() {
        return title;
    }
}
