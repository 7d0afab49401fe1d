package io.aibotiyi.protocol;

import io.aibotiyi.domain.FillId;
import org.jspecify.annotations.Nullable;

/**
 * A place in a channel that keeps a history (TRADES, ORDERS, FILLS, PARENT_ORDERS, NOTICES).
 *
 * @param epoch names one unbroken history; it changes when the backend has lost what came before
 * @param offset number of the last frame received in that epoch, counted from 1; 0 before any
 * @param fill for FILLS: the last one received. Where the history is lost, because the backend was
 *     started anew say, the fills since are read from its database instead; of those, the ones
 *     executed within the minute before may come twice, told by their ids
 */
public record StreamPosition(String epoch, long offset, @Nullable FillId fill) {

    /** Of a channel without fills. */
    public StreamPosition(String epoch, long offset) {
        this(epoch, offset, null);
    }
}
