package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.operations.Outbox;
import io.aibotiyi.backend.trading.MarginService;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Margin.FundingView;
import io.aibotiyi.protocol.Margin.LeverageView;
import io.aibotiyi.protocol.Margin.LiquidationView;
import io.aibotiyi.protocol.Margin.MarginView;
import io.aibotiyi.protocol.Margin.PerpetualView;
import io.aibotiyi.protocol.Margin.Tier;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers what people ask of margin, and changes their leverage. */
@Service
final class MarginDesk implements MarginService {

    private final PaperAccounts people;
    private final MarketData markets;
    private final MarginAccounts accounts;
    private final MarginHolds holds;
    private final MarginChecks checks;
    private final Leverages leverages;
    private final MarkPrices marks;
    private final FundingRates rates;
    private final Liquidations liquidations;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MarginDesk(
            PaperAccounts people,
            MarketData markets,
            MarginAccounts accounts,
            MarginHolds holds,
            MarginChecks checks,
            Leverages leverages,
            MarkPrices marks,
            FundingRates rates,
            Liquidations liquidations,
            AuditLog audit,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.markets = markets;
        this.accounts = accounts;
        this.holds = holds;
        this.checks = checks;
        this.leverages = leverages;
        this.marks = marks;
        this.rates = rates;
        this.liquidations = liquidations;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public List<PerpetualView> perpetuals() {
        List<PerpetualView> all = new ArrayList<>();
        for (Instrument instrument : markets.instruments()) {
            markets.perpetual(instrument.id()).ifPresent(terms -> all.add(view(instrument, terms)));
        }
        return all;
    }

    private PerpetualView view(Instrument instrument, PerpetualTerms terms) {
        List<Tier> tiers =
                IntStream.range(0, terms.tiers().size()).mapToObj(i -> tier(terms, i)).toList();
        return new PerpetualView(
                instrument.id(),
                terms.index(),
                instrument.quoteAsset(),
                tiers,
                terms.standardLeverage(),
                marks.mark(instrument.id()).orElse(null),
                marks.index(instrument.id()).map(Decimals::plain).orElse(null),
                rates.last(instrument.id()).map(Decimals::plain).orElse(null),
                FundingRates.nextEnd(clock.instant()));
    }

    private static Tier tier(PerpetualTerms terms, int index) {
        PerpetualTerms.Tier tier = terms.tiers().get(index);
        return new Tier(
                tier.upTo(),
                tier.maxLeverage(),
                tier.maintenanceRate(),
                Decimals.plain(terms.maintenanceAmount(index)));
    }

    @Override
    public MarginView margin(UserId user, AccountId account) {
        people.require(user, account);
        return accounts.view(account);
    }

    @Override
    public LeverageView leverage(UserId user, AccountId account, InstrumentId instrument) {
        people.require(user, account);
        PerpetualTerms terms = terms(instrument);
        return new LeverageView(
                instrument,
                holds.leverage(account, instrument),
                terms.maxLeverage(checks.exposure(account, instrument)));
    }

    @Override
    public LeverageView leverage(
            UserId user, AccountId account, InstrumentId instrument, int leverage) {
        people.require(user, account);
        PerpetualTerms terms = terms(instrument);
        if (leverage < 1 || leverage > terms.tiers().getFirst().maxLeverage()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "leverage is 1 to " + terms.tiers().getFirst().maxLeverage(),
                    "leverage");
        }
        return Objects.requireNonNull(
                transaction.execute(status -> choose(account, instrument, terms, leverage)));
    }

    private LeverageView choose(
            AccountId account, InstrumentId instrument, PerpetualTerms terms, int leverage) {
        people.lock(account);
        liquidations.requireNone(account);
        BigDecimal exposure = checks.exposure(account, instrument);
        MarginChecks.requireLeverage(terms, exposure, leverage, "leverage");
        leverages.choose(account, instrument, leverage);
        BigDecimal needed = holds.need(account, instrument).total();
        BigDecimal more = needed.subtract(holds.held(account, instrument));
        if (more.signum() > 0) {
            requireFree(account, more);
        }
        holds.set(account, instrument, needed);
        audit.append(
                AuditEvent.done("trading.leverage.changed", "account:" + account)
                        .with(
                                Map.of(
                                        "instrument",
                                        instrument.toString(),
                                        "leverage",
                                        Integer.toString(leverage))));
        outbox.append(new PortfolioChanged(account));
        return new LeverageView(instrument, leverage, terms.maxLeverage(exposure));
    }

    private void requireFree(AccountId account, BigDecimal more) {
        BigDecimal free = checks.free(account);
        if (more.compareTo(free) > 0) {
            throw new ProblemException(
                    ErrorCode.LEVERAGE_UNSAFE,
                    "The position and orders would need "
                            + MarginChecks.text(more)
                            + " more of margin, but only "
                            + MarginChecks.text(free.max(BigDecimal.ZERO))
                            + " is free; close or cancel some first",
                    "leverage");
        }
    }

    private PerpetualTerms terms(InstrumentId instrument) {
        if (markets.instrument(instrument).isEmpty()) {
            throw new ProblemException(
                    ErrorCode.UNKNOWN_INSTRUMENT,
                    "Nothing here is called " + instrument,
                    "instrument");
        }
        return markets.perpetual(instrument)
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.NOT_A_MARGIN_SYMBOL,
                                instrument + " is a spot market; leverage is of perpetuals",
                                "instrument"));
    }

    @Override
    public List<FundingView> funding(UserId user, AccountId account, int limit) {
        people.require(user, account);
        return rates.newest(account, limit);
    }

    @Override
    public List<LiquidationView> liquidations(UserId user, AccountId account, int limit) {
        people.require(user, account);
        return liquidations.newest(account, limit);
    }
}
