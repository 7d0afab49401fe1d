package io.aibotiyi.indicators.catalogue;

import io.aibotiyi.indicators.Bar;
import io.aibotiyi.indicators.Calculation;
import io.aibotiyi.indicators.StateTransfer;
import io.aibotiyi.indicators.blocks.RollingSum;

/** Mean close weighted by volume. */
final class VolumeWeighted extends Calculation {

    private final RollingSum weighted;
    private final RollingSum volume;

    VolumeWeighted(int length) {
        super(1);
        weighted = new RollingSum(length);
        volume = new RollingSum(length);
    }

    @Override
    public void next(Bar b) {
        double sum = weighted.next(b.close * b.volume);
        double total = volume.next(b.volume);
        out[0] = total == 0 ? Double.NaN : sum / total;
    }

    @Override
    public void transfer(StateTransfer transfer) {
        weighted.transfer(transfer);
        volume.transfer(transfer);
    }
}
