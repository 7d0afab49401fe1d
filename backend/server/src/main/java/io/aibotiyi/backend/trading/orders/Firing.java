package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.GroupRole;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What happens to orders that wait here: they fire, their trigger moves, their time is over. Each
 * is one transaction under the account's lock and does nothing if another was faster.
 */
@Component
final class Firing {

    /** How long a venue that ends orders by itself is left to do so. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final OrderBooking booking;
    private final Orders orders;
    private final OrderCancellation cancellation;
    private final Groups groups;
    private final RiskChecks checks;
    private final TriggerPrices triggers;
    private final Dispatch dispatch;
    private final MarketData markets;
    private final Clock clock;

    Firing(
            OrderBooking booking,
            Orders orders,
            OrderCancellation cancellation,
            Groups groups,
            RiskChecks checks,
            TriggerPrices triggers,
            Dispatch dispatch,
            MarketData markets,
            Clock clock) {
        this.booking = booking;
        this.orders = orders;
        this.cancellation = cancellation;
        this.groups = groups;
        this.checks = checks;
        this.triggers = triggers;
        this.dispatch = dispatch;
        this.markets = markets;
        this.clock = clock;
    }

    /**
     * The trigger was reached.
     *
     * @param trigger where it stood; of a trailing stop perhaps further than stored
     */
    void fire(OrderId id, BigDecimal trigger) {
        booking.changeWorking(id, order -> isWatched(order) ? fired(order, trigger) : order);
    }

    private Order fired(Order order, BigDecimal trigger) {
        Instant now = clock.instant();
        Instant expiry = order.terms().expiresAt();
        if (expiry != null && !expiry.isAfter(now)) {
            return order.with(OrderStatus.CANCELLED, "Its time was over", now);
        }
        Instrument listed =
                markets.instrument(order.instrument())
                        .orElseThrow(() ->
                                new IllegalStateException("No instrument " + order.instrument()));
        BigDecimal worst =
                triggers.worst(order.type(), order.side(), order.price(), trigger, listed);
        boolean paired = order.terms().role() == GroupRole.STOP;
        Order next =
                order.trailed(trigger, worst, now)
                        .fired(worst, paired ? OrderStatus.WAITING : OrderStatus.PENDING, now);
        try {
            checks.checkAgain(
                    order, next, listed, Objects.requireNonNullElse(worst, trigger), true);
        } catch (ProblemException e) {
            return order.with(
                    OrderStatus.REJECTED,
                    OrderBooking.shortened("At its trigger: " + e.problem().detail()),
                    now);
        }
        if (paired) {
            orders.store(next);
            groups.stopFired(next);
            return orders.find(order.id()).orElseThrow();
        }
        dispatch.afterCommit(new Dispatch.Errand.Submit(order.id()));
        return next;
    }

    /** A trailing stop's trigger moved. */
    void trail(OrderId id, BigDecimal trigger) {
        booking.changeWorking(
                id,
                order -> {
                    if (!isWatched(order)) {
                        return order;
                    }
                    Instrument listed = markets.instrument(order.instrument()).orElseThrow();
                    return order.trailed(
                            trigger,
                            triggers.worst(
                                    order.type(), order.side(), order.price(), trigger, listed),
                            clock.instant());
                });
    }

    /** Ends what should have ended by now. */
    void expire() {
        Instant now = clock.instant();
        for (Order order : orders.expired(now)) {
            Instant expiry = Objects.requireNonNull(order.terms().expiresAt());
            boolean venueEndsIt = !order.isHere() && !order.terms().emulated();
            if (!venueEndsIt || expiry.plus(GRACE).isBefore(now)) {
                cancellation.expire(order);
            }
        }
    }

    private static boolean isWatched(Order order) {
        return order.waits() && order.terms().watched();
    }
}
