package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.margin.Liquidations;
import io.aibotiyi.backend.trading.margin.MarginAccounts;
import io.aibotiyi.backend.trading.margin.MarginFigures;
import io.aibotiyi.backend.trading.margin.MarginScreen;
import io.aibotiyi.backend.trading.margin.MarginSettlement;
import io.aibotiyi.backend.trading.margin.MarginTroubles;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Liquidates accounts whose equity is less than their maintenance margin at mark prices.
 *
 * <p>First the liquidation is recorded; from then on the account takes no orders. Then its working
 * orders are cancelled, spot orders too, which may be enough. When they have ended, half of the
 * position with the most maintenance margin is closed at market, reduce-only, all of it when half
 * is worth less than {@link #SMALL}; again and again until equity covers maintenance or nothing is
 * left. A debt is then collected from the cash, and what is left of it the insurance fund pays.
 *
 * <p>Every step follows from rows, so that it goes on after a restart. On several nodes each tries;
 * what one did, the account's lock shows the other.
 */
@Component
final class Liquidator {

    /** A half worth less is not worth another order. */
    static final BigDecimal SMALL = BigDecimal.valueOf(1_000);

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final MarginScreen screen;
    private final MarginTroubles troubles;
    private final MarginAccounts margin;
    private final MarginSettlement settlement;
    private final Liquidations liquidations;
    private final Orders orders;
    private final OrderCancellation cancellation;
    private final OrderPlacement placement;
    private final PaperAccounts accounts;
    private final MarketData markets;
    private final TransactionTemplate transaction;

    Liquidator(
            MarginScreen screen,
            MarginTroubles troubles,
            MarginAccounts margin,
            MarginSettlement settlement,
            Liquidations liquidations,
            Orders orders,
            OrderCancellation cancellation,
            OrderPlacement placement,
            PaperAccounts accounts,
            MarketData markets,
            PlatformTransactionManager transactions) {
        this.screen = screen;
        this.troubles = troubles;
        this.margin = margin;
        this.settlement = settlement;
        this.liquidations = liquidations;
        this.orders = orders;
        this.cancellation = cancellation;
        this.placement = placement;
        this.accounts = accounts;
        this.markets = markets;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Looks at every account with a position and takes one step of every liquidation. An account
     * for which it fails is told to {@link MarginTroubles}; the others are looked after.
     *
     * @return whether one goes on
     */
    boolean round() {
        Set<AccountId> open = new LinkedHashSet<>(liquidations.open());
        for (AccountId account : screen.underMaintenance()) {
            if (!open.contains(account)
                    && troubles.each("To liquidate account " + account, () -> begin(account))) {
                open.add(account);
            }
        }
        boolean busy = false;
        for (AccountId account : open) {
            busy |= troubles.each("The liquidation of account " + account, () -> step(account));
        }
        return busy;
    }

    /** Asked again under the lock. */
    private void begin(AccountId account) {
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            MarginFigures figures = margin.of(account);
            if (figures.underMaintenance()) {
                liquidations.begin(
                        account,
                        figures.equity(),
                        figures.maintenance(),
                        "Orders are being cancelled");
            }
        });
    }

    private void step(AccountId account) {
        List<Order> working = orders.working(account);
        if (!working.isEmpty()) {
            // a market order ends by itself, be it one of ours
            if (working.stream().anyMatch(o -> !o.immediate() && !o.cancelRequested())) {
                cancellation.cancelAll(account);
            }
            return;
        }
        MarginFigures figures = margin.of(account);
        if (!figures.complete()) {
            note(account, "Waits for a mark price");
        } else if (figures.hasPosition() && figures.equity().compareTo(figures.maintenance()) < 0) {
            close(account, figures);
        } else {
            end(account);
        }
    }

    private void close(AccountId account, MarginFigures figures) {
        UserId owner = accounts.ownerOf(account).orElseThrow();
        MarginFigures.Line line =
                figures.lines().stream()
                        .max(Comparator.comparing(MarginFigures.Line::maintenance))
                        .orElseThrow();
        Position position = line.position();
        Optional<Instrument> listed = markets.instrument(position.instrument());
        if (listed.isEmpty()) {
            note(account, "Waits for the market of " + position.instrument());
            return;
        }
        BigDecimal quantity = part(position.quantity().abs(), line.notional(), listed.get());
        try {
            placement.close(owner, closing(position, quantity));
        } catch (ProblemException e) {
            note(account, "Waits to close " + position.instrument() + ": " + e.problem().detail());
        }
    }

    /** Half in whole lots, or all if that is little. */
    private static BigDecimal part(BigDecimal open, BigDecimal notional, Instrument listed) {
        if (notional.multiply(HALF).compareTo(SMALL) < 0) {
            return open;
        }
        BigDecimal lot = listed.quantity(listed.lotSize());
        BigDecimal half = open.multiply(HALF).divideToIntegralValue(lot).multiply(lot);
        return half.signum() == 0 ? open : half;
    }

    static PlaceOrder closing(Position position, BigDecimal quantity) {
        PlaceOrder order =
                PlaceOrder.market(
                        position.account(),
                        position.instrument(),
                        position.quantity().signum() > 0 ? Side.SELL : Side.BUY,
                        quantity);
        return position.margin() ? order.asReduceOnly() : order;
    }

    /** Nothing works and equity covers maintenance; asked again under the lock. */
    private void end(AccountId account) {
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            if (!liquidations.isOpen(account) || orders.countWorking(account) > 0) {
                return;
            }
            settlement.collect(account);
            MarginFigures figures = margin.of(account);
            if (!figures.complete()
                    || (figures.hasPosition()
                            && figures.equity().compareTo(figures.maintenance()) < 0)) {
                return;
            }
            BigDecimal shortfall = settlement.insure(account);
            liquidations.end(
                    account,
                    shortfall,
                    shortfall.signum() > 0
                            ? "The insurance fund paid the rest of the losses"
                            : "Equity covers maintenance again");
        });
    }

    private void note(AccountId account, String note) {
        transaction.executeWithoutResult(status -> {
            accounts.lock(account);
            liquidations.note(account, note);
        });
    }
}
