package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.margin.MarginHolds;
import io.aibotiyi.backend.trading.portfolio.Positions;
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
 *   <li>In a perpetual exits are reduce-only, of no more than the position when they are sent, and
 *       end with it.
 * </ul>
 *
 * All methods run in the transaction that caused them, under the account's lock.
 */
@Component
final class Groups {

    private final Orders orders;
    private final Positions positions;
    private final OrderEntry entry;
    private final TriggerPrices triggers;
    private final Ledger ledger;
    private final MarginHolds margin;
    private final MarketData markets;
    private final OrderNews news;
    private final Dispatch dispatch;
    private final Clock clock;

    Groups(
            Orders orders,
            Positions positions,
            OrderEntry entry,
            TriggerPrices triggers,
            Ledger ledger,
            MarginHolds margin,
            MarketData markets,
            OrderNews news,
            Dispatch dispatch,
            Clock clock) {
        this.orders = orders;
        this.positions = positions;
        this.entry = entry;
        this.triggers = triggers;
        this.ledger = ledger;
        this.margin = margin;
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

    /**
     * A fill closed part of a perpetual's position. Without a position of their side exits end:
     * left standing they would cut into the next one.
     */
    void positionReduced(Order by) {
        int held = positions.of(by.account(), by.instrument()).quantity().signum();
        if (held * by.side().sign() < 0) {
            return;
        }
        for (Order exit : orders.exits(by.account(), by.instrument())) {
            boolean closes = held * exit.side().sign() < 0;
            if (!closes && isArmed(exit) && !exit.id().equals(by.id())) {
                cancel(exit, "The position that it would have closed is gone");
            }
        }
    }

    /** Its entry is done; until then it waits for what that fills. */
    private static boolean isArmed(Order exit) {
        return exit.terms().role() == GroupRole.TARGET
                ? exit.status() != OrderStatus.WAITING
                : exit.terms().watched();
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
    private void send(Order exit, BigDecimal most) {
        Instant now = clock.instant();
        Instrument listed = listed(exit);
        // an exchange's fee may have been taken from what was bought
        BigDecimal quantity =
                exit.live() ? entry.sellable(exit.account(), listed, most) : sized(exit, most);
        Order next = exit.withQuantity(quantity, now).with(OrderStatus.PENDING, exit.reason(), now);
        try {
            requireClosable(next, listed);
        } catch (ProblemException e) {
            end(exit, OrderStatus.REJECTED, "Not sent: " + e.problem().detail());
            partner(exit).ifPresent(p -> cancel(p, "The order beside it was rejected"));
            return;
        }
        if (next.isMargin()) {
            store(next);
        } else {
            entry.hold(next, listed);
            orders.store(next);
        }
        news.moved(next);
        dispatch.afterCommit(new Dispatch.Errand.Submit(exit.id()));
    }

    private void requireClosable(Order exit, Instrument listed) {
        if (exit.isMargin()) {
            entry.requireReducible(exit);
        } else {
            entry.requireOwned(exit.account(), listed, exit.quantity());
            entry.requireFree(exit, listed);
        }
    }

    /** In a perpetual no more than the position, where there is one of its side. */
    private BigDecimal sized(Order exit, BigDecimal most) {
        if (!exit.isMargin()) {
            return most;
        }
        BigDecimal held = positions.of(exit.account(), exit.instrument()).quantity();
        return held.signum() * exit.side().sign() < 0 ? most.min(held.abs()) : most;
    }

    /** With what of margin position and orders need then. */
    private void store(Order order) {
        orders.store(order);
        if (order.isMargin()) {
            margin.refresh(order.account(), order.instrument());
        }
    }

    private Optional<Order> partner(Order exit) {
        GroupRole other =
                exit.terms().role() == GroupRole.TARGET ? GroupRole.STOP : GroupRole.TARGET;
        return working(orders.group(Objects.requireNonNull(exit.terms().group())), other);
    }

    private void watch(Order stop, BigDecimal quantity) {
        Instant now = clock.instant();
        Order next =
                stop.withQuantity(sized(stop, quantity), now).with(stop.terms().watchedHere(), now);
        if (stop.type() == OrderType.TRAILING_STOP) {
            Instrument listed = listed(stop);
            BigDecimal trigger = triggers.trailed(stop, listed);
            next =
                    next.trailed(
                            trigger,
                            triggers.worst(stop.type(), stop.side(), null, trigger, listed),
                            now);
        }
        store(next);
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
        store(next);
        ledger.release(next.hold());
        news.moved(next);
    }

    private Instrument listed(Order order) {
        return markets.instrument(order.instrument())
                .orElseThrow(
                        () -> new IllegalStateException("No instrument " + order.instrument()));
    }
}
