package io.aibotiyi.charts.drawing;

/** What can be drawn, with the number of points that make it. */
public enum Tool {
    TREND_LINE("Trend line", 2),
    /** From the first point through the second and on. */
    RAY("Ray", 2),
    /** Through both points to both sides. */
    EXTENDED_LINE("Extended line", 2),
    HORIZONTAL("Horizontal line", 1),
    VERTICAL("Vertical line", 1),
    /** A line and its parallel through the third point. */
    CHANNEL("Parallel channel", 3),
    RECTANGLE("Rectangle", 2),
    FIB_RETRACEMENT("Fibonacci retracement", 2),
    /** The move from the first to the second point, projected from the third. */
    FIB_EXTENSION("Fibonacci extension", 3),
    FIB_FAN("Fibonacci fan", 2),
    /** Change in price, percent, bars and time between two points. */
    MEASURE("Measure", 2),
    TEXT("Text", 1),
    /** A text with a line to the point that it speaks of. */
    CALLOUT("Callout", 2),
    /** Andrews: the median through the middle of the second and third point, and its parallels. */
    PITCHFORK("Andrews pitchfork", 3),
    /** Least squares through the closes between two times, with two deviations to each side. */
    REGRESSION("Regression channel", 2),
    /** Volume-weighted average of the typical price from a moment on. */
    ANCHORED_VWAP("Anchored VWAP", 1),
    /** Volume by price between two times. */
    VOLUME_PROFILE("Fixed-range volume profile", 2);

    private final String title;
    private final int points;

    Tool(String title, int points) {
        this.title = title;
        this.points = points;
    }

    /** As menus name it. */
    public String title() {
        return title;
    }

    /** How many anchors a drawing of this tool has. */
    public int points() {
        return points;
    }

    /** Whether it carries a text. */
    public boolean isText() {
        return this == TEXT || this == CALLOUT;
    }
}
