package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.portfolio.TradingSettings;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Puts a ceiling on market orders that buy, so that a fill can never cost more than is held.
 *
 * <p>The ceiling is the worst price that filling the quantity from the present book would take,
 * plus the market protection (2 %), or what the free funds can pay for the whole quantity, if that
 * is less. The venue gets a limit order at the ceiling that does not rest; what the book cannot
 * fill below it is cancelled.
 */
@Component
final class MarketBuys {

    /** Levels looked at; a larger order is measured by the last of them. */
    static final int DEPTH = 1_000;

    private final TradingSettings settings;

    MarketBuys(TradingSettings settings) {
        this.settings = settings;
    }

    /**
     * What filling the quantity from the asks would take.
     *
     * @param worst price of the last level needed, in price units
     * @param notional cost without fees of what the asks hold of the quantity
     */
    record Walk(long best, long worst, BigDecimal notional) {}

    /**
     * @throws ProblemException BOOK_NOT_LIVE if nothing is offered
     */
    static Walk walk(BookSnapshot book, long quantity, Instrument instrument) {
        List<BookLevel> asks = book.asks();
        if (asks.isEmpty()) {
            throw new ProblemException(
                    ErrorCode.BOOK_NOT_LIVE, "Nobody sells " + instrument.id() + " right now");
        }
        long left = quantity;
        long worst = asks.getFirst().price();
        BigDecimal notional = BigDecimal.ZERO;
        for (BookLevel level : asks) {
            if (left == 0) {
                break;
            }
            long taken = Math.min(left, level.quantity());
            notional =
                    notional.add(
                            instrument.price(level.price()).multiply(instrument.quantity(taken)));
            worst = level.price();
            left -= taken;
        }
        return new Walk(asks.getFirst().price(), worst, notional);
    }

    /**
     * The ceiling, on the tick.
     *
     * @throws ProblemException INSUFFICIENT_FUNDS if the free funds do not pay for the walk
     */
    BigDecimal ceiling(Walk walk, BigDecimal quantity, BigDecimal free, Instrument instrument) {
        BigDecimal withFee = BigDecimal.ONE.add(settings.highestFeeRate());
        BigDecimal cost = walk.notional().multiply(withFee);
        BigDecimal affordable =
                onTick(free.divide(quantity.multiply(withFee), 18, RoundingMode.DOWN), instrument);
        if (cost.compareTo(free) > 0 || affordable.compareTo(instrument.price(walk.best())) < 0) {
            throw new ProblemException(
                    ErrorCode.INSUFFICIENT_FUNDS,
                    "Buying it now would take about "
                            + cost.setScale(2, RoundingMode.UP).toPlainString()
                            + " "
                            + instrument.quoteAsset()
                            + " with the fee, but only "
                            + free.setScale(2, RoundingMode.DOWN).toPlainString()
                            + " is free",
                    "quantity");
        }
        BigDecimal protectedPrice =
                onTick(
                        instrument
                                .price(walk.worst())
                                .multiply(BigDecimal.ONE.add(settings.marketProtection())),
                        instrument);
        return protectedPrice.min(affordable);
    }

    /** So far beyond a price, on the tick and at least one. */
    BigDecimal protectedPrice(BigDecimal price, Side side, Instrument instrument) {
        BigDecimal away = settings.marketProtection().multiply(BigDecimal.valueOf(side.sign()));
        BigDecimal bound = onTick(price.multiply(BigDecimal.ONE.add(away)), instrument);
        return bound.max(instrument.price(instrument.tickSize()));
    }

    private static BigDecimal onTick(BigDecimal price, Instrument instrument) {
        BigDecimal tick = instrument.price(instrument.tickSize());
        return price.divideToIntegralValue(tick).multiply(tick);
    }
}
