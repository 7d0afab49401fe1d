package io.aibotiyi.backend.trading;

import io.aibotiyi.strategies.execution.ExecutionVenue;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.util.Optional;

/**
 * A live account's own door to its exchange. Orders that pass it are of real money. Its reports go
 * to {@link LiveAccounts}, not to a listener. Cancels are never refused: they are repeated until
 * the exchange has confirmed the order's end. Safe from any thread; nothing blocks.
 */
public interface LiveVenue extends ExecutionVenue {

    /** Why no new order is taken now, for people; empty if the connection is live. */
    Optional<String> unavailable();

    /** Why this order would not be sent or not be taken; empty if nothing is known against it. */
    Optional<String> refusal(VenueOrder order);

    /** Reports go to {@link LiveAccounts}. */
    @Override
    default void reportTo(ExecutionListener listener) {
        throw new UnsupportedOperationException("A live venue reports to its account");
    }
}
