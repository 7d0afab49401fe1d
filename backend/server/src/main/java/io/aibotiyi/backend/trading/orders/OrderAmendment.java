package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueAmendment;
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
 * Changes working orders. What is asked for is stored first, with a hold for the dearer of what the
 * order is and what it is to be, then the venue is asked; its answer decides which it is. An order
 * that waits here is changed on the spot. One amendment at a time.
 */
@Component
final class OrderAmendment {

    /** What a key stands for. */
    private record Asked(OrderId order, AmendOrder change) {}

    /** What an amendment did: the order before and after, or the answer that its key got before. */
    private record Done(OrderView answer, @Nullable Order before, @Nullable Order after) {}

    private final Orders orders;
    private final PaperAccounts accounts;
    private final Admission admission;
    private final OrderEntry entry;
    private final OrderRules rules;
    private final RiskChecks checks;
    private final TriggerPrices triggers;
    private final OrderBooking booking;
    private final IdempotencyKeys keys;
    private final OrderNews news;
    private final Dispatch dispatch;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OrderAmendment(
            Orders orders,
            PaperAccounts accounts,
            Admission admission,
            OrderEntry entry,
            OrderRules rules,
            RiskChecks checks,
            TriggerPrices triggers,
            OrderBooking booking,
            IdempotencyKeys keys,
            OrderNews news,
            Dispatch dispatch,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.accounts = accounts;
        this.admission = admission;
        this.entry = entry;
        this.rules = rules;
        this.checks = checks;
        this.triggers = triggers;
        this.booking = booking;
        this.keys = keys;
        this.news = news;
        this.dispatch = dispatch;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    OrderView amend(UserId user, OrderId id, AmendOrder change, String idempotencyKey) {
        Asked asked = new Asked(id, change);
        RequestKey key = RequestKey.of(idempotencyKey, asked);
        Optional<OrderView> before = keys.answer(user, key, OrderView.class);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return amendNew(user, asked, key);
        } catch (DuplicateKeyException e) {
            return keys.answer(user, key, OrderView.class).orElseThrow(() -> e);
        }
    }

    private OrderView amendNew(UserId user, Asked asked, RequestKey key) {
        Order seen =
                orders.find(asked.order(), user)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.ORDER_NOT_FOUND,
                                        "You have no order " + asked.order(),
                                        "order"));
        Admission.Place place = admission.admit(user, seen.account(), seen.instrument());
        Done done =
                Objects.requireNonNull(
                        transaction.execute(status -> store(user, asked, key, place)));
        Order before = done.before();
        Order after = done.after();
        if (before == null || after == null) {
            return done.answer();
        }
        if (after.isHere()) {
            dispatch.add(new Dispatch.Errand.Watch(after.id()));
        } else if (!place.venue()
                .amend(
                        command(
                                before,
                                Objects.requireNonNull(after.terms().pending()),
                                place.instrument()))) {
            withdraw(user, key.key(), after, place);
        }
        return done.answer();
    }

    private Done store(UserId user, Asked asked, RequestKey key, Admission.Place place) {
        Order seen = orders.find(asked.order()).orElseThrow();
        accounts.lock(seen.account());
        Optional<OrderView> answered = keys.answer(user, key, OrderView.class);
        if (answered.isPresent()) {
            return new Done(answered.get(), null, null);
        }
        Order order = orders.find(asked.order()).orElseThrow();
        Instant now = clock.instant();
        requireAmendable(order, place);
        AmendOrder change = checked(order, asked.change(), place.instrument());
        Order wanted = order.amended(change, now);
        limits(order, wanted, place.instrument());
        Order after = order.isHere() ? wanted : order.with(order.terms().asking(change), now);
        entry.change(after, place.instrument());
        news.moved(after);
        OrderView answer = after.view();
        keys.add(user, key, order.id(), answer, now);
        return new Done(answer, order, after);
    }

    private static void requireAmendable(Order order, Admission.Place place) {
        if (!order.status().isWorking()) {
            throw new ProblemException(
                    ErrorCode.ORDER_NOT_WORKING, "The order is " + order.status() + " already");
        }
        if (order.cancelRequested()) {
            throw refused("It is being cancelled");
        }
        if (order.terms().pending() != null) {
            throw refused("The venue has not answered the amendment before; wait for it");
        }
        if (order.status() == OrderStatus.PENDING) {
            throw refused("The venue has not confirmed it yet; try again");
        }
        if (order.immediate()) {
            throw refused("It is being executed at the market");
        }
        if (!order.isHere() && !place.venue().capabilities().amend()) {
            throw new ProblemException(
                    ErrorCode.ORDER_TYPE_UNSUPPORTED,
                    place.venue().id() + " cannot amend orders; cancel it and place another");
        }
    }

    /** The change with what follows from it; every field checked. */
    private AmendOrder checked(Order order, AmendOrder change, Instrument instrument) {
        BigDecimal quantity = change.quantity();
        BigDecimal price = change.price();
        BigDecimal trigger = change.triggerPrice();
        if (quantity == null && price == null && trigger == null) {
            throw invalid("Name what is to change: quantity, price or triggerPrice", "quantity");
        }
        if (quantity != null) {
            quantity(order, quantity, instrument);
        }
        if (price != null) {
            if (!order.type().hasLimit()) {
                throw invalid("A " + order.type() + " order has no price", "price");
            }
            OrderRules.price(price, instrument, "price");
        }
        if (trigger != null) {
            trigger(order, trigger, instrument);
            if (!order.type().hasLimit()) {
                price = triggers.worst(order.type(), order.side(), null, trigger, instrument);
            }
        }
        BigDecimal at = price == null ? order.limitPrice() : price;
        BigDecimal total = quantity == null ? order.quantity() : quantity;
        BigDecimal worth = at == null ? order.terms().trigger() : at;
        if (worth != null && order.filled().signum() == 0) {
            rules.minimum(total, worth, instrument);
        }
        return new AmendOrder(quantity, price, trigger);
    }

    private static void quantity(Order order, BigDecimal quantity, Instrument instrument) {
        if (order.terms().role() != null) {
            throw refused("The orders of a group keep their quantity; cancel it and place another");
        }
        OrderRules.quantity(quantity, instrument, "quantity");
        if (quantity.compareTo(order.filled()) <= 0) {
            throw refused(
                    order.filled().stripTrailingZeros().toPlainString() + " is filled already");
        }
        BigDecimal display = order.terms().display();
        if (display != null && quantity.compareTo(display) < 0) {
            throw invalid("An iceberg is no less than what it shows", "quantity");
        }
    }

    private void trigger(Order order, BigDecimal trigger, Instrument instrument) {
        if (!order.waits() || order.type() == OrderType.TRAILING_STOP) {
            throw invalid("It waits for no trigger price that could be set", "triggerPrice");
        }
        OrderRules.price(trigger, instrument, "triggerPrice");
        triggers.requireAhead(order.type(), order.side(), trigger, instrument);
    }

    private void limits(Order order, Order wanted, Instrument instrument) {
        BigDecimal worst = wanted.limitPrice();
        checks.checkAgain(
                order,
                wanted,
                instrument,
                Objects.requireNonNull(worst == null ? wanted.terms().trigger() : worst),
                false);
        BigDecimal more = wanted.quantity().subtract(order.quantity());
        if (order.side() == Side.SELL && more.signum() > 0 && !order.isMargin()) {
            entry.requireOwned(order.account(), instrument, more);
        }
    }

    /** What the venue is asked, of an order as it was. */
    static VenueAmendment command(Order before, AmendOrder change, Instrument instrument) {
        BigDecimal quantity = change.quantity();
        BigDecimal price = change.price();
        BigDecimal trigger = change.triggerPrice();
        return new VenueAmendment(
                before.id(),
                before.instrument(),
                price == null ? 0 : instrument.priceUnits(price.stripTrailingZeros()),
                quantity == null
                        ? 0
                        : instrument.quantityUnits(quantity.stripTrailingZeros())
                                - instrument.quantityUnits(before.quantity().stripTrailingZeros()),
                trigger == null ? 0 : instrument.priceUnits(trigger.stripTrailingZeros()));
    }

    /** The venue took nothing: the order is as it was and the key is free again. */
    private void withdraw(UserId user, String key, Order order, Admission.Place place) {
        transaction.executeWithoutResult(status -> {
            booking.changeWorking(order.id(), o -> o.with(o.terms().asking(null), clock.instant()));
            keys.forget(user, key);
        });
        throw new ProblemException(
                ErrorCode.VENUE_BUSY,
                place.venue().id() + " takes no more commands right now; try again shortly");
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ErrorCode.ORDER_NOT_AMENDABLE, detail);
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(ErrorCode.INVALID_FIELD, detail, field);
    }
}
