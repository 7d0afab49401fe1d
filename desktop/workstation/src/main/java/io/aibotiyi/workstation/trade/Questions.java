package io.aibotiyi.workstation.trade;

import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the workspace asks of the person before it acts. FX thread only. */
public interface Questions {

    /**
     * Asks about an order and runs the deed when the person agrees. Of real money it names venue,
     * account, side, size and what it is worth.
     *
     * @param price that it would be filled at, for its worth; null if that is not known
     * @param also what comes with it, exits say; empty for nothing
     */
    void order(PlaceOrder order, @Nullable BigDecimal price, String also, Runnable deed);

    /**
     * Asks about something that cannot be taken back.
     *
     * @param title the question
     * @param verb on the button
     */
    void act(String title, String text, String verb, Runnable deed);
}
