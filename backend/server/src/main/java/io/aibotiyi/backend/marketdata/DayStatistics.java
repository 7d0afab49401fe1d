package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.InstrumentId;

/**
 * The last 24 hours of an instrument, in its units.
 *
 * @param open the price 24 hours ago, or the first known since
 */
public record DayStatistics(
        InstrumentId instrument, long open, long high, long low, long last, long volume) {}
