package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.ledger.Ledger;
import io.aibotiyi.backend.ledger.LedgerAccount;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * One hold in the ledger per account and perpetual, for its position and orders together ({@link
 * MarginNeed}); changed only under the account's lock.
 *
 * <p>New exposure takes a hold only if it is wholly free. What follows from fills and prices never
 * fails: it takes what is there, and what is missing shows as no free margin.
 */
@Component
public final class MarginHolds {

    /** Of the names of all margin holds. */
    static final String PREFIX = "margin:";

    private final Ledger ledger;
    private final MarketData markets;
    private final Positions positions;
    private final MarginOrders orders;
    private final Leverages leverages;
    private final TradingSettings settings;

    MarginHolds(
            Ledger ledger,
            MarketData markets,
            Positions positions,
            MarginOrders orders,
            Leverages leverages,
            TradingSettings settings) {
        this.ledger = ledger;
        this.markets = markets;
        this.positions = positions;
        this.orders = orders;
        this.leverages = leverages;
        this.settings = settings;
    }

    static String name(AccountId account, InstrumentId instrument) {
        return PREFIX + account + ":" + instrument;
    }

    LedgerAccount cash(AccountId account) {
        return LedgerAccount.cash(account, settings.currency());
    }

    /** What the instrument needs now. */
    MarginNeed need(AccountId account, InstrumentId instrument) {
        return MarginNeed.of(
                positions.of(account, instrument),
                orders.of(account, instrument),
                leverage(account, instrument));
    }

    int leverage(AccountId account, InstrumentId instrument) {
        return leverages.of(account, instrument, terms(instrument));
    }

    /** Empty if it is no perpetual, or one that is not listed now. */
    Optional<PerpetualTerms> terms(InstrumentId instrument) {
        return markets.perpetual(instrument);
    }

    BigDecimal held(AccountId account, InstrumentId instrument) {
        return ledger.held(name(account, instrument));
    }

    /** All margin holds of the account. */
    BigDecimal held(AccountId account) {
        BigDecimal sum = BigDecimal.ZERO;
        for (InstrumentId instrument : orders.instruments(account)) {
            sum = sum.add(held(account, instrument));
        }
        return sum;
    }

    /** Holds what is needed, or what of it is free; an order or the position changed. */
    public void refresh(AccountId account, InstrumentId instrument) {
        set(account, instrument, need(account, instrument).total());
    }

    void set(AccountId account, InstrumentId instrument, BigDecimal needed) {
        String name = name(account, instrument);
        BigDecimal held = ledger.held(name);
        if (needed.compareTo(held) <= 0) {
            ledger.reduce(name, needed);
            return;
        }
        ledger.release(name);
        BigDecimal possible = needed.min(ledger.balance(cash(account)).free());
        if (possible.signum() > 0) {
            ledger.reserve(name, cash(account), possible);
        }
    }

    /** Frees all margin holds, so that a loss can be paid; {@link #restore} follows. */
    List<InstrumentId> releaseAll(AccountId account, InstrumentId first) {
        List<InstrumentId> all = new ArrayList<>(orders.instruments(account));
        if (!all.contains(first)) {
            all.add(first);
        }
        all.forEach(instrument -> ledger.release(name(account, instrument)));
        return all;
    }

    void restore(AccountId account, List<InstrumentId> instruments) {
        instruments.forEach(instrument -> refresh(account, instrument));
    }
}
