package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;

/** Counts trades and hears nothing else. */
class QuietListener implements EngineListener {

    long trades;

    @Override
    public void accepted(
            long sequence, long orderId, long owner, Side side, long price, long quantity) {}

    @Override
    public void rejected(long sequence, long orderId, long owner, RejectReason reason) {}

    @Override
    public void traded(
            long sequence,
            long makerId,
            long makerOwner,
            long makerRemaining,
            long takerId,
            long takerOwner,
            long takerRemaining,
            Side takerSide,
            long price,
            long quantity) {
        trades++;
    }

    @Override
    public void levelChanged(long sequence, Side side, long price, long quantity) {}

    @Override
    public void cancelled(
            long sequence, long orderId, long owner, long quantity, CancelReason reason) {}

    @Override
    public void cancelRejected(long sequence, long orderId, long owner, RejectReason reason) {}
}
