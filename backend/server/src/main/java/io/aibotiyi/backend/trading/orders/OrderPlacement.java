package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.backend.trading.LiveVenue;
import io.aibotiyi.backend.trading.orders.MarketQuotes.Quote;
import io.aibotiyi.backend.trading.orders.OrderEntry.Limits;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Places orders: order, hold, idempotency key and news are committed together, then the venue is
 * offered the order, or its trigger is watched here. A crash in between loses nothing: both go on
 * at the next start.
 */
@Component
final class OrderPlacement {

    /** What a placement did: a new order, or the answer that its key got before. */
    private record Placed(OrderView answer, @Nullable Order order) {}

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

    OrderPlacement(
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

    OrderView place(UserId user, PlaceOrder request, String idempotencyKey) {
        RequestKey key = RequestKey.of(idempotencyKey, request);
        Optional<OrderView> before = keys.answer(user, key, OrderView.class);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return placeNew(user, request, key, Limits.ALL);
        } catch (DuplicateKeyException e) {
            // the same key was faster on another thread
            return keys.answer(user, key, OrderView.class).orElseThrow(() -> e);
        }
    }

    /**
     * Closes what a halted or liquidated account has: no risk limit is asked. Of spot in whole
     * lots: an exchange's fee may have left less. In a perpetual only while no other order of the
     * account works, so that two nodes do not both close it.
     */
    OrderView close(UserId user, PlaceOrder request) {
        RequestKey own = RequestKey.of("close-" + ids.next(), request);
        return placeNew(user, inWholeLots(user, request), own, Limits.NONE);
    }

    private PlaceOrder inWholeLots(UserId user, PlaceOrder request) {
        Admission.Place place = admission.admit(user, request.account(), request.instrument());
        if (place.perpetual()) {
            return request;
        }
        BigDecimal lot = place.instrument().quantity(place.instrument().lotSize());
        BigDecimal whole = request.quantity().divideToIntegralValue(lot).multiply(lot);
        return whole.signum() == 0
                ? request
                : new PlaceOrder(
                        request.account(),
                        request.instrument(),
                        request.side(),
                        request.type(),
                        whole,
                        null,
                        null,
                        null);
    }

    private OrderView placeNew(UserId user, PlaceOrder request, RequestKey key, Limits limits) {
        Admission.Place place = admission.admit(user, request.account(), request.instrument());
        VenueCapabilities able = place.venue().capabilities();
        rules.check(request, place.instrument(), place.perpetual());
        OrderSupports.require(request, place.venue().id(), able);
        if (place.perpetual()) {
            OrderSupports.requireOnMargin(request, place.venue().id(), able);
        }
        Quote quote =
                request.type() == OrderType.MARKET ? quotes.of(request, place.instrument()) : null;
        Placed placed =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> store(user, request, key, place, quote, limits)));
        Order order = placed.order();
        if (order == null) {
            return placed.answer();
        }
        if (order.isHere()) {
            dispatch.add(new Dispatch.Errand.Watch(order.id()));
        } else if (!place.venue().submit(order.offer(place.instrument(), able))) {
            withdraw(order, place.venue());
        }
        return placed.answer();
    }

    private Placed store(
            UserId user,
            PlaceOrder request,
            RequestKey key,
            Admission.Place place,
            @Nullable Quote quote,
            Limits limits) {
        accounts.lock(request.account());
        Optional<OrderView> before = keys.answer(user, key, OrderView.class);
        if (before.isPresent()) {
            return new Placed(before.get(), null);
        }
        if (place.venue() instanceof LiveVenue exchange) {
            // it may have been disconnected, or removed, since the order was admitted
            Admission.requireAvailable(exchange);
        }
        entry.requireRoom(request.account(), 1);
        Instant now = clock.instant();
        Order order =
                entry.enter(
                        request,
                        place.instrument(),
                        place.venue().capabilities(),
                        quote,
                        limits,
                        null,
                        now);
        if (!order.isHere() && place.venue() instanceof LiveVenue exchange) {
            requireTaken(exchange, order.offer(place.instrument(), exchange.capabilities()));
        }
        OrderView answer = order.view();
        keys.add(user, key, order.id(), answer, now);
        return new Placed(answer, order);
    }

    /** What the exchange would refuse is refused here, with nothing stored. */
    private static void requireTaken(LiveVenue exchange, VenueOrder order) {
        exchange.refusal(order)
                .ifPresent(reason -> {
                    throw new ProblemException(ErrorCode.VENUE_REJECTED, reason);
                });
    }

    /** The venue took nothing: the order is refused and its key is free again. */
    private void withdraw(Order order, ExecutionVenue venue) {
        String reason = venue.id() + " takes no more commands right now";
        transaction.executeWithoutResult(status -> {
            booking.finish(order.id(), OrderStatus.REJECTED, reason);
            keys.forget(order.id());
        });
        throw new ProblemException(ErrorCode.VENUE_BUSY, reason + "; try again shortly");
    }
}
