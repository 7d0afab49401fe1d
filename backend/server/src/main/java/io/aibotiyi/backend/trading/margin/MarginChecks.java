package io.aibotiyi.backend.trading.margin;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether margin allows what is asked for; under the account's lock. */
@Component
public final class MarginChecks {

    private final MarketData markets;
    private final Positions positions;
    private final MarginHolds holds;
    private final MarginAccounts accounts;
    private final MarginSettlement settlement;

    MarginChecks(
            MarketData markets,
            Positions positions,
            MarginHolds holds,
            MarginAccounts accounts,
            MarginSettlement settlement) {
        this.markets = markets;
        this.positions = positions;
        this.holds = holds;
        this.accounts = accounts;
        this.settlement = settlement;
    }

    /** True for a perpetual. */
    public boolean isMargin(InstrumentId instrument) {
        return markets.perpetual(instrument).isPresent();
    }

    /**
     * The price at which an order in a perpetual is margined: of a buy the worst it may execute at,
     * of a sale its limit or trigger, or the market's price if that is higher.
     *
     * @param worst the order's limit; null if it has none
     * @param trigger that it waits for; null if it waits for none
     * @throws ProblemException BOOK_NOT_LIVE if nothing prices it
     */
    public BigDecimal price(
            InstrumentId instrument,
            Side side,
            @Nullable BigDecimal worst,
            @Nullable BigDecimal trigger) {
        if (side == Side.BUY && worst != null) {
            return worst;
        }
        BigDecimal price = worst == null ? BigDecimal.ZERO : worst;
        if (trigger != null) {
            price = price.max(trigger);
        }
        OptionalLong market = markets.markPrice(instrument);
        if (market.isPresent()) {
            price =
                    price.max(
                            markets.instrument(instrument).orElseThrow().price(market.getAsLong()));
        }
        if (price.signum() == 0 || (market.isEmpty() && trigger == null)) {
            throw new ProblemException(
                    ErrorCode.BOOK_NOT_LIVE,
                    "Nothing prices " + instrument + " now, so its margin is not known");
        }
        return price;
    }

    /** Notional of the position with the worse side's orders. */
    public BigDecimal exposure(AccountId account, InstrumentId instrument) {
        return holds.need(account, instrument).exposure();
    }

    /**
     * Takes the hold for orders as they are stored now. What does not increase the exposure is
     * never refused.
     *
     * @param instrument listed now
     * @param before the exposure without what was just stored
     * @throws ProblemException POSITION_TOO_LARGE, LEVERAGE_TOO_HIGH, MARGIN_INSUFFICIENT;
     *     BOOK_NOT_LIVE if a position of the account has no mark price
     */
    public void admit(AccountId account, InstrumentId instrument, BigDecimal before) {
        MarginNeed need = holds.need(account, instrument);
        if (need.exposure().compareTo(before) <= 0) {
            holds.refresh(account, instrument);
            return;
        }
        PerpetualTerms terms = holds.terms(instrument).orElseThrow();
        if (need.exposure().compareTo(terms.mostNotional()) > 0) {
            throw new ProblemException(
                    ErrorCode.POSITION_TOO_LARGE,
                    "With working orders the position would be worth "
                            + text(need.exposure())
                            + "; "
                            + instrument
                            + " allows "
                            + text(terms.mostNotional()),
                    "quantity");
        }
        requireLeverage(terms, need.exposure(), holds.leverage(account, instrument), "quantity");
        BigDecimal more = need.total().subtract(holds.held(account, instrument));
        BigDecimal free = free(account);
        if (more.compareTo(free) > 0) {
            throw new ProblemException(
                    ErrorCode.MARGIN_INSUFFICIENT,
                    "It needs "
                            + text(more)
                            + " of margin and for fees, but only "
                            + text(free.max(BigDecimal.ZERO))
                            + " is free",
                    "quantity");
        }
        holds.set(account, instrument, need.total());
    }

    /**
     * @throws ProblemException LEVERAGE_TOO_HIGH
     */
    static void requireLeverage(
            PerpetualTerms terms, BigDecimal exposure, int leverage, String field) {
        int most = terms.maxLeverage(exposure);
        if (leverage > most) {
            throw new ProblemException(
                    ErrorCode.LEVERAGE_TOO_HIGH,
                    "A position worth "
                            + text(exposure)
                            + " with its orders may have a leverage of "
                            + most
                            + ", not "
                            + leverage
                            + "; choose less leverage or trade less",
                    field);
        }
    }

    /**
     * Asks whether a spot order may take cash: what stands for perpetuals is not spent.
     *
     * @param more that its hold grows by
     * @throws ProblemException INSUFFICIENT_FUNDS; BOOK_NOT_LIVE if a perpetual has no mark price
     */
    public void requireSpendable(AccountId account, BigDecimal more) {
        boolean margined = positions.hasMargin(account) || settlement.debt(account).signum() > 0;
        if (!margined) {
            return;
        }
        BigDecimal free = free(account);
        if (more.compareTo(free) > 0) {
            throw new ProblemException(
                    ErrorCode.INSUFFICIENT_FUNDS,
                    "Needs "
                            + text(more)
                            + ", but beside the margin and the losses of perpetuals only "
                            + text(free.max(BigDecimal.ZERO))
                            + " is free",
                    "quantity");
        }
    }

    BigDecimal free(AccountId account) {
        MarginFigures figures = accounts.of(account);
        if (!figures.complete()) {
            throw new ProblemException(
                    ErrorCode.BOOK_NOT_LIVE,
                    "A position of the account has no mark price now, so its margin is not known");
        }
        return figures.free();
    }

    static String text(BigDecimal value) {
        return Decimals.plain(value).toPlainString();
    }
}
