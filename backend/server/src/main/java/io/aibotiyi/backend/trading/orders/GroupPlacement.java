package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.backend.trading.orders.MarketQuotes.Quote;
import io.aibotiyi.backend.trading.orders.OrderEntry.Limits;
import io.aibotiyi.backend.trading.orders.OrderEntry.Part;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places orders that belong together in one transaction, under one key: all or none. In a perpetual
 * the exits are reduce-only.
 */
@Component
final class GroupPlacement {

    /** What a placement did: new orders, or the answer that its key got before. */
    private record Placed(GroupView answer, List<Order> orders) {}

    private final PaperAccounts accounts;
    private final Admission admission;
    private final OrderRules rules;
    private final MarketQuotes quotes;
    private final OrderEntry entry;
    private final IdempotencyKeys keys;
    private final OrderBooking booking;
    private final Dispatch dispatch;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    GroupPlacement(
            PaperAccounts accounts,
            Admission admission,
            OrderRules rules,
            MarketQuotes quotes,
            OrderEntry entry,
            IdempotencyKeys keys,
            OrderBooking booking,
            Dispatch dispatch,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.admission = admission;
        this.rules = rules;
        this.quotes = quotes;
        this.entry = entry;
        this.keys = keys;
        this.booking = booking;
        this.dispatch = dispatch;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    GroupView place(UserId user, PlaceGroup request, String idempotencyKey) {
        RequestKey key = RequestKey.of(idempotencyKey, request);
        Optional<GroupView> before = keys.answer(user, key, GroupView.class);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return placeNew(user, request, key);
        } catch (DuplicateKeyException e) {
            return keys.answer(user, key, GroupView.class).orElseThrow(() -> e);
        }
    }

    private GroupView placeNew(UserId user, PlaceGroup request, RequestKey key) {
        PlaceOrder first = request.target();
        Admission.Place place = admission.admit(user, first.account(), first.instrument());
        for (PlaceOrder order : ordersOf(request, place)) {
            rules.check(order, place.instrument(), place.perpetual());
            OrderSupports.require(order, place.venue().id(), place.venue().capabilities());
            if (place.perpetual()) {
                OrderSupports.requireOnMargin(
                        order, place.venue().id(), place.venue().capabilities());
            }
        }
        PlaceOrder before = request.entry();
        Quote quote =
                before != null && before.type() == OrderType.MARKET
                        ? quotes.of(before, place.instrument())
                        : null;
        GroupShape.require(request, quote, place.perpetual());
        Placed placed =
                Objects.requireNonNull(
                        transaction.execute(status -> store(user, request, key, place, quote)));
        for (Order order : placed.orders()) {
            send(order, place, placed.orders());
        }
        return placed.answer();
    }

    private void send(Order order, Admission.Place place, List<Order> all) {
        if (order.terms().watched()) {
            dispatch.add(new Dispatch.Errand.Watch(order.id()));
        } else if (!order.isHere()
                && !place.venue()
                        .submit(order.offer(place.instrument(), place.venue().capabilities()))) {
            withdraw(all, place);
        }
    }

    /** The venue took nothing: all are refused and the key is free again. */
    private void withdraw(List<Order> all, Admission.Place place) {
        String reason = place.venue().id() + " takes no more commands right now";
        transaction.executeWithoutResult(status -> {
            for (Order order : all) {
                booking.finish(order.id(), OrderStatus.REJECTED, reason);
            }
            keys.forget(all.getFirst().id());
        });
        throw new ProblemException(ErrorCode.VENUE_BUSY, reason + "; try again shortly");
    }

    private Placed store(
            UserId user,
            PlaceGroup request,
            RequestKey key,
            Admission.Place place,
            @Nullable Quote quote) {
        accounts.lock(request.target().account());
        Optional<GroupView> before = keys.answer(user, key, GroupView.class);
        if (before.isPresent()) {
            return new Placed(before.get(), List.of());
        }
        PlaceOrder first = request.entry();
        boolean bracket = first != null;
        entry.requireRoom(request.target().account(), bracket ? 3 : 2);
        UUID group = ids.next();
        Instant now = clock.instant();
        List<Order> orders = new ArrayList<>();
        if (first != null) {
            Part part = new Part(group, GroupRole.ENTRY, false);
            orders.add(enter(first, place, quote, Limits.ALL, part, now));
        }
        orders.add(
                enter(
                        exit(request.target(), place),
                        place,
                        null,
                        bracket ? Limits.UNCOUNTED : Limits.ALL,
                        new Part(group, GroupRole.TARGET, bracket),
                        now));
        Part stop = new Part(group, GroupRole.STOP, bracket);
        orders.add(enter(exit(request.stop(), place), place, null, Limits.UNCOUNTED, stop, now));
        GroupView answer = new GroupView(group, orders.stream().map(Order::view).toList());
        keys.add(user, key, orders.getFirst().id(), answer, now);
        return new Placed(answer, orders);
    }

    private Order enter(
            PlaceOrder order,
            Admission.Place place,
            @Nullable Quote quote,
            Limits limits,
            Part part,
            Instant now) {
        return entry.enter(
                order, place.instrument(), place.venue().capabilities(), quote, limits, part, now);
    }

    private static List<PlaceOrder> ordersOf(PlaceGroup request, Admission.Place place) {
        PlaceOrder first = request.entry();
        PlaceOrder target = exit(request.target(), place);
        PlaceOrder stop = exit(request.stop(), place);
        return first == null ? List.of(target, stop) : List.of(first, target, stop);
    }

    /** In a perpetual exits only reduce, asked for or not. */
    private static PlaceOrder exit(PlaceOrder order, Admission.Place place) {
        return place.perpetual() ? order.asReduceOnly() : order;
    }
}
