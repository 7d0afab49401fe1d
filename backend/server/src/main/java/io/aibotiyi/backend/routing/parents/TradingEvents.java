package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.trading.AccountHalted;
import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.domain.ParentOrderId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What trading tells that concerns parent orders. What is missed here is seen when they are due.
 */
@Component
final class TradingEvents {

    private final ParentRounds rounds;
    private final Stopping stopping;

    TradingEvents(ParentRounds rounds, Stopping stopping) {
        this.rounds = rounds;
        this.stopping = stopping;
    }

    @EventListener
    void on(OrderChanged event) {
        ParentOrderId parent = Child.parentOf(event.order().clientOrderId());
        if (parent != null) {
            rounds.wake(parent);
        }
    }

    @EventListener
    void on(AccountHalted event) {
        stopping.halted(event.account(), event.since(), "Trading was halted: " + event.reason());
    }
}
