package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.Line;
import io.aibotiyi.indicators.StateTransfer;

/**
 * Alan Hull's average: {@code WMA(2·WMA(x, n/2) − WMA(x, n), √n)}, halves and roots rounded down,
 * at least 1.
 */
public final class Hull implements Line {

    private final Wma half;
    private final Wma whole;
    private final Wma last;

    public Hull(int length) {
        half = new Wma(Math.max(1, length / 2));
        whole = new Wma(length);
        last = new Wma(root(length));
    }

    /** The length of the last average. */
    public static int root(int length) {
        return (int) Math.sqrt(length);
    }

    @Override
    public double next(double x) {
        double fast = half.next(x);
        return last.next(2 * fast - whole.next(x));
    }

    @Override
    public void transfer(StateTransfer transfer) {
        half.transfer(transfer);
        whole.transfer(transfer);
        last.transfer(transfer);
    }
}
