package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.InsufficientFundsException;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.trading.margin.MarginChecks;
import io.aibotiyi.backend.trading.orders.MarketQuotes.Quote;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.GroupRole;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes orders in: the last checks, the hold, the row, the news, all in the caller's transaction.
 */
@Component
final class OrderEntry {

    /** Which limits of the account are asked. */
    enum Limits {
        ALL,
        /** All but the rate: it is part of a command that was counted. */
        UNCOUNTED,
        /** None: it closes a halted account's position. */
        NONE
    }

    /**
     * Its place in a group.
     *
     * @param dormant waits for the entry; an exit that does not is of what is owned
     */
    record Part(UUID group, GroupRole role, boolean dormant) {

        boolean exit() {
            return role != GroupRole.ENTRY;
        }
    }

    private final Orders orders;
    private final RiskChecks checks;
    private final MarketQuotes quotes;
    private final TriggerPrices triggers;
    private final Ledger ledger;
    private final Positions positions;
    private final MarginChecks margin;
    private final OrderNews news;
    private final TradingSettings settings;
    private final TimeOrderedIds ids;

    OrderEntry(
            Orders orders,
            RiskChecks checks,
            MarketQuotes quotes,
            TriggerPrices triggers,
            Ledger ledger,
            Positions positions,
            MarginChecks margin,
            OrderNews news,
            TradingSettings settings,
            TimeOrderedIds ids) {
        this.orders = orders;
        this.checks = checks;
        this.quotes = quotes;
        this.triggers = triggers;
        this.ledger = ledger;
        this.positions = positions;
        this.margin = margin;
        this.news = news;
        this.settings = settings;
        this.ids = ids;
    }

    /**
     * @throws ProblemException TOO_MANY_OPEN_ORDERS if the account cannot have so many more
     */
    void requireRoom(AccountId account, int more) {
        if (orders.countWorking(account) + more > settings.maxWorkingOrders()) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_OPEN_ORDERS,
                    "An account has at most "
                            + settings.maxWorkingOrders()
                            + " working orders; cancel one first");
        }
    }

    /**
     * Under the account's lock.
     *
     * @param quote of a market order
     * @throws ProblemException what risk and margin say; TRIGGER_ALREADY_REACHED, BOOK_NOT_LIVE,
     *     INSUFFICIENT_FUNDS
     */
    Order enter(
            PlaceOrder request,
            Instrument instrument,
            VenueCapabilities able,
            @Nullable Quote quote,
            Limits limits,
            @Nullable Part part,
            Instant now) {
        boolean dormant = part != null && part.dormant();
        BigDecimal trigger =
                dormant && request.type() != OrderType.TRAILING_STOP
                        ? request.triggerPrice()
                        : triggers.begin(request, instrument);
        BigDecimal worst =
                quote != null
                        ? quotes.worst(quote, request, instrument)
                        : trigger == null
                                ? request.price()
                                : triggers.worst(
                                        request.type(),
                                        request.side(),
                                        request.price(),
                                        trigger,
                                        instrument);
        if (limits != Limits.NONE) {
            BigDecimal met = quote != null ? quote.price() : worst != null ? worst : trigger;
            checks.check(
                    request,
                    instrument,
                    Objects.requireNonNull(met, "an order has a price or a trigger"),
                    trigger,
                    limits == Limits.ALL);
        }
        boolean perpetual = margin.isMargin(instrument.id());
        boolean sharesAHold = dormant || (part != null && part.role() == GroupRole.STOP);
        if (request.side() == Side.SELL && !sharesAHold && !perpetual) {
            requireOwned(request.account(), instrument, request.quantity());
        }
        BigDecimal marginPrice =
                perpetual ? margin.price(instrument.id(), request.side(), worst, trigger) : null;
        Order order = made(request, instrument, able, worst, trigger, part, marginPrice, now);
        if (perpetual) {
            enterOnMargin(order, limits, dormant);
        } else {
            hold(order, instrument);
            orders.add(order);
        }
        news.moved(order);
        return order;
    }

    private void enterOnMargin(Order order, Limits limits, boolean dormant) {
        if (order.terms().reduceOnly() && !dormant) {
            requireReducible(order);
        }
        if (limits == Limits.NONE && orders.countWorking(order.account()) > 0) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "Another order of the account is still working");
        }
        BigDecimal before = margin.exposure(order.account(), order.instrument());
        orders.add(order);
        margin.admit(order.account(), order.instrument(), before);
    }

    /**
     * Stores a working order that changes, with what it needs.
     *
     * @throws ProblemException INSUFFICIENT_FUNDS, what margin says
     */
    void change(Order order, Instrument instrument) {
        if (order.isMargin()) {
            BigDecimal before = margin.exposure(order.account(), order.instrument());
            orders.store(order);
            margin.admit(order.account(), order.instrument(), before);
        } else {
            hold(order, instrument);
            orders.store(order);
        }
    }

    /**
     * @throws ProblemException REDUCE_ONLY_WOULD_INCREASE if there is no position of the other side
     */
    void requireReducible(Order order) {
        BigDecimal held = positions.of(order.account(), order.instrument()).quantity();
        if (held.signum() * order.side().sign() >= 0) {
            throw new ProblemException(
                    ErrorCode.REDUCE_ONLY_WOULD_INCREASE,
                    "The position of "
                            + order.instrument()
                            + " is "
                            + Decimals.plain(held).toPlainString()
                            + "; to "
                            + order.side()
                            + " would not reduce it",
                    "reduceOnly");
        }
    }

    private Order made(
            PlaceOrder request,
            Instrument instrument,
            VenueCapabilities able,
            @Nullable BigDecimal worst,
            @Nullable BigDecimal trigger,
            @Nullable Part part,
            @Nullable BigDecimal marginPrice,
            Instant now) {
        boolean dormant = part != null && part.dormant();
        boolean exit = part != null && part.exit();
        boolean stop = part != null && part.role() == GroupRole.STOP;
        boolean waits = request.type().isConditional();
        boolean watched = waits && !dormant && (stop || !able.types().contains(request.type()));
        TimeInForce time = timeInForce(request);
        Instant expiry = expiry(request, time, now);
        boolean expiresHere =
                expiry != null
                        && !(able.timesInForce().contains(TimeInForce.GTD)
                                && (request.type().hasLimit() || worst == null));
        return new Order(
                new OrderId(ids.next()),
                request.account(),
                instrument.id(),
                request.side(),
                request.type(),
                time,
                request.quantity(),
                request.price(),
                worst,
                Objects.requireNonNullElse(able.feeReserve(), settings.highestFeeRate()),
                watched || dormant ? OrderStatus.WAITING : OrderStatus.PENDING,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                request.clientOrderId(),
                null,
                false,
                1,
                now,
                now,
                new Terms(
                        trigger,
                        request.trailingDistance(),
                        false,
                        watched,
                        expiry,
                        request.displayQuantity(),
                        Boolean.TRUE.equals(request.postOnly()),
                        Boolean.TRUE.equals(request.reduceOnly()),
                        watched || expiresHere || exit,
                        null,
                        part == null ? null : part.group(),
                        part == null ? null : part.role(),
                        marginPrice),
                able.live());
    }

    private static TimeInForce timeInForce(PlaceOrder request) {
        if (request.type() == OrderType.MARKET) {
            return TimeInForce.IOC;
        }
        TimeInForce asked = request.timeInForce();
        return asked == null ? TimeInForce.GTC : asked;
    }

    private static @Nullable Instant expiry(PlaceOrder request, TimeInForce time, Instant now) {
        return time == TimeInForce.DAY
                ? LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                : request.expiresAt();
    }

    /** As much of a quantity as is free to sell, in whole lots; all of it if that is nothing. */
    BigDecimal sellable(AccountId account, Instrument instrument, BigDecimal quantity) {
        BigDecimal free =
                positions
                        .of(account, instrument.id())
                        .quantity()
                        .subtract(orders.openToSell(account, instrument.id()))
                        .min(quantity);
        BigDecimal lot = instrument.quantity(instrument.lotSize());
        BigDecimal whole = free.divideToIntegralValue(lot).multiply(lot);
        return whole.signum() > 0 ? whole : quantity;
    }

    /**
     * @throws ProblemException INSUFFICIENT_FUNDS if so much is not free to sell
     */
    void requireOwned(AccountId account, Instrument instrument, BigDecimal quantity) {
        BigDecimal owned =
                positions
                        .of(account, instrument.id())
                        .quantity()
                        .subtract(orders.openToSell(account, instrument.id()));
        if (owned.compareTo(quantity) < 0) {
            throw new ProblemException(
                    ErrorCode.INSUFFICIENT_FUNDS,
                    "You have "
                            + Decimals.plain(owned).toPlainString()
                            + " "
                            + instrument.baseAsset()
                            + " of "
                            + instrument.id()
                            + " free to sell; a spot account cannot sell short",
                    "quantity");
        }
    }

    /**
     * Asks without trying: a try that fails spoils the whole transaction.
     *
     * @throws ProblemException INSUFFICIENT_FUNDS if what the order needs is not free
     */
    void requireFree(Order order, Instrument instrument) {
        if (order.side() == Side.BUY) {
            margin.requireSpendable(order.account(), order.requiredHold());
        }
        BigDecimal free = ledger.balance(order.heldIn(instrument)).free();
        if (free.compareTo(order.requiredHold()) < 0) {
            throw new ProblemException(
                    ErrorCode.INSUFFICIENT_FUNDS,
                    "Only " + Decimals.plain(free).toPlainString() + " is free",
                    "quantity");
        }
    }

    /**
     * Makes the order's hold what it needs.
     *
     * @throws ProblemException INSUFFICIENT_FUNDS
     */
    void hold(Order order, Instrument instrument) {
        BigDecimal needed = order.requiredHold();
        BigDecimal held = ledger.held(order.hold());
        if (needed.compareTo(held) <= 0) {
            ledger.reduce(order.hold(), needed);
            return;
        }
        if (order.side() == Side.BUY) {
            margin.requireSpendable(order.account(), needed.subtract(held));
        }
        if (held.signum() > 0) {
            ledger.release(order.hold());
        }
        try {
            ledger.reserve(order.hold(), order.heldIn(instrument), needed);
        } catch (InsufficientFundsException e) {
            throw new ProblemException(ErrorCode.INSUFFICIENT_FUNDS, e.getMessage(), "quantity");
        }
    }
}
