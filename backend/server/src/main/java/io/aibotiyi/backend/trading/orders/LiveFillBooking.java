package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.LedgerTransaction;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.LiveFill;
import io.aibotiyi.backend.trading.portfolio.Adjustments;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.EquityHistory;
import io.aibotiyi.backend.trading.portfolio.Holdings;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.PositionBooking;
import io.aibotiyi.backend.trading.portfolio.PositionBooking.Realised;
import io.aibotiyi.backend.trading.portfolio.Valuation;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Trading.FillView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Books a fill of a live account, once per order and the exchange's fill id. It happened, so it is
 * always booked: also of an order that had ended here, beyond its quantity, or with a fee that the
 * ledger has no funds for. What the ledger lacks is added first, as an adjustment that says so.
 *
 * <p>Cash moves against the exchange's custody. The fee is in the asset that the exchange names; in
 * the position it counts at the fill's price or the mark price of the moment, and not at all if
 * nothing here prices that asset.
 */
@Component
final class LiveFillBooking {

    private static final Logger LOG = LoggerFactory.getLogger(LiveFillBooking.class);

    private final Orders orders;
    private final Fills fills;
    private final PaperAccounts accounts;
    private final Ledger ledger;
    private final Adjustments adjustments;
    private final Holdings holdings;
    private final PositionBooking positions;
    private final Valuation valuation;
    private final EquityHistory equity;
    private final MarketData markets;
    private final OrderNews news;
    private final Groups groups;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LiveFillBooking(
            Orders orders,
            Fills fills,
            PaperAccounts accounts,
            Ledger ledger,
            Adjustments adjustments,
            Holdings holdings,
            PositionBooking positions,
            Valuation valuation,
            EquityHistory equity,
            MarketData markets,
            OrderNews news,
            Groups groups,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.fills = fills;
        this.accounts = accounts;
        this.ledger = ledger;
        this.adjustments = adjustments;
        this.holdings = holdings;
        this.positions = positions;
        this.valuation = valuation;
        this.equity = equity;
        this.markets = markets;
        this.news = news;
        this.groups = groups;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Books the fill unless it is booked already or not of an order of the account. */
    void book(LiveFill fill) {
        transaction.executeWithoutResult(status -> bookOnce(fill));
    }

    private void bookOnce(LiveFill fill) {
        accounts.lock(fill.account());
        Order order = orders.find(fill.order()).orElse(null);
        if (order == null || !order.account().equals(fill.account()) || !order.live()) {
            LOG.error("Fill {} is of no live order of its account here", fill);
            return;
        }
        String executionId = "live:" + order.id() + ":" + fill.venueFillId();
        if (fill.quantity().signum() <= 0
                || fills.exists(order.instrument().venue(), executionId)) {
            return;
        }
        Instrument listed =
                markets.instrument(order.instrument())
                        .orElseThrow(() ->
                                new IllegalStateException("No instrument " + order.instrument()));
        settle(order, listed, fill, executionId);
    }

    private void settle(Order order, Instrument listed, LiveFill fill, String executionId) {
        Instant now = clock.instant();
        BigDecimal notional = places(fill.price().multiply(fill.quantity()));
        Order next = after(order, fill, notional, now);
        ledger.reduce(order.hold(), next.requiredHold());
        VenueId venue = listed.id().venue();
        String feeAsset = fill.feeAsset().isEmpty() ? listed.quoteAsset() : fill.feeAsset();
        BigDecimal feeValue = feeValue(listed, fill, feeAsset);
        Map<String, BigDecimal> moves = moves(order.side(), listed, fill, notional, feeAsset);
        supply(order, listed, fill.price(), moves);
        post(order, venue, executionId, moves);

        FillId id = new FillId(ids.next());
        boolean feeInBase = feeAsset.equals(listed.baseAsset());
        Realised realised = position(order, listed, id, fill, notional, feeInBase, feeValue);
        if (!feeInBase && !feeAsset.equals(listed.quoteAsset())) {
            payWith(order, venue, feeAsset, fill.fee(), feeValue);
        }
        FillView view =
                new FillView(
                        id,
                        order.id(),
                        order.account(),
                        order.instrument(),
                        order.side(),
                        Decimals.plain(fill.price()),
                        Decimals.plain(fill.quantity()),
                        fill.maker(),
                        Decimals.plain(fill.fee()),
                        feeAsset,
                        realised == null ? null : Decimals.plain(realised.average()),
                        realised == null ? null : Decimals.plain(realised.fifo()),
                        fill.time().truncatedTo(ChronoUnit.MICROS),
                        order.mode());
        fills.add(view, executionId);
        orders.store(next);
        valuation.equity(order.account()).ifPresent(e -> equity.record(order.account(), now, e));
        news.filled(next, view);
        if (order.status().isWorking() && !next.status().isWorking()) {
            groups.ended(next);
        }
    }

    private static Order after(Order order, LiveFill fill, BigDecimal notional, Instant now) {
        BigDecimal total = order.filled().add(fill.quantity());
        Order grown =
                total.compareTo(order.quantity()) > 0 ? order.withQuantity(total, now) : order;
        Order fired =
                grown.waits() ? grown.fired(grown.limitPrice(), OrderStatus.OPEN, now) : grown;
        Order next = fired.withFill(fill.quantity(), notional, now);
        boolean hadEnded = !order.status().isWorking();
        return hadEnded && next.status() != OrderStatus.FILLED
                ? next.with(order.status(), order.reason(), now)
                : next;
    }

    private static Map<String, BigDecimal> moves(
            Side side, Instrument listed, LiveFill fill, BigDecimal notional, String feeAsset) {
        BigDecimal sign = BigDecimal.valueOf(side.sign());
        Map<String, BigDecimal> moves = new TreeMap<>();
        moves.merge(listed.baseAsset(), fill.quantity().multiply(sign), BigDecimal::add);
        moves.merge(listed.quoteAsset(), notional.multiply(sign).negate(), BigDecimal::add);
        moves.merge(feeAsset, places(fill.fee()).negate(), BigDecimal::add);
        moves.values().removeIf(amount -> amount.signum() == 0);
        return moves;
    }

    /** Adds what the moves take and the ledger does not have free. */
    private void supply(
            Order order, Instrument listed, BigDecimal price, Map<String, BigDecimal> moves) {
        VenueId venue = listed.id().venue();
        moves.forEach((asset, amount) -> {
            BigDecimal free = ledger.balance(LedgerAccount.cash(order.account(), asset)).free();
            BigDecimal missing = free.add(amount).negate();
            if (amount.signum() < 0 && missing.signum() > 0) {
                BigDecimal mark =
                        asset.equals(listed.baseAsset())
                                ? price
                                : holdings.market(venue, asset)
                                        .map(m -> holdings.mark(m).orElse(BigDecimal.ZERO))
                                        .orElse(null);
                adjustments.supply(order.account(), venue, asset, missing, mark);
            }
        });
    }

    private void post(
            Order order, VenueId venue, String executionId, Map<String, BigDecimal> moves) {
        List<Posting> lines = new ArrayList<>();
        moves.forEach((asset, amount) -> {
            lines.add(new Posting(LedgerAccount.cash(order.account(), asset), amount));
            lines.add(new Posting(LedgerAccount.custody(venue, asset), amount.negate()));
        });
        ledger.post(
                new LedgerTransaction(
                        "fill:" + venue + ":" + executionId,
                        order.side() + " fill of live order " + order.id(),
                        lines));
    }

    private @Nullable Realised position(
            Order order,
            Instrument listed,
            FillId id,
            LiveFill fill,
            BigDecimal notional,
            boolean feeInBase,
            BigDecimal feeValue) {
        BigDecimal feeQuantity = feeInBase ? places(fill.fee()) : BigDecimal.ZERO;
        if (order.side() == Side.BUY) {
            // a fee taken from what was bought makes the rest dearer
            BigDecimal paid = feeInBase ? notional.subtract(feeValue) : notional;
            positions.bought(
                    order.account(),
                    listed.id(),
                    id,
                    fill.quantity().subtract(feeQuantity),
                    paid,
                    feeValue);
            return null;
        }
        BigDecimal got = feeInBase ? notional.add(feeValue) : notional;
        BigDecimal sold = fill.quantity().add(feeQuantity);
        holdings.align(order.account(), listed, sold, fill.price());
        return positions.sold(order.account(), listed.id(), sold, got, feeValue);
    }

    /** A third asset paid the fee: it leaves its own position at the mark price. */
    private void payWith(
            Order order, VenueId venue, String asset, BigDecimal fee, BigDecimal value) {
        Optional<Instrument> market = holdings.market(venue, asset);
        if (market.isEmpty() || fee.signum() == 0) {
            return;
        }
        BigDecimal amount = places(fee);
        if (amount.signum() > 0) {
            holdings.align(order.account(), market.get(), amount, BigDecimal.ZERO);
            positions.sold(order.account(), market.get().id(), amount, value, BigDecimal.ZERO);
        } else {
            positions.bought(
                    order.account(),
                    market.get().id(),
                    new FillId(ids.next()),
                    amount.negate(),
                    value.negate(),
                    BigDecimal.ZERO);
        }
    }

    /** What the fee is worth in the quote asset, zero if nothing here prices its asset. */
    private BigDecimal feeValue(Instrument listed, LiveFill fill, String feeAsset) {
        if (feeAsset.equals(listed.quoteAsset())) {
            return places(fill.fee());
        }
        BigDecimal price =
                feeAsset.equals(listed.baseAsset())
                        ? fill.price()
                        : holdings.market(listed.id().venue(), feeAsset)
                                .flatMap(holdings::mark)
                                .orElse(BigDecimal.ZERO);
        return places(fill.fee().multiply(price));
    }

    private static BigDecimal places(BigDecimal value) {
        return value.setScale(Decimals.SCALE, RoundingMode.HALF_EVEN);
    }
}
