package io.aibotiyi.strategies.execution;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeInForce;
import java.util.Set;

/**
 * What a venue does by itself. Whoever sends it anything else gets a rejection.
 *
 * @param amend {@link ExecutionVenue#amend} works
 * @param present its time is the present; false where it plays back the past, so that a time given
 *     by people means nothing to it
 * @param reduceOnly it knows accounts' positions and holds reduce-only orders to them
 */
public record VenueCapabilities(
        Set<OrderType> types,
        Set<TimeInForce> timesInForce,
        boolean postOnly,
        boolean iceberg,
        boolean amend,
        boolean present,
        boolean reduceOnly) {

    /** Limit and market orders, nothing else. */
    public static final VenueCapabilities PLAIN =
            new VenueCapabilities(
                    Set.of(OrderType.LIMIT, OrderType.MARKET),
                    Set.of(TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK),
                    false,
                    false,
                    false,
                    true);

    /** Of a venue that knows no positions. */
    public VenueCapabilities(
            Set<OrderType> types,
            Set<TimeInForce> timesInForce,
            boolean postOnly,
            boolean iceberg,
            boolean amend,
            boolean present) {
        this(types, timesInForce, postOnly, iceberg, amend, present, false);
    }

    public VenueCapabilities {
        types = Set.copyOf(types);
        timesInForce = Set.copyOf(timesInForce);
    }

    /** The same where the past is played back. */
    public VenueCapabilities ofThePast() {
        return new VenueCapabilities(
                types, timesInForce, postOnly, iceberg, amend, false, reduceOnly);
    }
}
