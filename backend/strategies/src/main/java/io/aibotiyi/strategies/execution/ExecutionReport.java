package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;

/** What a venue says of an order. Times are nanoseconds since the epoch at the venue. */
public sealed interface ExecutionReport {

    OrderId order();

    InstrumentId instrument();

    long time();

    /** The venue has it; fills may follow. */
    record Accepted(OrderId order, InstrumentId instrument, long time) implements ExecutionReport {}

    /** The venue refused it; final. */
    record Rejected(OrderId order, InstrumentId instrument, long time, String reason)
            implements ExecutionReport {}

    /**
     * Part or all of it traded.
     *
     * @param executionId unique at the venue for ever, also across restarts
     * @param remaining quantity still working after it
     */
    record Filled(
            OrderId order,
            InstrumentId instrument,
            long time,
            String executionId,
            long price,
            long quantity,
            long remaining,
            boolean maker)
            implements ExecutionReport {}

    /** No longer working, by request or because nothing was left to trade with; final. */
    record Cancelled(OrderId order, InstrumentId instrument, long time, String reason)
            implements ExecutionReport {}

    /** Its trigger was reached: from here on it is a market or limit order. */
    record Triggered(OrderId order, InstrumentId instrument, long time)
            implements ExecutionReport {}

    /** What was asked of it holds from here on; fills told before were of what it was. */
    record Amended(OrderId order, InstrumentId instrument, long time) implements ExecutionReport {}

    /** It goes on as it was, if it works at all. */
    record AmendRejected(OrderId order, InstrumentId instrument, long time, String reason)
            implements ExecutionReport {}

    /** A cancel came for an order that the venue does not have (any more). */
    record CancelRejected(OrderId order, InstrumentId instrument, long time, String reason)
            implements ExecutionReport {}
}
