package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.InsufficientFundsException;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.OrderView;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import io.aibotiyi.strategies.execution.ExecutionVenue;
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
 * offered the order. A crash in between loses nothing: the order is offered at the next start.
 */
@Component
final class OrderPlacement {

    /** What a placement did: a new order, or the answer that its key got before. */
    private record Placed(OrderView answer, @Nullable Order order) {}

    private final PaperAccounts accounts;
    private final Orders orders;
    private final OrderRules rules;
    private final RiskChecks checks;
    private final MarketBuys marketBuys;
    private final IdempotencyKeys keys;
    private final Ledger ledger;
    private final Positions positions;
    private final MarketData markets;
    private final Venues venues;
    private final OrderBooking booking;
    private final ReportQueue reports;
    private final OrderNews news;
    private final TradingSettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OrderPlacement(
            PaperAccounts accounts,
            Orders orders,
            OrderRules rules,
            RiskChecks checks,
            MarketBuys marketBuys,
            IdempotencyKeys keys,
            Ledger ledger,
            Positions positions,
            MarketData markets,
            Venues venues,
            OrderBooking booking,
            ReportQueue reports,
            OrderNews news,
            TradingSettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.orders = orders;
        this.rules = rules;
        this.checks = checks;
        this.marketBuys = marketBuys;
        this.keys = keys;
        this.ledger = ledger;
        this.positions = positions;
        this.markets = markets;
        this.venues = venues;
        this.booking = booking;
        this.reports = reports;
        this.news = news;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    OrderView place(UserId user, PlaceOrder request, String key) {
        IdempotencyKeys.requireWellFormed(key);
        Optional<OrderView> before = keys.answer(user, key, request);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return placeNew(user, request, key, false);
        } catch (DuplicateKeyException e) {
            // the same key was faster on another thread
            return keys.answer(user, key, request).orElseThrow(() -> e);
        }
    }

    /** Sells what a halted account holds: no risk limit is asked. */
    OrderView close(UserId user, PlaceOrder request) {
        return placeNew(user, request, "close-" + ids.next(), true);
    }

    private OrderView placeNew(UserId user, PlaceOrder request, String key, boolean closing) {
        if (reports.halted() || reports.refuses()) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED,
                    reports.halted()
                            ? "Trading has stopped; the backend must be restarted"
                            : "Too many executions wait to be booked; try again shortly");
        }
        accounts.require(user, request.account());
        Instrument instrument =
                markets.instrument(request.instrument())
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.UNKNOWN_INSTRUMENT,
                                        "Nothing here is called " + request.instrument(),
                                        "instrument"));
        ExecutionVenue venue =
                venues.find(instrument.id().venue())
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.UNSUPPORTED,
                                        "Nothing executes orders at " + instrument.id().venue(),
                                        "instrument"));
        rules.check(request, instrument);
        Quote quote = request.type() == OrderType.MARKET ? quote(request, instrument) : null;
        Placed placed =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> store(user, request, key, instrument, quote, closing)));
        Order order = placed.order();
        if (order != null && !venue.submit(order.offer(instrument))) {
            withdraw(order, venue);
        }
        return placed.answer();
    }

    /**
     * What a market order would meet.
     *
     * @param price the worst ask that buying needs, or the best bid
     * @param walk the cost of buying; absent for selling
     */
    private record Quote(BigDecimal price, MarketBuys.@Nullable Walk walk) {}

    private Quote quote(PlaceOrder request, Instrument instrument) {
        BookSnapshot book =
                markets.book(instrument.id(), MarketBuys.DEPTH)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.BOOK_NOT_LIVE,
                                        "A market order needs a live book of "
                                                + instrument.id()
                                                + "; try again, or place a limit order"));
        if (request.side() == Side.BUY) {
            MarketBuys.Walk walk =
                    MarketBuys.walk(book, instrument.quantityUnits(request.quantity()), instrument);
            rules.minimum(request.quantity(), instrument.price(walk.best()), instrument);
            return new Quote(instrument.price(walk.worst()), walk);
        }
        if (book.bids().isEmpty()) {
            throw new ProblemException(
                    ErrorCode.BOOK_NOT_LIVE, "Nobody buys " + instrument.id() + " right now");
        }
        BigDecimal best = instrument.price(book.bids().getFirst().price());
        rules.minimum(request.quantity(), best, instrument);
        return new Quote(best, null);
    }

    private Placed store(
            UserId user,
            PlaceOrder request,
            String key,
            Instrument instrument,
            @Nullable Quote quote,
            boolean closing) {
        accounts.lock(request.account());
        Optional<OrderView> before = keys.answer(user, key, request);
        if (before.isPresent()) {
            return new Placed(before.get(), null);
        }
        if (orders.countWorking(request.account()) >= settings.maxWorkingOrders()) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_OPEN_ORDERS,
                    "An account has at most "
                            + settings.maxWorkingOrders()
                            + " working orders; cancel one first");
        }
        if (!closing) {
            checks.check(request, instrument, quote == null ? null : quote.price());
        }
        if (request.side() == Side.SELL) {
            requireOwned(request, instrument);
        }
        Instant now = clock.instant();
        Order order =
                new Order(
                        new OrderId(ids.next()),
                        request.account(),
                        instrument.id(),
                        request.side(),
                        request.type(),
                        timeInForce(request),
                        request.quantity(),
                        request.price(),
                        limitPrice(request, instrument, quote),
                        settings.highestFeeRate(),
                        OrderStatus.PENDING,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        request.clientOrderId(),
                        null,
                        false,
                        1,
                        now,
                        now);
        try {
            ledger.reserve(order.hold(), order.heldIn(instrument), order.holdFor(order.quantity()));
        } catch (InsufficientFundsException e) {
            throw new ProblemException(ErrorCode.INSUFFICIENT_FUNDS, e.getMessage(), "quantity");
        }
        orders.add(order);
        OrderView answer = order.view();
        keys.add(user, key, request, answer, now);
        news.moved(order);
        return new Placed(answer, order);
    }

    private void requireOwned(PlaceOrder request, Instrument instrument) {
        BigDecimal owned =
                positions
                        .of(request.account(), instrument.id())
                        .quantity()
                        .subtract(orders.openToSell(request.account(), instrument.id()));
        if (owned.compareTo(request.quantity()) < 0) {
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

    private @Nullable BigDecimal limitPrice(
            PlaceOrder request, Instrument instrument, @Nullable Quote quote) {
        if (quote == null) {
            return request.price();
        }
        MarketBuys.Walk walk = quote.walk();
        return walk == null
                ? null
                : marketBuys.ceiling(
                        walk,
                        request.quantity(),
                        ledger.balance(
                                        LedgerAccount.cash(
                                                request.account(), instrument.quoteAsset()))
                                .free(),
                        instrument);
    }

    private static TimeInForce timeInForce(PlaceOrder request) {
        if (request.type() == OrderType.MARKET) {
            return TimeInForce.IOC;
        }
        TimeInForce asked = request.timeInForce();
        return asked == null ? TimeInForce.GTC : asked;
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
