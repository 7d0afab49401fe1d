package io.aibotiyi.indicators.blocks;

import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.Stateful;

/** Remembers one number: answers the one before and keeps the new one. NaN before the first. */
public final class Previous implements Stateful {

    private double value = Double.NaN;

    /** Keeps {@code x} and answers what was kept before. */
    public double swap(double x) {
        double before = value;
        value = x;
        return before;
    }

    public double value() {
        return value;
    }

    public void set(double x) {
        value = x;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        value = transfer.exchange(value);
    }
}
