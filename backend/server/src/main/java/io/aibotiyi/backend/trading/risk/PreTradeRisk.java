package io.aibotiyi.backend.trading.risk;

import io.aibotiyi.backend.trading.portfolio.DayStart;
import io.aibotiyi.backend.trading.portfolio.Decimals;
import io.aibotiyi.backend.trading.portfolio.Valuation;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Risk.HaltView;
import io.aibotiyi.protocol.Risk.Limits;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Refuses orders that a limit forbids, naming the limit and by how much. A limit that cannot be
 * checked, because nothing prices the instrument right now, refuses too.
 */
@Component
public final class PreTradeRisk {

    /**
     * An order as risk sees it.
     *
     * @param limitPrice what the order asks; null for a market order
     * @param price what it would execute at: the limit, or for a market order the best price it
     *     meets
     * @param mark null while nothing prices the instrument
     * @param reference what the limit is measured from: the mark, or the trigger of an order that
     *     waits; null while there is none
     * @param after the position with this and the account's other orders of its side
     * @param increases it opens or increases a position; in a spot market every buy
     */
    public record Candidate(
            AccountId account,
            InstrumentId instrument,
            Side side,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice,
            BigDecimal price,
            @Nullable BigDecimal mark,
            @Nullable BigDecimal reference,
            BigDecimal after,
            boolean increases) {}

    private final RiskLimits limits;
    private final HaltStore halts;
    private final OrderRate rate;
    private final DayStart days;
    private final Valuation valuation;
    private final Clock clock;
    private final LongSupplier nanoTime;

    @Autowired
    PreTradeRisk(
            RiskLimits limits,
            HaltStore halts,
            OrderRate rate,
            DayStart days,
            Valuation valuation,
            Clock clock) {
        this(limits, halts, rate, days, valuation, clock, System::nanoTime);
    }

    PreTradeRisk(
            RiskLimits limits,
            HaltStore halts,
            OrderRate rate,
            DayStart days,
            Valuation valuation,
            Clock clock,
            LongSupplier nanoTime) {
        this.limits = limits;
        this.halts = halts;
        this.rate = rate;
        this.days = days;
        this.valuation = valuation;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    /**
     * In the caller's transaction, which holds the account's lock.
     *
     * @param counted false leaves out the rate of orders
     * @throws ProblemException ACCOUNT_HALTED, ORDER_RATE_EXCEEDED, PRICE_OUTSIDE_COLLAR,
     *     ORDER_TOO_LARGE, POSITION_TOO_LARGE, DAILY_LOSS_REACHED; BOOK_NOT_LIVE if a limit cannot
     *     be checked
     */
    public void check(Candidate order, boolean counted) {
        notHalted(order);
        Limits now = limits.of(order.account()).effective();
        if (counted) {
            rate(order, now.maxOrdersPerSecond());
        }
        collar(order, now.priceCollar());
        worth(order, now.maxOrderNotional());
        increasing(order, now);
    }

    /**
     * What may have changed since an order that waited was taken: a halt, and for what increases
     * the position and the day's loss.
     *
     * @throws ProblemException ACCOUNT_HALTED, POSITION_TOO_LARGE, DAILY_LOSS_REACHED;
     *     BOOK_NOT_LIVE if a limit cannot be checked
     */
    public void checkFired(Candidate order) {
        notHalted(order);
        increasing(order, limits.of(order.account()).effective());
    }

    private void increasing(Candidate order, Limits now) {
        if (order.increases()) {
            position(order, now.maxPositionNotional());
            loss(order, now.maxDailyLoss());
        }
    }

    private void notHalted(Candidate order) {
        Optional<HaltView> halt = halts.of(order.account());
        if (halt.isPresent()) {
            throw new ProblemException(
                    ErrorCode.ACCOUNT_HALTED,
                    "Trading is halted since "
                            + halt.get().since()
                            + ": "
                            + halt.get().reason()
                            + ". Cancels are taken; resume the account to trade on");
        }
    }

    private void rate(Candidate order, @Nullable Integer perSecond) {
        if (perSecond != null && !rate.take(order.account(), perSecond, nanoTime.getAsLong())) {
            throw new ProblemException(
                    ErrorCode.ORDER_RATE_EXCEEDED,
                    "The account may place " + perSecond + " orders a second; slow down");
        }
    }

    private static void collar(Candidate order, @Nullable BigDecimal collar) {
        BigDecimal limit = order.limitPrice();
        if (collar == null || limit == null) {
            return;
        }
        BigDecimal mark = order.reference();
        if (mark == null) {
            throw unpriced(order, "price collar");
        }
        BigDecimal away = mark.multiply(collar);
        boolean buying = order.side() == Side.BUY;
        BigDecimal bound = buying ? mark.add(away) : mark.subtract(away);
        if (buying ? limit.compareTo(bound) > 0 : limit.compareTo(bound) < 0) {
            throw new ProblemException(
                    ErrorCode.PRICE_OUTSIDE_COLLAR,
                    order.side()
                            + " at "
                            + plain(limit)
                            + " is beyond "
                            + plain(bound)
                            + ", which the price collar allows at a price of "
                            + plain(mark),
                    "price");
        }
    }

    private static void worth(Candidate order, @Nullable BigDecimal most) {
        if (most == null) {
            return;
        }
        BigDecimal worth = order.price().multiply(order.quantity());
        if (worth.compareTo(most) > 0) {
            throw new ProblemException(
                    ErrorCode.ORDER_TOO_LARGE,
                    "The order is worth " + plain(worth) + "; one order may be " + plain(most),
                    "quantity");
        }
    }

    private static void position(Candidate order, @Nullable BigDecimal most) {
        if (most == null) {
            return;
        }
        BigDecimal mark = order.mark();
        BigDecimal price = mark == null ? order.price() : mark.max(order.price());
        BigDecimal after = order.after().multiply(price);
        if (after.compareTo(most) > 0) {
            throw new ProblemException(
                    ErrorCode.POSITION_TOO_LARGE,
                    "With working orders the position would be worth "
                            + plain(after)
                            + "; it may be "
                            + plain(most),
                    "quantity");
        }
    }

    private void loss(Candidate order, @Nullable BigDecimal most) {
        if (most == null) {
            return;
        }
        BigDecimal equity =
                valuation
                        .equity(order.account())
                        .orElseThrow(() -> unpriced(order, "limit of the day's loss"));
        LocalDate day = DayStart.dayOf(clock.instant());
        days.remember(order.account(), day, Decimals.roundDown(equity));
        BigDecimal lost = days.equity(order.account(), day).orElse(equity).subtract(equity);
        if (lost.compareTo(most) >= 0) {
            throw new ProblemException(
                    ErrorCode.DAILY_LOSS_REACHED,
                    "The account lost "
                            + plain(lost)
                            + " since midnight UTC, its limit is "
                            + plain(most)
                            + "; only what closes is taken until tomorrow");
        }
    }

    private static ProblemException unpriced(Candidate order, String limit) {
        return new ProblemException(
                ErrorCode.BOOK_NOT_LIVE,
                "The "
                        + limit
                        + " of the account cannot be checked: something it holds or asks for has"
                        + " no price now ("
                        + order.instrument()
                        + ")");
    }

    private static String plain(BigDecimal value) {
        return Decimals.plain(value).toPlainString();
    }
}
