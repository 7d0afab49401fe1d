package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.orders.MarketQuotes.Quote;
import io.aibotiyi.backend.trading.orders.OrderEntry.Limits;
import io.aibotiyi.backend.trading.orders.OrderEntry.Part;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.GroupView;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
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

/** Places orders that belong together in one transaction, under one key: all or none. */
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

    GroupView place(UserId user, PlaceGroup request, String key) {
        IdempotencyKeys.requireWellFormed(key);
        Optional<GroupView> before = keys.answer(user, key, request, GroupView.class);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return placeNew(user, request, key);
        } catch (DuplicateKeyException e) {
            return keys.answer(user, key, request, GroupView.class).orElseThrow(() -> e);
        }
    }

    private GroupView placeNew(UserId user, PlaceGroup request, String key) {
        PlaceOrder first = request.target();
        Admission.Place place = admission.admit(user, first.account(), first.instrument());
        if (place.perpetual()) {
            throw new ProblemException(
                    ErrorCode.ORDER_TYPE_UNSUPPORTED,
                    "Orders that belong together are of spot markets; in a perpetual place exits"
                            + " as reduce-only orders",
                    "target.instrument");
        }
        for (PlaceOrder order : ordersOf(request)) {
            rules.check(order, place.instrument(), false);
            OrderSupports.require(order, place.venue().id(), place.venue().capabilities());
        }
        PlaceOrder before = request.entry();
        Quote quote =
                before != null && before.type() == OrderType.MARKET
                        ? quotes.of(before, place.instrument())
                        : null;
        shape(request, quote);
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
            String key,
            Admission.Place place,
            @Nullable Quote quote) {
        accounts.lock(request.target().account());
        Optional<GroupView> before = keys.answer(user, key, request, GroupView.class);
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
                        request.target(),
                        place,
                        null,
                        bracket ? Limits.UNCOUNTED : Limits.ALL,
                        new Part(group, GroupRole.TARGET, bracket),
                        now));
        Part stop = new Part(group, GroupRole.STOP, bracket);
        orders.add(enter(request.stop(), place, null, Limits.UNCOUNTED, stop, now));
        GroupView answer = new GroupView(group, orders.stream().map(Order::view).toList());
        keys.add(user, key, request, orders.getFirst().id(), answer, now);
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

    private static List<PlaceOrder> ordersOf(PlaceGroup request) {
        PlaceOrder first = request.entry();
        return first == null
                ? List.of(request.target(), request.stop())
                : List.of(first, request.target(), request.stop());
    }

    /** What makes a group of orders: one account, one instrument, one quantity, exits that sell. */
    private static void shape(PlaceGroup request, @Nullable Quote quote) {
        PlaceOrder target = request.target();
        PlaceOrder stop = request.stop();
        if (target.type() != OrderType.LIMIT || !stays(target)) {
            throw invalid("The target is a LIMIT order that may rest", "target");
        }
        boolean stops =
                stop.type() == OrderType.STOP
                        || stop.type() == OrderType.STOP_LIMIT
                        || stop.type() == OrderType.TRAILING_STOP;
        if (!stops) {
            throw invalid("The stop is a STOP, STOP_LIMIT or TRAILING_STOP order", "stop");
        }
        same(target, stop, "stop");
        if (target.side() != Side.SELL || stop.side() != Side.SELL) {
            throw invalid("Both exits sell: a spot account has no short to buy back", "target");
        }
        BigDecimal trigger = stop.triggerPrice();
        BigDecimal goal = Objects.requireNonNull(target.price(), "a limit order was checked");
        if (trigger != null && trigger.compareTo(goal) >= 0) {
            throw invalid("The stop's trigger lies below the target's price", "stop");
        }
        PlaceOrder first = request.entry();
        if (first != null) {
            same(target, first, "entry");
            bracket(first, goal, trigger, quote);
        }
    }

    private static void bracket(
            PlaceOrder first,
            BigDecimal goal,
            @Nullable BigDecimal trigger,
            @Nullable Quote quote) {
        if (first.side() != Side.BUY) {
            throw invalid("The entry buys what the exits sell", "entry");
        }
        BigDecimal price =
                quote != null
                        ? quote.price()
                        : first.price() != null ? first.price() : first.triggerPrice();
        if (price == null) {
            return;
        }
        if (goal.compareTo(price) <= 0) {
            throw invalid("The target's price lies above the entry's", "target");
        }
        if (trigger != null && trigger.compareTo(price) >= 0) {
            throw invalid("The stop's trigger lies below the entry's price", "stop");
        }
    }

    private static boolean stays(PlaceOrder order) {
        TimeInForce time = order.timeInForce();
        return time == null || time.stays();
    }

    private static void same(PlaceOrder one, PlaceOrder other, String field) {
        if (!one.account().equals(other.account())
                || !one.instrument().equals(other.instrument())
                || one.quantity().compareTo(other.quantity()) != 0) {
            throw invalid("The orders have one account, instrument and quantity", field);
        }
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(ErrorCode.INVALID_FIELD, detail, field);
    }
}
