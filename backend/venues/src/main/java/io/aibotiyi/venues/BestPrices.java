package io.aibotiyi.venues;

import io.aibotiyi.domain.InstrumentId;

/**
 * Best bid and ask in the instrument's units.
 *
 * @param sequence the book's update id that they belong to, 0 if the venue does not number them
 * @param time at the exchange, nanoseconds since the epoch, 0 if the venue sends none
 */
public record BestPrices(
        InstrumentId instrument,
        long sequence,
        long bid,
        long bidQuantity,
        long ask,
        long askQuantity,
        long time) {}
