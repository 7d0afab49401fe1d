package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.engine.CancelReason;
import io.aibotiyi.engine.EngineListener;
import io.aibotiyi.engine.RejectReason;
import io.aibotiyi.strategies.execution.ExecutionReport;

/** Turns the engine's events into the market's: time, trade ids, reports on external orders. */
final class EngineEvents implements EngineListener {

    private final ExternalOrders external;
    private final InstrumentId instrument;
    private final String executionPrefix;
    private final SimulatedMarket.Listener listener;
    private boolean heard;
    private long time;
    private long tradeId;

    EngineEvents(
            ExternalOrders external,
            String runId,
            long startTime,
            SimulatedMarket.Listener listener) {
        this.external = external;
        this.listener = listener;
        instrument = external.instrument();
        executionPrefix = runId + "-" + instrument.symbol() + "-";
        // microseconds: more of them pass than trades happen, so a later start begins higher
        tradeId = startTime / 1_000;
    }

    /** From here on the listener is told. */
    void listen() {
        heard = true;
    }

    void time(long now) {
        time = now;
    }

    @Override
    public void accepted(
            long sequence, long orderId, long owner, Side side, long price, long quantity) {
        if (owner == Population.EXTERNAL) {
            listener.executed(new ExecutionReport.Accepted(order(orderId), instrument, time));
        }
    }

    @Override
    public void rejected(long sequence, long orderId, long owner, RejectReason reason) {
        if (owner == Population.EXTERNAL) {
            listener.executed(
                    new ExecutionReport.Rejected(
                            order(orderId), instrument, time, "refused by the engine: " + reason));
            external.remove(orderId);
        }
    }

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
        if (!heard) {
            return;
        }
        tradeId++;
        listener.traded(new Trade(tradeId, time, time, price, quantity, takerSide));
        if (makerOwner == Population.EXTERNAL) {
            filled(makerId, price, quantity, makerRemaining, true);
        }
        if (takerOwner == Population.EXTERNAL) {
            filled(takerId, price, quantity, takerRemaining, false);
        }
    }

    private void filled(long id, long price, long quantity, long remaining, boolean maker) {
        listener.executed(
                new ExecutionReport.Filled(
                        order(id),
                        instrument,
                        time,
                        executionPrefix + tradeId + (maker ? "m" : "t"),
                        price,
                        quantity,
                        remaining,
                        maker));
        if (remaining == 0) {
            external.remove(id);
        }
    }

    @Override
    public void levelChanged(long sequence, Side side, long price, long quantity) {
        if (heard) {
            listener.levelChanged(sequence, time, side, price, quantity);
        }
    }

    @Override
    public void cancelled(
            long sequence, long orderId, long owner, long quantity, CancelReason reason) {
        if (owner == Population.EXTERNAL) {
            String words =
                    switch (reason) {
                        case REQUESTED -> "cancelled on request";
                        case NO_LIQUIDITY -> "nothing left to trade with";
                        case NOT_FILLABLE -> "the book cannot fill it completely";
                    };
            listener.executed(
                    new ExecutionReport.Cancelled(order(orderId), instrument, time, words));
            external.remove(orderId);
        }
    }

    @Override
    public void cancelRejected(long sequence, long orderId, long owner, RejectReason reason) {
        if (owner == Population.EXTERNAL) {
            listener.executed(
                    new ExecutionReport.CancelRejected(
                            order(orderId), instrument, time, "refused by the engine: " + reason));
        }
    }

    private OrderId order(long engineId) {
        OrderId order = external.order(engineId);
        if (order == null) {
            throw new IllegalStateException("engine told of unknown external order " + engineId);
        }
        return order;
    }
}
