package io.aibotiyi.charts;

/** What happens to a {@link PriceLine} with a key that a person takes hold of. FX thread. */
public interface LineHand {

    /**
     * The price that a line would go to, on a step that makes sense.
     *
     * @param price where it is held, price units
     */
    long snapped(PriceLine line, long price);

    /** What the tag says while the line is held at a price; nothing is asked for yet. */
    String preview(PriceLine line, long price);

    /** The line was let go at another price than its own. */
    void moved(PriceLine line, long price);

    /** Its cross was clicked, or Delete pressed while it was held. */
    void cancelled(PriceLine line);
}
