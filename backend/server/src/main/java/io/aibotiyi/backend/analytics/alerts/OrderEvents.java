package io.aibotiyi.backend.analytics.alerts;

import io.aibotiyi.backend.trading.OrderChanged;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.MarketAlerts.OrderCondition;
import io.aibotiyi.protocol.MarketAlerts.OrderEvent;
import io.aibotiyi.protocol.Trading.OrderView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What trading tells. It comes through the outbox, at least once: an order's state that is told
 * again fires nothing again, and a firing that fails is told again.
 */
@Component
final class OrderEvents {

    /** An alert may be changed while it fires; then it is read anew. */
    private static final int TRIES = 5;

    private final OrderAccounts accounts;
    private final AlertStore alerts;
    private final Firings firings;
    private final AlertRounds rounds;

    OrderEvents(OrderAccounts accounts, AlertStore alerts, Firings firings, AlertRounds rounds) {
        this.accounts = accounts;
        this.alerts = alerts;
        this.firings = firings;
        this.rounds = rounds;
    }

    @EventListener
    void on(PortfolioChanged event) {
        rounds.portfolioChanged(event.account());
    }

    @EventListener
    void on(OrderChanged event) {
        OrderView order = event.order();
        OrderEvent happened = happened(order);
        if (happened != null && accounts.mayBeWatched(order.account())) {
            for (Alert alert : alerts.onOrders(order.account())) {
                tell(alert, order, happened);
            }
        }
    }

    private static @Nullable OrderEvent happened(OrderView order) {
        return switch (order.status()) {
            case FILLED -> OrderEvent.FILLED;
            case PARTIALLY_FILLED -> OrderEvent.PARTIALLY_FILLED;
            case CANCELLED -> OrderEvent.CANCELLED;
            case REJECTED -> OrderEvent.REJECTED;
            case PENDING, WAITING, OPEN -> null;
        };
    }

    private void tell(Alert first, OrderView order, OrderEvent happened) {
        Alert alert = first;
        for (int i = 0; i < TRIES; i++) {
            if (!concerns(alert, order, happened)) {
                return;
            }
            Event event =
                    new Event(
                            key(order, happened), null, Sentences.happened(order, happened), null);
            if (firings.fire(alert, List.of(event), null, 0).isPresent()) {
                return;
            }
            alert = alerts.find(alert.id()).filter(Alert::isActive).orElse(null);
            if (alert == null) {
                return;
            }
        }
        throw new IllegalStateException("Alert " + first.id() + " changes too often to be fired");
    }

    private static boolean concerns(Alert alert, OrderView order, OrderEvent happened) {
        if (!(alert.terms().condition() instanceof OrderCondition condition)) {
            return false;
        }
        InstrumentId instrument = condition.instrument();
        return condition.events().contains(happened)
                && (instrument == null || instrument.equals(order.instrument()))
                && !order.updatedAt().isBefore(alert.createdAt());
    }

    private static String key(OrderView order, OrderEvent happened) {
        return "order:"
                + order.id()
                + ":"
                + happened
                + (happened == OrderEvent.PARTIALLY_FILLED
                        ? ":" + order.filled().stripTrailingZeros().toPlainString()
                        : "");
    }
}
