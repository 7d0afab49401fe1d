package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.Instrument;

/**
 * A market to simulate.
 *
 * @param instrument what trades, with its tick and lot
 * @param referencePrice the price around which the latent value moves for ever, in price units
 * @param volatility standard deviation of a year's log return, for example 0.45
 * @param activity pace of the agents: 1 is about four trades a second
 * @param tradeQuantity mean quantity of a trade, in quantity units
 */
public record SimulatedInstrument(
        Instrument instrument,
        long referencePrice,
        double volatility,
        double activity,
        long tradeQuantity) {

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
}
