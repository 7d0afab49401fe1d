package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import org.jspecify.annotations.Nullable;

/**
 * A market to simulate.
 *
 * @param instrument what trades, with its tick and lot
 * @param referencePrice the price around which the latent value moves for ever, in price units
 * @param volatility standard deviation of a year's log return, for example 0.45
 * @param activity pace of the agents: 1 is about four trades a second
 * @param tradeQuantity mean quantity of a trade, in quantity units
 * @param perpetual margin terms of a perpetual; null for a spot market
 */
public record SimulatedInstrument(
        Instrument instrument,
        long referencePrice,
        double volatility,
        double activity,
        long tradeQuantity,
        @Nullable PerpetualTerms perpetual) {

    /** A spot market. */
    public SimulatedInstrument(
            Instrument instrument,
            long referencePrice,
            double volatility,
            double activity,
            long tradeQuantity) {
        this(instrument, referencePrice, volatility, activity, tradeQuantity, null);
    }

    public SimulatedInstrument {
        if (referencePrice < 100 * instrument.tickSize()) {
            throw new IllegalArgumentException(
                    "referencePrice must be at least 100 ticks of "
                            + instrument.tickSize()
                            + ", was "
                            + referencePrice);
        }
        if (!(volatility > 0 && volatility <= 3)) {
            throw new IllegalArgumentException(
                    "volatility must be in (0, 3] per year, was " + volatility);
        }
        if (!(activity > 0 && activity <= 20)) {
            throw new IllegalArgumentException("activity must be in (0, 20], was " + activity);
        }
        if (tradeQuantity < 10 * instrument.lotSize()) {
            throw new IllegalArgumentException(
                    "tradeQuantity must be at least 10 lots of "
                            + instrument.lotSize()
                            + ", was "
                            + tradeQuantity);
        }
    }

    /**
     * Whose random numbers its latent value takes: a perpetual's are those of the market it
     * follows, so that the two move together.
     */
    InstrumentId path() {
        return perpetual == null ? instrument.id() : perpetual.index();
    }
}
