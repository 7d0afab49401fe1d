package io.aibotiyi.indicators;

/**
 * Volume-weighted average price since the last {@link #reset}: Σ typical·volume / Σ volume, with
 * the typical price {@code (high + low + close) / 3}. NaN while no volume has been seen.
 *
 * <p>{@link #next} takes a final candle, {@link #peek} one that may still change. One thread.
 */
public final class Vwap implements Stateful {

    private double weighted;
    private double volume;

    /** Starts a new session. */
    public void reset() {
        weighted = 0;
        volume = 0;
    }

    /** Takes a final candle and returns the average with it. */
    public double next(double high, double low, double close, double candleVolume) {
        double result = peek(high, low, close, candleVolume);
        weighted += (high + low + close) / 3 * candleVolume;
        volume += candleVolume;
        return result;
    }

    /** The average as it would be with this candle next; changes nothing. */
    public double peek(double high, double low, double close, double candleVolume) {
        double total = volume + candleVolume;
        return total > 0
                ? (weighted + (high + low + close) / 3 * candleVolume) / total
                : Double.NaN;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        weighted = transfer.exchange(weighted);
        volume = transfer.exchange(volume);
    }
}
