package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.trading.BookedFills.BookedFill;
import java.math.BigDecimal;

/**
 * What of a fill belongs to a round trip.
 *
 * @param quantity what the position changed by, positive
 * @param fee the leg's part, in the fee's asset
 * @param unpriced the fee is in an asset that nothing here could price
 */
record Leg(
        RoundTrip trip,
        BookedFill booked,
        boolean opening,
        BigDecimal quantity,
        BigDecimal fee,
        boolean unpriced) {}
