package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.backend.ledger.Balance;
import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.marketdata.UnknownInstrumentException;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Trading.BalanceView;
import io.aibotiyi.protocol.Trading.FifoView;
import io.aibotiyi.protocol.Trading.PortfolioView;
import io.aibotiyi.protocol.Trading.PositionView;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What an account is worth: its currency at face value less what it owes, each spot position at the
 * mark price of its own instrument, and of each perpetual the profit that is not realised. A
 * position without a mark price is left out and the portfolio says it is incomplete.
 */
@Service
public final class Valuation {

    private final Ledger ledger;
    private final Positions positions;
    private final MarketData markets;
    private final MarginSource margin;
    private final TradingSettings settings;
    private final Clock clock;

    public Valuation(
            Ledger ledger,
            Positions positions,
            MarketData markets,
            MarginSource margin,
            TradingSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.positions = positions;
        this.markets = markets;
        this.margin = margin;
        this.settings = settings;
        this.clock = clock;
    }

    /** Equity, or empty while a position has no mark price. */
    public Optional<BigDecimal> equity(AccountId account) {
        PortfolioView portfolio = of(account);
        return portfolio.complete() ? Optional.of(portfolio.equity()) : Optional.empty();
    }

    public PortfolioView of(AccountId account) {
        String currency = settings.currency();
        BigDecimal equity = BigDecimal.ZERO;
        BigDecimal realised = BigDecimal.ZERO;
        BigDecimal unrealised = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal fifoCost = BigDecimal.ZERO;
        BigDecimal fifoRealised = BigDecimal.ZERO;
        BigDecimal fifoUnrealised = BigDecimal.ZERO;
        boolean complete = true;
        List<BalanceView> balances = new ArrayList<>();
        for (Balance balance : ledger.balances(account.toString(), LedgerAccount.Kind.CASH)) {
            String asset = balance.account().asset();
            if (asset.equals(currency)) {
                equity = equity.add(balance.total());
            }
            if (balance.total().signum() != 0 || asset.equals(currency)) {
                balances.add(
                        new BalanceView(
                                asset,
                                Decimals.plain(balance.total()),
                                Decimals.plain(balance.held())));
            }
        }
        List<PositionView> views = new ArrayList<>();
        boolean margined = false;
        for (Position position : positions.of(account)) {
            margined |= position.margin();
            Optional<BigDecimal> mark =
                    position.margin()
                            ? margin.mark(position.instrument())
                            : mark(position.instrument());
            Optional<BigDecimal> value = mark.map(position.quantity()::multiply);
            if (position.quantity().signum() != 0) {
                complete &= value.isPresent();
                BigDecimal paid = position.margin() ? position.cost() : BigDecimal.ZERO;
                equity = equity.add(value.map(v -> v.subtract(paid)).orElse(BigDecimal.ZERO));
                unrealised =
                        unrealised.add(
                                value.map(v -> v.subtract(position.cost()))
                                        .orElse(BigDecimal.ZERO));
                fifoUnrealised =
                        fifoUnrealised.add(
                                value.map(v -> v.subtract(position.fifoCost()))
                                        .orElse(BigDecimal.ZERO));
            }
            fifoCost = fifoCost.add(position.fifoCost());
            fifoRealised = fifoRealised.add(position.fifoRealised());
            realised = realised.add(position.realisedPnl());
            fees = fees.add(position.fees());
            views.add(view(position, mark.orElse(null), value.orElse(null)));
        }
        MarginView figures = margined ? margin.view(account) : null;
        if (figures != null) {
            equity = equity.subtract(figures.debt());
        }
        return new PortfolioView(
                account,
                currency,
                Decimals.plain(equity),
                Decimals.plain(realised),
                Decimals.plain(unrealised),
                Decimals.plain(fees),
                complete,
                balances,
                views,
                clock.instant(),
                new FifoView(
                        Decimals.plain(fifoCost),
                        Decimals.plain(fifoRealised),
                        Decimals.plain(fifoUnrealised)),
                figures,
                null);
    }

    private static PositionView view(
            Position position, @Nullable BigDecimal mark, @Nullable BigDecimal value) {
        return new PositionView(
                position.instrument(),
                Decimals.plain(position.quantity()),
                Decimals.plain(position.averagePrice()),
                mark == null ? null : Decimals.plain(mark),
                value == null ? null : Decimals.plain(value.subtract(position.cost())),
                Decimals.plain(position.realisedPnl()),
                Decimals.plain(position.fees()),
                new FifoView(
                        Decimals.plain(position.fifoCost()),
                        Decimals.plain(position.fifoRealised()),
                        value == null
                                ? null
                                : Decimals.plain(value.subtract(position.fifoCost()))));
    }

    private Optional<BigDecimal> mark(InstrumentId id) {
        Optional<Instrument> instrument = markets.instrument(id);
        if (instrument.isEmpty()) {
            return Optional.empty();
        }
        try {
            OptionalLong price = markets.markPrice(id);
            return price.isPresent()
                    ? Optional.of(instrument.get().price(price.getAsLong()))
                    : Optional.empty();
        } catch (UnknownInstrumentException e) {
            // closed between the two questions, as a replay may be
            return Optional.empty();
        }
    }
}
