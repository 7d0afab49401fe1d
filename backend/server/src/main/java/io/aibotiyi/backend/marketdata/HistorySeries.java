package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * One stored series.
 *
 * @param timeframe of candles; null for the other kinds
 * @param from time of the oldest row, nanoseconds since the epoch
 * @param to time of the newest row (a candle's open time)
 * @param rows stored
 * @param volumeUnit what volumes count; {@link VolumeUnit#BASE} for trades and books
 */
public record HistorySeries(
        Instrument instrument,
        HistoryKind kind,
        @Nullable Timeframe timeframe,
        long from,
        long to,
        long rows,
        DataOrigin origin,
        VolumeUnit volumeUnit) {}
