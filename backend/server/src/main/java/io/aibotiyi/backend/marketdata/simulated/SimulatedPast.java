package io.aibotiyi.backend.marketdata.simulated;

import io.aibotiyi.backend.marketdata.feed.PastCandles;
import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.strategies.simulation.SyntheticHistory;
import java.util.List;

/** Synthetic candles from {@link #BEGINNING} on. Any thread. */
final class SimulatedPast implements PastCandles {

    /** 2020-01-01: the synthetic past goes back no further, so a chart's scroll has an end. */
    static final long BEGINNING = 1_577_836_800_000_000_000L;

    private final SyntheticHistory history;

    SimulatedPast(SyntheticHistory history) {
        this.history = history;
    }

    @Override
    public List<Candle> candles(Timeframe timeframe, long from, long to, int limit) {
        int count = Math.min(limit, SyntheticHistory.MOST_CANDLES);
        long length = timeframe.nanos();
        long earliest = Math.max(from, BEGINNING);
        // every interval has a candle, so the newest ones are the last intervals
        if (to > earliest && (to - earliest) / length >= count) {
            long last = timeframe.floor(to - 1);
            earliest = Math.max(earliest, last - (count - 1) * length);
        }
        return to <= earliest ? List.of() : history.candles(timeframe, earliest, to);
    }
}
