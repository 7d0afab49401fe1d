package io.aibotiyi.venues;

import io.aibotiyi.domain.FeedState;
import java.util.List;

/**
 * Hears what happens to an account's orders. Calls come one at a time, in order; a listener returns
 * soon and does not call back into the session that calls it.
 */
public interface TradingListener {

    /** One of our orders changed. The same state is never told twice in a row. */
    void order(OrderState state);

    /** One of our orders traded. Each fill is told once, before the state that counts it. */
    void fill(Fill fill);

    /** Balances that changed, as the venue told; not all of them. */
    void balances(List<Balance> changed);

    /**
     * Whether the private stream can be relied on. Between DISCONNECTED and LIVE nothing is lost:
     * LIVE is told after everything that happened meanwhile.
     */
    void state(FeedState state, String reason);
}
