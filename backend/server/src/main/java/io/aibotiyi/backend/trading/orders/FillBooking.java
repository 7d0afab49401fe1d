package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerTransaction;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.EquityHistory;
import io.aibotiyi.backend.trading.portfolio.FeeSchedule;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.PositionBooking;
import io.aibotiyi.backend.trading.portfolio.Valuation;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.protocol.Risk.FeeView;
import io.aibotiyi.protocol.Trading.FillView;
import io.aibotiyi.strategies.execution.ExecutionReport.Filled;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books a fill: fill, order, hold, postings, position, equity and news change in one transaction,
 * once per venue and execution id.
 *
 * <p>The fee is rounded down to 18 decimals and never more than the hold leaves after the notional,
 * so a fill at or below the order's limit price can always be paid. A fill that breaks the venue's
 * contract (worse than the limit, more than the rest, after the end) is not booked but logged as an
 * error.
 */
@Component
final class FillBooking {

    private static final Logger LOG = LoggerFactory.getLogger(FillBooking.class);

    private final Orders orders;
    private final Fills fills;
    private final PaperAccounts accounts;
    private final Ledger ledger;
    private final PositionBooking positions;
    private final MarginFills margin;
    private final Valuation valuation;
    private final EquityHistory equity;
    private final MarketData markets;
    private final OrderNews news;
    private final Groups groups;
    private final FeeSchedule schedule;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FillBooking(
            Orders orders,
            Fills fills,
            PaperAccounts accounts,
            Ledger ledger,
            PositionBooking positions,
            MarginFills margin,
            Valuation valuation,
            EquityHistory equity,
            MarketData markets,
            OrderNews news,
            Groups groups,
            FeeSchedule schedule,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.fills = fills;
        this.accounts = accounts;
        this.ledger = ledger;
        this.positions = positions;
        this.margin = margin;
        this.valuation = valuation;
        this.equity = equity;
        this.markets = markets;
        this.news = news;
        this.groups = groups;
        this.schedule = schedule;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Books the fill unless it is booked already or not of an order here. */
    void book(Filled report) {
        transaction.executeWithoutResult(status -> bookOnce(report));
    }

    private void bookOnce(Filled report) {
        Order seen = orders.find(report.order()).orElse(null);
        if (seen == null) {
            LOG.warn(
                    "{} reports a fill of an order that is not here: {}",
                    report.instrument().venue(),
                    report.order());
            return;
        }
        accounts.lock(seen.account());
        Order order = orders.find(report.order()).orElseThrow();
        if (fills.exists(order.instrument().venue(), report.executionId())) {
            return;
        }
        Instrument listed =
                markets.instrument(order.instrument())
                        .orElseThrow(() ->
                                new IllegalStateException("No instrument " + order.instrument()));
        BigDecimal price = listed.price(report.price());
        BigDecimal quantity = listed.quantity(report.quantity());
        String breach = breach(order, report, price, quantity);
        if (breach != null) {
            LOG.error(
                    "Fill {} of order {} was not booked: {}",
                    report.executionId(),
                    order.id(),
                    breach);
            return;
        }
        settle(order, listed, report, price, quantity);
    }

    private static @org.jspecify.annotations.Nullable String breach(
            Order order, Filled report, BigDecimal price, BigDecimal quantity) {
        if (!order.instrument().equals(report.instrument())) {
            return "it is of " + report.instrument() + ", the order of " + order.instrument();
        }
        if (!order.status().isWorking()) {
            return "the order was " + order.status() + " before";
        }
        if (quantity.signum() <= 0 || quantity.compareTo(order.remaining()) > 0) {
            return quantity + " does not fit the remaining " + order.remaining();
        }
        BigDecimal limit = order.limitPrice();
        if (limit != null && price.subtract(limit).signum() * order.side().sign() > 0) {
            return "its price " + price + " is worse than the limit " + limit;
        }
        return null;
    }

    private void settle(
            Order order, Instrument listed, Filled report, BigDecimal price, BigDecimal quantity) {
        Instant now = clock.instant();
        Order next = order.withFill(quantity, price.multiply(quantity), now);
        FillView fill =
                order.isMargin()
                        ? margin.settle(next, listed, report, price, quantity, now)
                        : spot(order, next, listed, report, price, quantity);
        fills.add(fill, report.executionId());
        orders.store(next);
        valuation.equity(order.account()).ifPresent(e -> equity.record(order.account(), now, e));
        news.filled(next, fill);
        if (!next.status().isWorking()) {
            groups.ended(next);
        }
        if (next.isMargin() && fill.realisedPnl() != null) {
            groups.positionReduced(next);
        }
    }

    private FillView spot(
            Order order,
            Order next,
            Instrument listed,
            Filled report,
            BigDecimal price,
            BigDecimal quantity) {
        boolean buying = order.side() == Side.BUY;
        BigDecimal notional = price.multiply(quantity);
        Instant now = next.updatedAt();
        BigDecimal freed = ledger.reduce(order.hold(), next.requiredHold());
        FeeView rates = schedule.of(order.account(), now);
        BigDecimal rate = report.maker() ? rates.makerRate() : rates.takerRate();
        BigDecimal fee = Decimals.roundDown(notional.multiply(rate));
        if (buying) {
            fee = fee.min(freed.subtract(notional));
        }
        ledger.post(postings(order, listed, report, notional, quantity, fee));
        schedule.traded(order.account(), notional, now);

        FillId id = new FillId(ids.next());
        PositionBooking.Realised realised = null;
        if (buying) {
            positions.bought(order.account(), order.instrument(), id, quantity, notional, fee);
        } else {
            realised = positions.sold(order.account(), order.instrument(), quantity, notional, fee);
        }
        return new FillView(
                id,
                order.id(),
                order.account(),
                order.instrument(),
                order.side(),
                Decimals.plain(price),
                Decimals.plain(quantity),
                report.maker(),
                Decimals.plain(fee),
                listed.quoteAsset(),
                realised == null ? null : Decimals.plain(realised.average()),
                realised == null ? null : Decimals.plain(realised.fifo()),
                EpochNanos.toInstant(report.time()).truncatedTo(ChronoUnit.MICROS),
                order.mode());
    }

    private static LedgerTransaction postings(
            Order order,
            Instrument listed,
            Filled report,
            BigDecimal notional,
            BigDecimal quantity,
            BigDecimal fee) {
        BigDecimal sign = BigDecimal.valueOf(order.side().sign());
        BigDecimal paid = notional.multiply(sign);
        BigDecimal got = quantity.multiply(sign);
        LedgerAccount quote = LedgerAccount.cash(order.account(), listed.quoteAsset());
        LedgerAccount base = LedgerAccount.cash(order.account(), listed.baseAsset());
        var venue = order.instrument().venue();
        List<Posting> lines = new ArrayList<>(6);
        lines.add(new Posting(quote, paid.negate()));
        lines.add(new Posting(LedgerAccount.clearing(venue, listed.quoteAsset()), paid));
        lines.add(new Posting(base, got));
        lines.add(new Posting(LedgerAccount.clearing(venue, listed.baseAsset()), got.negate()));
        if (fee.signum() > 0) {
            lines.add(new Posting(quote, fee.negate()));
            lines.add(new Posting(LedgerAccount.feeIncome(listed.quoteAsset()), fee));
        }
        return new LedgerTransaction(
                "fill:" + venue + ":" + report.executionId(),
                order.side() + " fill of order " + order.id(),
                lines);
    }
}
