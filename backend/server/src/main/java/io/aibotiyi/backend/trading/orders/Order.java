package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as stored.
 *
 * @param price as asked for; null without one
 * @param limitPrice the worst price the venue may execute at: the price of a limit order, the
 *     protection of a buy without one; null for a sale without one
 * @param holdFeeRate fee rate that the hold can pay
 * @param cancelRequested a cancel was acknowledged and must be honoured
 * @param live it is of real money at an exchange
 */
record Order(
        OrderId id,
        AccountId account,
        InstrumentId instrument,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal price,
        @Nullable BigDecimal limitPrice,
        BigDecimal holdFeeRate,
        OrderStatus status,
        BigDecimal filled,
        BigDecimal filledNotional,
        @Nullable String clientOrderId,
        @Nullable String reason,
        boolean cancelRequested,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Terms terms,
        boolean live) {

    /** What it trades with. */
    TradingMode mode() {
        return live ? TradingMode.LIVE : TradingMode.PAPER;
    }

    BigDecimal remaining() {
        return quantity.subtract(filled);
    }

    /** Name of the order's hold in the ledger. */
    String hold() {
        return "order:" + id;
    }

    /** What is set aside: the quote asset to buy, the base asset to sell. */
    LedgerAccount heldIn(Instrument listed) {
        return LedgerAccount.cash(
                account, side == Side.BUY ? listed.quoteAsset() : listed.baseAsset());
    }

    /**
     * What must be set aside now: to sell, the rest; to buy, its worst cost with the highest fee,
     * rounded up. While an amendment is under way, what the dearer of the two needs. An exit that
     * waits for the order before it or beside it needs nothing: that one holds what both would use.
     * An order that has ended needs nothing, whatever was asked of it. An order in a perpetual has
     * no hold of its own: position and orders are margined together.
     */
    BigDecimal requiredHold() {
        if (isMargin() || !status.isWorking() || (isExit() && status == OrderStatus.WAITING)) {
            return BigDecimal.ZERO;
        }
        BigDecimal now = holdFor(remaining(), limitPrice);
        AmendOrder pending = terms.pending();
        return pending == null ? now : now.max(amended(pending, updatedAt).holdAsItIs());
    }

    private BigDecimal holdAsItIs() {
        return holdFor(remaining().max(BigDecimal.ZERO), limitPrice);
    }

    private BigDecimal holdFor(BigDecimal open, @Nullable BigDecimal worst) {
        if (side == Side.SELL) {
            return open;
        }
        if (worst == null) {
            throw new IllegalStateException("The buy order " + id + " has no limit price");
        }
        return Decimals.roundUp(worst.multiply(open).multiply(BigDecimal.ONE.add(holdFeeRate)));
    }

    /** True for an order in a perpetual. */
    boolean isMargin() {
        return terms.marginPrice() != null;
    }

    /** True while its trigger was not reached. */
    boolean waits() {
        return type.isConditional() && !terms.triggered();
    }

    /** True for the target and the stop of a group. */
    boolean isExit() {
        return terms.role() == GroupRole.TARGET || terms.role() == GroupRole.STOP;
    }

    /** True while it waits on this side and the venue does not know of it. */
    boolean isHere() {
        return status == OrderStatus.WAITING && (terms.watched() || isExit());
    }

    /** True if it must be done at once and never rests. */
    boolean immediate() {
        return !waits() && !(type.hasLimit() && timeInForce.stays());
    }

    /**
     * What the venue is offered: the rest, or at an exchange, which counts its fills itself, all of
     * it; a buy without a limit price as a limit order at its protection that does not rest; what
     * the venue does not do itself left out.
     */
    VenueOrder offer(Instrument listed, VenueCapabilities able) {
        boolean limited = limitPrice != null;
        Instant expiry = terms.expiresAt();
        boolean expires =
                expiry != null && able.timesInForce().contains(TimeInForce.GTD) && mayExpire();
        BigDecimal open = live ? quantity : remaining();
        long rest = listed.quantityUnits(open.stripTrailingZeros());
        BigDecimal display = terms.display();
        return new VenueOrder(
                id,
                instrument,
                side,
                offeredType(limited),
                offeredTime(expires),
                limited ? listed.priceUnits(plain(limitPrice)) : 0,
                rest,
                waits() ? listed.priceUnits(plain(terms.trigger())) : 0,
                expires && expiry != null ? EpochNanos.of(expiry) : 0,
                display == null ? 0 : Math.min(rest, listed.quantityUnits(plain(display))),
                terms.postOnly(),
                isMargin() && able.reduceOnly() ? account : null,
                isMargin() && terms.reduceOnly());
    }

    /** False if giving the venue its expiry would let it rest after it fired. */
    boolean mayExpire() {
        return type.hasLimit() || limitPrice == null;
    }

    private OrderType offeredType(boolean limited) {
        if (!waits()) {
            return limited ? OrderType.LIMIT : OrderType.MARKET;
        }
        return switch (type) {
            case STOP -> limited ? OrderType.STOP_LIMIT : OrderType.STOP;
            case MARKET_IF_TOUCHED ->
                    limited ? OrderType.LIMIT_IF_TOUCHED : OrderType.MARKET_IF_TOUCHED;
            case LIMIT, MARKET, STOP_LIMIT, TRAILING_STOP, LIMIT_IF_TOUCHED -> type;
        };
    }

    private TimeInForce offeredTime(boolean expires) {
        if (expires) {
            return TimeInForce.GTD;
        }
        if (!type.hasLimit()) {
            return TimeInForce.IOC;
        }
        return timeInForce.stays() ? TimeInForce.GTC : timeInForce;
    }

    private static BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    Order with(OrderStatus next, @Nullable String why, Instant now) {
        return change().status(next).reason(why).at(now);
    }

    Order withCancelRequested(Instant now) {
        return change().cancelRequested().at(now);
    }

    Order with(Terms next, Instant now) {
        return change().terms(next).at(now);
    }

    /** Another total, of an exit that follows what was filled before it. */
    Order withQuantity(BigDecimal total, Instant now) {
        return change().quantity(total).at(now);
    }

    /** Its trigger was reached. What waited here is to be offered, what waited there works. */
    Order fired(@Nullable BigDecimal worst, OrderStatus next, Instant now) {
        return change().status(next)
                .limitPrice(worst)
                .terms(terms.fired().margined(side, worst))
                .at(now);
    }

    /** Its trigger moved, and with it what it may cost at worst. */
    Order trailed(BigDecimal trigger, @Nullable BigDecimal worst, Instant now) {
        return change().limitPrice(worst).terms(terms.at(trigger).margined(side, worst)).at(now);
    }

    /**
     * With the amendment under way as good as done: the venue is gone. One that asks for no more
     * than was filled meanwhile is dropped.
     */
    Order settled(Instant now) {
        AmendOrder pending = terms.pending();
        if (pending == null) {
            return this;
        }
        Order next = amended(pending, now);
        return next.remaining().signum() > 0 ? next : with(terms.asking(null), now);
    }

    /** As an amendment makes it; nothing is pending then. */
    Order amended(AmendOrder by, Instant now) {
        BigDecimal nextQuantity = by.quantity();
        BigDecimal nextPrice = by.price();
        BigDecimal nextTrigger = by.triggerPrice();
        Change next = change();
        if (nextQuantity != null) {
            next.quantity(nextQuantity);
        }
        if (nextPrice != null) {
            // of a type without a limit price it is the protection that came with the trigger
            if (type.hasLimit()) {
                next.price(nextPrice);
            }
            next.limitPrice(nextPrice);
        }
        return next.terms(
                        terms.at(nextTrigger == null ? terms.trigger() : nextTrigger)
                                .asking(null)
                                .margined(side, nextPrice == null ? limitPrice : nextPrice))
                .at(now);
    }

    /** Books a fill of part or all of the rest. */
    Order withFill(BigDecimal amount, BigDecimal notional, Instant now) {
        BigDecimal total = filled.add(amount);
        return change().status(
                        total.compareTo(quantity) == 0
                                ? OrderStatus.FILLED
                                : OrderStatus.PARTIALLY_FILLED)
                .filled(total, filledNotional.add(notional))
                .at(now);
    }

    private Change change() {
        return new Change(this);
    }

    /** What is about to become of an order. */
    private static final class Change {

        private final Order from;
        private OrderStatus status;
        private BigDecimal quantity;
        private @Nullable BigDecimal price;
        private @Nullable BigDecimal limitPrice;
        private BigDecimal filled;
        private BigDecimal notional;
        private @Nullable String reason;
        private boolean cancelRequested;
        private Terms terms;

        Change(Order from) {
            this.from = from;
            status = from.status;
            quantity = from.quantity;
            price = from.price;
            limitPrice = from.limitPrice;
            filled = from.filled;
            notional = from.filledNotional;
            reason = from.reason;
            cancelRequested = from.cancelRequested;
            terms = from.terms;
        }

        Change status(OrderStatus next) {
            status = next;
            return this;
        }

        Change quantity(BigDecimal next) {
            quantity = next;
            return this;
        }

        Change price(BigDecimal next) {
            price = next;
            return this;
        }

        Change limitPrice(@Nullable BigDecimal next) {
            limitPrice = next;
            return this;
        }

        Change filled(BigDecimal next, BigDecimal nextNotional) {
            filled = next;
            notional = nextNotional;
            return this;
        }

        Change reason(@Nullable String next) {
            reason = next;
            return this;
        }

        Change cancelRequested() {
            cancelRequested = true;
            return this;
        }

        Change terms(Terms next) {
            terms = next;
            return this;
        }

        Order at(Instant now) {
            return new Order(
                    from.id,
                    from.account,
                    from.instrument,
                    from.side,
                    from.type,
                    from.timeInForce,
                    quantity,
                    price,
                    limitPrice,
                    from.holdFeeRate,
                    status,
                    filled,
                    notional,
                    from.clientOrderId,
                    reason,
                    cancelRequested,
                    from.version + 1,
                    from.createdAt,
                    now,
                    terms,
                    from.live);
        }
    }

    OrderView view() {
        return new OrderView(
                id,
                account,
                instrument,
                side,
                type,
                timeInForce,
                Decimals.plain(quantity),
                shown(price),
                status,
                Decimals.plain(filled),
                filled.signum() == 0
                        ? null
                        : Decimals.plain(
                                filledNotional.divide(
                                        filled, Decimals.SCALE, RoundingMode.HALF_EVEN)),
                clientOrderId,
                reason,
                version,
                createdAt,
                updatedAt,
                shown(terms.trigger()),
                shown(terms.distance()),
                terms.expiresAt(),
                shown(terms.display()),
                shown(terms.postOnly()),
                shown(terms.reduceOnly()),
                type.isConditional() ? terms.triggered() : null,
                shown(terms.emulated()),
                terms.group(),
                terms.role(),
                shown(terms.pending()),
                mode());
    }

    private static @Nullable BigDecimal shown(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.plain(value);
    }

    private static @Nullable Boolean shown(boolean value) {
        return value ? true : null;
    }

    private static @Nullable AmendOrder shown(@Nullable AmendOrder pending) {
        return pending == null
                ? null
                : new AmendOrder(
                        shown(pending.quantity()),
                        shown(pending.price()),
                        shown(pending.triggerPrice()));
    }
}
