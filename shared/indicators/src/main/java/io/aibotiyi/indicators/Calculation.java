package io.aibotiyi.indicators;

/**
 * The running computation of an indicator: one state, one value per output after each bar.
 * Subclasses compute {@link #next} from a bar whose needed columns are finite, and describe their
 * state in {@link #transfer}; batch, streaming, the live bar, snapshots and formulas all go through
 * these two. They allocate nothing per bar. One thread.
 */
public abstract class Calculation implements Stateful {

    /** The values after the last bar, in the order of the indicator's outputs; NaN for none. */
    protected final double[] out;

    protected Calculation(int outputs) {
        out = new double[outputs];
        clear();
    }

    /** Takes the next bar and sets every element of {@link #out}. */
    public abstract void next(Bar bar);

    /** The value of an output after the last bar; finite or NaN. */
    public final double value(int output) {
        double v = out[output];
        return Double.isFinite(v) ? v : Double.NaN;
    }

    /** Number of outputs. */
    public final int outputs() {
        return out.length;
    }

    /** Sets every output to NaN: what a bar that cannot be used answers. */
    public final void clear() {
        for (int i = 0; i < out.length; i++) {
            out[i] = Double.NaN;
        }
    }
}
