package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.Timeframe;
import java.util.List;

/**
 * The past of a simulated market, without limit: candles made from the same latent path that the
 * live agents trade around, not from trades of agents. Candles of a coarser timeframe are exactly
 * the aggregation of the finer ones; every second has trades.
 *
 * <p>Safe from any thread; equal arguments give equal candles.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SyntheticHistory {

    public SyntheticHistory(SimulatedInstrument simulated, long seed) {
        throw new UnsupportedOperationException(simulated + " " + seed);
    }

    /**
     * Every candle that opens in {@code [from, to)}, oldest first, each whole even if it ends after
     * {@code to}.
     *
     * @param from nanoseconds since the epoch, as {@code to}
     * @throws IllegalArgumentException if more than {@code 200_000} candles were asked for
     */
    public List<Candle> candles(Timeframe timeframe, long from, long to) {
        throw new UnsupportedOperationException(timeframe + " " + from + " " + to);
    }
}
