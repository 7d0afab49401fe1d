package io.aibotiyi.indicators;

/** The shelf of a picker that an indicator stands on. */
public enum Category {
    AVERAGE("Moving averages"),
    MOMENTUM("Momentum"),
    VOLATILITY("Volatility and bands"),
    TREND("Trend"),
    VOLUME("Volume"),
    PRICE("Price and levels"),
    STATISTICS("Statistics"),
    FORMULA("My formulas");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
