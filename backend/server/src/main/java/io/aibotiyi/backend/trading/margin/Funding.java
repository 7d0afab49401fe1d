package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.ledger.Posting;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.operations.Outbox;
import io.aibotiyi.backend.trading.PortfolioChanged;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.PaperAccounts;
import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Pays funding at the end of each interval: longs to shorts by the rate, or the other way, on the
 * position that the fills up to the end of the interval made, at the mark of that time.
 *
 * <p>Rate and payments are rows that exist once per interval, and a payment is one transaction with
 * its posting, so that none is paid twice, whatever restarts or how many nodes try. What could not
 * be priced or paid within {@link #LATEST} is not paid at all.
 */
@Component
public final class Funding {

    /** How long after its end an interval is still paid. */
    static final Duration LATEST = Duration.ofHours(1);

    private final MarketData markets;
    private final MarkPrices marks;
    private final FundingRates rates;
    private final PaperAccounts accounts;
    private final Positions positions;
    private final MarginSettlement settlement;
    private final MarginTroubles troubles;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Funding(
            MarketData markets,
            MarkPrices marks,
            FundingRates rates,
            PaperAccounts accounts,
            Positions positions,
            MarginSettlement settlement,
            MarginTroubles troubles,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.markets = markets;
        this.marks = marks;
        this.rates = rates;
        this.accounts = accounts;
        this.positions = positions;
        this.settlement = settlement;
        this.troubles = troubles;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * One round: pays what is due of the last interval. Whom it cannot pay is told to {@link
     * MarginTroubles} and tried again by the next round; the others are paid.
     */
    public void round() {
        Instant now = clock.instant();
        Instant end = FundingRates.lastEnd(now);
        if (end.plus(LATEST).isBefore(now)) {
            return;
        }
        for (Instrument instrument : markets.instruments()) {
            if (markets.perpetual(instrument.id()).isPresent()) {
                troubles.each(
                        "The funding of " + instrument.id(),
                        () -> rate(instrument.id(), end).ifPresent(r -> pay(instrument, end, r)));
            }
        }
    }

    /** The interval's rate: as stored, or from the prices now, which makes it the stored one. */
    private Optional<FundingRates.Rate> rate(InstrumentId instrument, Instant end) {
        Optional<FundingRates.Rate> stored = rates.of(instrument, end);
        Optional<BigDecimal> mark = marks.mark(instrument);
        Optional<BigDecimal> index = marks.index(instrument);
        if (stored.isPresent() || mark.isEmpty() || index.isEmpty()) {
            return stored;
        }
        try {
            rates.add(
                    instrument,
                    end,
                    new FundingRates.Rate(FundingRates.rate(mark.get(), index.get()), mark.get()));
        } catch (DuplicateKeyException e) {
            // another node was faster; its rate holds
        }
        return rates.of(instrument, end);
    }

    private void pay(Instrument instrument, Instant end, FundingRates.Rate rate) {
        for (AccountId account : rates.unpaid(instrument.id(), end)) {
            troubles.each(
                    "The funding of " + instrument.id() + " for account " + account,
                    () ->
                            transaction.executeWithoutResult(
                                    status -> pay(account, instrument, end, rate)));
        }
    }

    private void pay(
            AccountId account, Instrument instrument, Instant end, FundingRates.Rate rate) {
        InstrumentId id = instrument.id();
        accounts.lock(account);
        if (rates.isPaid(account, id, end)) {
            return;
        }
        Position position = positions.of(account, id);
        BigDecimal quantity = position.quantity().subtract(rates.tradedSince(account, id, end));
        BigDecimal payment =
                Decimals.roundDown(quantity.multiply(rate.mark()).multiply(rate.rate())).negate();
        rates.paid(account, id, end, quantity, payment);
        if (payment.signum() == 0) {
            return;
        }
        positions.store(position.funded(payment));
        settlement.settle(
                account,
                id,
                "funding:" + id + ":" + end + ":" + account,
                "Funding of " + id + " until " + end,
                payment,
                List.of(
                        new Posting(
                                LedgerAccount.fundingClearing(id.venue(), instrument.quoteAsset()),
                                payment.negate())));
        outbox.append(new PortfolioChanged(account));
    }
}
