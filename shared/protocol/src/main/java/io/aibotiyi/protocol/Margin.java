package io.aibotiyi.protocol;

import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Margin trading of linear perpetuals on the wire: terms, leverage, margin figures, funding and
 * liquidations. Money is in the account's currency, in which the perpetuals are quoted and settled.
 */
public final class Margin {

    private Margin() {}

    /**
     * Terms of a position up to a notional.
     *
     * @param upTo largest notional of the tier; the last tier's is the largest position there may
     *     be
     * @param maxLeverage that a position of the tier may have
     * @param maintenanceRate share of the notional that must be there
     * @param maintenanceAmount taken off, so that maintenance does not jump between tiers
     */
    public record Tier(
            BigDecimal upTo,
            int maxLeverage,
            BigDecimal maintenanceRate,
            BigDecimal maintenanceAmount) {}

    /**
     * A perpetual and what it stands at.
     *
     * @param index the market that it follows
     * @param standardLeverage of who chose none
     * @param markPrice that positions are valued at; absent while index or book are not live
     * @param indexPrice absent while the index is not live
     * @param fundingRate of the last interval; positive is paid by who is long; absent before the
     *     first
     * @param nextFunding when the present interval ends
     */
    public record PerpetualView(
            InstrumentId instrument,
            InstrumentId index,
            String currency,
            List<Tier> tiers,
            int standardLeverage,
            @Nullable BigDecimal markPrice,
            @Nullable BigDecimal indexPrice,
            @Nullable BigDecimal fundingRate,
            Instant nextFunding) {}

    /** The leverage that is asked for; 1 is none. */
    public record Leverage(int leverage) {}

    /**
     * @param leverage as chosen, or the standard one
     * @param most that the position with its working orders may have now
     */
    public record LeverageView(InstrumentId instrument, int leverage, int most) {}

    /**
     * A position in a perpetual.
     *
     * @param quantity negative is short
     * @param entryPrice average, fees not included
     * @param markPrice absent while index or book are not live, and with it what needs it
     * @param notional its worth at the mark price
     * @param initialMargin set aside for it and its working orders, fees of the orders included
     * @param maintenanceMargin below which equity must not fall
     * @param realisedPnl all it brought so far: profit by average cost, funding, less fees
     * @param funding received, negative is paid; a part of realisedPnl
     * @param liquidationPrice the mark price at which equity would meet maintenance if everything
     *     else stayed as it is; an estimate; absent if no price would
     */
    public record MarginPositionView(
            InstrumentId instrument,
            BigDecimal quantity,
            BigDecimal entryPrice,
            @Nullable BigDecimal markPrice,
            @Nullable BigDecimal notional,
            int leverage,
            BigDecimal initialMargin,
            @Nullable BigDecimal maintenanceMargin,
            @Nullable BigDecimal unrealisedPnl,
            BigDecimal realisedPnl,
            BigDecimal funding,
            @Nullable BigDecimal liquidationPrice) {}

    /**
     * Cross margin of an account: its cash stands for all its perpetuals together.
     *
     * @param collateral cash that is not promised to spot orders, less debt
     * @param unrealisedPnl of all perpetuals at mark prices
     * @param equity collateral and unrealised profit
     * @param usedMargin set aside for positions and orders in perpetuals
     * @param freeMargin what new exposure may use: collateral less losses not realised and less
     *     what is used; profits count once they are realised
     * @param maintenanceMargin of all positions; liquidation begins when equity is less
     * @param ratio maintenance over equity, at 1 liquidation begins; absent while there is no
     *     equity
     * @param debt what losses took beyond the account's cash and is still owed
     * @param complete false while a position has no mark price: it is left out of the sums
     * @param liquidation under way now, or the last; absent if there was none
     */
    public record MarginView(
            BigDecimal collateral,
            BigDecimal unrealisedPnl,
            BigDecimal equity,
            BigDecimal usedMargin,
            BigDecimal freeMargin,
            BigDecimal maintenanceMargin,
            @Nullable BigDecimal ratio,
            BigDecimal debt,
            boolean complete,
            List<MarginPositionView> positions,
            @Nullable LiquidationView liquidation) {}

    /**
     * @param ended absent while it goes on: no order is taken
     * @param equity when it began
     * @param maintenanceMargin when it began
     * @param shortfall that the insurance fund paid
     * @param note what it waits for or how it ended
     */
    public record LiquidationView(
            Instant since,
            @Nullable Instant ended,
            BigDecimal equity,
            BigDecimal maintenanceMargin,
            BigDecimal shortfall,
            @Nullable String note) {}

    /**
     * One funding payment.
     *
     * @param time end of the interval
     * @param rate share of the notional that longs pay to shorts; negative the other way
     * @param payment positive was received
     */
    public record FundingView(
            InstrumentId instrument,
            Instant time,
            BigDecimal rate,
            BigDecimal markPrice,
            BigDecimal quantity,
            BigDecimal payment) {}
}
