package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.engine.EventSink;
import io.aibotiyi.engine.Events;
import io.aibotiyi.engine.RejectReason;
import io.aibotiyi.strategies.execution.ExecutionReport;

/** Turns the engine's events into the market's: time, trade ids, reports on external orders. */
final class EngineEvents implements EventSink {

    private static final String REDUCED = "it is reduce-only and nothing is left to reduce";

    private final ExternalOrders external;
    private final InstrumentId instrument;
    private final String executionPrefix;
    private final SimulatedMarket.Listener listener;
    private boolean heard;
    private long time;
    private long tradeId;

    /** The engine's id of the order that is being amended, 0 while none is. */
    private long amending;

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

    /** From here on a refusal of this order is one of its amendment; 0 ends that. */
    void amending(long engineId) {
        amending = engineId;
    }

    @Override
    public void events(Events events) {
        for (int i = 0; i < events.count(); i++) {
            event(events, i);
        }
    }

    private void event(Events e, int i) {
        boolean external = e.account(i) >= Population.EXTERNAL && e.order(i) != 0;
        switch (e.kind(i)) {
            case TRADE -> traded(e, i);
            case LEVEL -> levelChanged(e, i);
            case ACCEPTED -> {
                if (external) {
                    listener.executed(
                            new ExecutionReport.Accepted(order(e.order(i)), instrument, time));
                }
            }
            case REJECTED -> {
                if (external) {
                    rejected(e, i);
                }
            }
            case CANCELLED -> {
                if (external) {
                    cancelled(e, i);
                }
            }
            case TRIGGERED -> {
                if (external) {
                    listener.executed(
                            new ExecutionReport.Triggered(order(e.order(i)), instrument, time));
                }
            }
            case AMENDED -> {
                if (external) {
                    this.external.total(e.order(i), e.quantity(i));
                    listener.executed(
                            new ExecutionReport.Amended(order(e.order(i)), instrument, time));
                }
            }
            case REDUCED -> {
                if (external) {
                    this.external.cut(e.order(i), e.quantity(i));
                }
            }
            default -> {}
        }
    }

    private void rejected(Events e, int i) {
        OrderId order = order(e.order(i));
        String words = "refused by the engine: " + e.rejectReason(i);
        if (e.order(i) == amending) {
            listener.executed(new ExecutionReport.AmendRejected(order, instrument, time, words));
        } else if (e.rejectReason(i) == RejectReason.UNKNOWN_ORDER) {
            listener.executed(new ExecutionReport.CancelRejected(order, instrument, time, words));
        } else {
            listener.executed(new ExecutionReport.Rejected(order, instrument, time, words));
            external.remove(e.order(i));
        }
    }

    private void traded(Events e, int i) {
        if (!heard) {
            return;
        }
        tradeId++;
        long price = e.price(i);
        long quantity = e.quantity(i);
        listener.traded(new Trade(tradeId, time, time, price, quantity, e.side(i)));
        if (e.counterAccount(i) >= Population.EXTERNAL) {
            filled(e.counter(i), price, quantity, e.counterRemaining(i), true);
        }
        if (e.account(i) >= Population.EXTERNAL) {
            filled(e.order(i), price, quantity, e.remaining(i), false);
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
            if (external.isCut(id)) {
                listener.executed(
                        new ExecutionReport.Cancelled(order(id), instrument, time, REDUCED));
            }
            external.remove(id);
        }
    }

    private void levelChanged(Events e, int i) {
        if (heard) {
            listener.levelChanged(e.sequence(i), time, e.side(i), e.price(i), e.quantity(i));
        }
    }

    private void cancelled(Events e, int i) {
        String words =
                switch (e.cancelReason(i)) {
                    case REQUESTED -> "cancelled on request";
                    case NO_LIQUIDITY -> "nothing left to trade with";
                    case NOT_FILLABLE -> "the book cannot fill it completely";
                    case EXPIRED -> "its time was over";
                    case REDUCE_ONLY -> REDUCED;
                    case POST_ONLY -> "it is post-only and would trade at once";
                    default -> "ended by the engine: " + e.cancelReason(i);
                };
        OrderId order = order(e.order(i));
        listener.executed(new ExecutionReport.Cancelled(order, instrument, time, words));
        external.remove(e.order(i));
    }

    private OrderId order(long engineId) {
        OrderId order = external.order(engineId);
        if (order == null) {
            throw new IllegalStateException("engine told of unknown external order " + engineId);
        }
        return order;
    }
}
