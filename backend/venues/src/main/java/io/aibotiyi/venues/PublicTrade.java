package io.aibotiyi.venues;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;

/**
 * A trade between others, in the instrument's units.
 *
 * @param id the venue's, ascending per instrument
 * @param aggressor side of the order that took
 * @param time at the exchange, nanoseconds since the epoch
 */
public record PublicTrade(
        InstrumentId instrument, long id, long price, long quantity, Side aggressor, long time) {}
