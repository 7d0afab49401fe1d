package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.LiveAccounts;
import io.aibotiyi.backend.trading.LiveFill;
import io.aibotiyi.backend.trading.LiveVenue;
import io.aibotiyi.backend.trading.portfolio.Adjustments;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.EquityHistory;
import io.aibotiyi.backend.trading.portfolio.Holdings;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.Valuation;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.AdjustmentReason;
import io.aibotiyi.protocol.Trading.AmendOrder;
import io.aibotiyi.strategies.execution.ExecutionReport;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Live accounts' orders and money, as their connections see them. */
@Component
final class LiveBooks implements LiveAccounts {

    private final PaperAccounts accounts;
    private final Orders orders;
    private final Venues venues;
    private final ReportQueue reports;
    private final Adjustments adjustments;
    private final Ledger ledger;
    private final MarketData markets;
    private final OrderNews news;
    private final Holdings holdings;
    private final Valuation valuation;
    private final EquityHistory equity;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LiveBooks(
            PaperAccounts accounts,
            Orders orders,
            Venues venues,
            ReportQueue reports,
            Adjustments adjustments,
            Ledger ledger,
            MarketData markets,
            OrderNews news,
            Holdings holdings,
            Valuation valuation,
            EquityHistory equity,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.orders = orders;
        this.venues = venues;
        this.reports = reports;
        this.adjustments = adjustments;
        this.ledger = ledger;
        this.markets = markets;
        this.news = news;
        this.holdings = holdings;
        this.valuation = valuation;
        this.equity = equity;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public AccountId open(UserId owner, VenueId venue, String name) {
        return accounts.openLive(owner, venue, name);
    }

    @Override
    public List<Working> working(AccountId account) {
        Optional<LiveVenue> venue = venues.live(account);
        List<Working> all = new ArrayList<>();
        for (Order order : orders.working(account)) {
            Optional<Instrument> listed = markets.instrument(order.instrument());
            if (order.isHere() || venue.isEmpty() || listed.isEmpty()) {
                continue;
            }
            AmendOrder pending = order.terms().pending();
            all.add(
                    new Working(
                            order.offer(listed.get(), venue.get().capabilities()),
                            orders.wasSent(order.id()),
                            !order.immediate(),
                            order.cancelRequested(),
                            pending == null
                                    ? null
                                    : OrderAmendment.command(order, pending, listed.get())));
        }
        return all;
    }

    @Override
    public long workingCount(AccountId account) {
        accounts.lock(account);
        return orders.countWorking(account);
    }

    @Override
    public void sending(OrderId order) {
        orders.sending(order);
    }

    @Override
    public Optional<BigDecimal> amendedQuantity(OrderId order) {
        return orders.find(order)
                .map(o -> o.terms().pending())
                .map(AmendOrder::quantity)
                .map(Decimals::plain);
    }

    @Override
    public void report(VenueId venue, ExecutionReport report) {
        reports.add(venue, report);
    }

    @Override
    public void filled(VenueId venue, LiveFill fill) {
        reports.add(venue, fill);
    }

    @Override
    public int unbooked() {
        return reports.pending();
    }

    @Override
    public Map<String, BigDecimal> totals(AccountId account) {
        Map<String, BigDecimal> totals = new HashMap<>();
        for (Balance balance : ledger.balances(account.toString(), LedgerAccount.Kind.CASH)) {
            if (balance.total().signum() != 0) {
                totals.put(balance.account().asset(), balance.total());
            }
        }
        return totals;
    }

    @Override
    public BigDecimal free(AccountId account, String asset) {
        return ledger.balance(LedgerAccount.cash(account, asset)).free();
    }

    @Override
    public Map<String, BigDecimal> boundAtVenue(AccountId account) {
        Map<String, BigDecimal> bound = new HashMap<>();
        for (Order order : orders.working(account)) {
            Optional<Instrument> listed = markets.instrument(order.instrument());
            if (!order.isHere() && listed.isPresent()) {
                String asset =
                        order.side() == Side.BUY
                                ? listed.get().quoteAsset()
                                : listed.get().baseAsset();
                bound.merge(asset, order.requiredHold(), BigDecimal::add);
            }
        }
        return bound;
    }

    @Override
    public Optional<String> adjust(
            AccountId account,
            VenueId venue,
            String asset,
            BigDecimal venueTotal,
            BigDecimal ledgerTotal,
            AdjustmentReason reason) {
        return transaction.execute(status -> {
            accounts.lock(account);
            Optional<String> left =
                    adjustments.settle(account, venue, asset, venueTotal, ledgerTotal, reason);
            valuation.equity(account).ifPresent(e -> equity.record(account, clock.instant(), e));
            news.portfolio(account);
            return left;
        });
    }

    @Override
    public void align(AccountId account, VenueId venue) {
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            totals(account).forEach((asset, total) -> holdings.align(account, venue, asset, total));
        });
    }

    @Override
    public List<Adjustment> adjustments(UserId user, AccountId account, int limit) {
        accounts.require(user, account);
        return adjustments.newest(account, limit);
    }
}
