package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.GroupRole;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Orders of one command: what happens to the others when one of them ends or fires.
 *
 * <ul>
 *   <li>An entry that ends with a fill arms both exits with what was filled: the target goes to the
 *       venue and holds what both would sell, the stop is watched here. Without a fill they end.
 *   <li>A target that is filled ends the stop. A stop that fires asks the venue to cancel the
 *       target, and is sent with what is left of it once that is done: never do both stand at the
 *       venue, so never is more sold than there is.
 *   <li>Whichever exit ends otherwise ends the other.
 * </ul>
 *
 * All methods run in the transaction that caused them, under the account's lock.
 */
@Component
final class Groups {

    private final Orders orders;
    private final OrderEntry entry;
    private final TriggerPrices triggers;
    private final Ledger ledger;
    private final MarketData markets;
    private final OrderNews news;
    private final Dispatch dispatch;
    private final Clock clock;

    Groups(
            Orders orders,
            OrderEntry entry,
            TriggerPrices triggers,
            Ledger ledger,
            MarketData markets,
            OrderNews news,
            Dispatch dispatch,
            Clock clock) {
        this.orders = orders;
        this.entry = entry;
        this.triggers = triggers;
        this.ledger = ledger;
        this.markets = markets;
        this.news = news;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** An order ended; it is stored and its hold is free. */
    void ended(Order order) {
        UUID group = order.terms().group();
        GroupRole role = order.terms().role();
        if (group == null || role == null) {
            return;
        }
        List<Order> all = orders.group(group);
        switch (role) {
            case ENTRY -> entryEnded(order, all);
            case TARGET -> working(all, GroupRole.STOP).ifPresent(s -> targetEnded(order, s));
            case STOP ->
                    working(all, GroupRole.TARGET)
                            .ifPresent(t -> cancel(t, "The stop beside it ended"));
        }
    }

    /** The stop's trigger was reached and that is stored: the target makes way. */
    void stopFired(Order stop) {
        UUID group = Objects.requireNonNull(stop.terms().group(), "a stop of a group");
        Optional<Order> target = working(orders.group(group), GroupRole.TARGET);
        if (target.isPresent()) {
            cancel(target.get(), "The stop beside it fired");
        } else {
            send(stop, stop.quantity());
        }
    }

    private static Optional<Order> working(List<Order> all, GroupRole role) {
        return all.stream()
                .filter(o -> o.terms().role() == role && o.status().isWorking())
                .findFirst();
    }

    private void entryEnded(Order ended, List<Order> all) {
        for (GroupRole role : List.of(GroupRole.TARGET, GroupRole.STOP)) {
            Optional<Order> exit = working(all, role);
            if (exit.isEmpty()) {
                continue;
            }
            if (ended.filled().signum() == 0) {
                end(exit.get(), OrderStatus.CANCELLED, "The entry ended without a fill");
            } else if (role == GroupRole.TARGET) {
                send(exit.get(), ended.filled());
            } else if (orders.find(exit.get().id()).orElseThrow().status().isWorking()) {
                watch(exit.get(), ended.filled());
            }
        }
    }

    private void targetEnded(Order target, Order stop) {
        if (target.status() == OrderStatus.FILLED) {
            end(stop, OrderStatus.CANCELLED, "The target beside it was filled");
        } else if (stop.terms().triggered()) {
            BigDecimal rest = stop.quantity().subtract(target.filled());
            send(stop, rest);
        } else {
            end(stop, OrderStatus.CANCELLED, "The target beside it ended: " + target.reason());
        }
    }

    /** Gives an exit that waited its hold and has it offered to the venue. */
    private void send(Order exit, BigDecimal wanted) {
        Instant now = clock.instant();
        Instrument listed = listed(exit);
        // an exchange's fee may have been taken from what was bought
        BigDecimal quantity = exit.live() ? entry.sellable(exit.account(), listed, wanted) : wanted;
        Order next = exit.withQuantity(quantity, now).with(OrderStatus.PENDING, exit.reason(), now);
        try {
            entry.requireOwned(exit.account(), listed, quantity);
            entry.requireFree(next, listed);
        } catch (ProblemException e) {
            end(exit, OrderStatus.REJECTED, "Not sent: " + e.problem().detail());
            partner(exit).ifPresent(p -> cancel(p, "The order beside it was rejected"));
            return;
        }
        entry.hold(next, listed);
        orders.store(next);
        news.moved(next);
        dispatch.afterCommit(new Dispatch.Errand.Submit(exit.id()));
    }

    private Optional<Order> partner(Order exit) {
        GroupRole other =
                exit.terms().role() == GroupRole.TARGET ? GroupRole.STOP : GroupRole.TARGET;
        return working(orders.group(Objects.requireNonNull(exit.terms().group())), other);
    }

    private void watch(Order stop, BigDecimal quantity) {
        Instant now = clock.instant();
        Terms terms = stop.terms().watchedHere();
        if (stop.type() == OrderType.TRAILING_STOP) {
            terms = terms.at(triggers.trailed(stop, listed(stop)));
        }
        Order next = stop.withQuantity(quantity, now).with(terms, now);
        orders.store(next);
        news.changed(next);
        dispatch.afterCommit(new Dispatch.Errand.Watch(stop.id()));
    }

    private void cancel(Order order, String reason) {
        if (order.isHere()) {
            end(order, OrderStatus.CANCELLED, reason);
        } else if (!order.cancelRequested()) {
            Order asked = order.withCancelRequested(clock.instant());
            orders.store(asked);
            news.changed(asked);
            dispatch.afterCommit(new Dispatch.Errand.Cancel(order.id()));
        }
    }

    private void end(Order order, OrderStatus status, String reason) {
        Order next = order.with(status, OrderBooking.shortened(reason), clock.instant());
        orders.store(next);
        ledger.release(next.hold());
        news.moved(next);
    }

    private Instrument listed(Order order) {
        return markets.instrument(order.instrument())
                .orElseThrow(
                        () -> new IllegalStateException("No instrument " + order.instrument()));
    }
}
