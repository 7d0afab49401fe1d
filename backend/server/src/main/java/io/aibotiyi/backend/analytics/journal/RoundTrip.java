package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.Amounts.kept;
import static io.aibotiyi.backend.analytics.journal.Amounts.share;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Journal.Direction;
import io.aibotiyi.protocol.Journal.EntryState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round trip as fills make it, by average cost: a closing part costs its share of what is open,
 * rounded half-even to 18 decimals, and the last part what is left, so that over the whole trip
 * first in, first out comes to the same. Amounts are of the quote asset. One thread at a time.
 */
final class RoundTrip {

    /** What never changes. */
    record Origin(
            UUID id,
            AccountId account,
            InstrumentId instrument,
            TradingMode mode,
            String currency,
            boolean margin,
            Direction direction,
            Instant entryAt,
            Instant orderedAt,
            boolean transferred) {

        Side closingSide() {
            return direction == Direction.LONG ? Side.SELL : Side.BUY;
        }

        BigDecimal sign() {
            return direction == Direction.LONG ? BigDecimal.ONE : BigDecimal.ONE.negate();
        }
    }

    /** What fills change. */
    record Sums(
            BigDecimal entryQuantity,
            BigDecimal entryNotional,
            BigDecimal exitQuantity,
            BigDecimal exitNotional,
            BigDecimal openQuantity,
            BigDecimal openCost,
            BigDecimal largest,
            BigDecimal gross,
            BigDecimal fees,
            BigDecimal funding) {

        static final Sums NONE =
                new Sums(
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);

        Sums entered(BigDecimal quantity, BigDecimal notional) {
            BigDecimal open = openQuantity.add(quantity);
            return new Sums(
                    entryQuantity.add(quantity),
                    entryNotional.add(notional),
                    exitQuantity,
                    exitNotional,
                    open,
                    openCost.add(notional),
                    largest.max(open),
                    gross,
                    fees,
                    funding);
        }

        Sums left(BigDecimal quantity, BigDecimal notional, BigDecimal sign) {
            BigDecimal cost = share(openCost, quantity, openQuantity);
            return new Sums(
                    entryQuantity,
                    entryNotional,
                    exitQuantity.add(quantity),
                    exitNotional.add(notional),
                    openQuantity.subtract(quantity),
                    openCost.subtract(cost),
                    largest,
                    gross.add(notional.subtract(cost).multiply(sign)),
                    fees,
                    funding);
        }

        Sums paid(BigDecimal fee) {
            return with(fees.add(fee), funding);
        }

        Sums funded(BigDecimal payment) {
            return with(fees, funding.add(payment));
        }

        private Sums with(BigDecimal allFees, BigDecimal allFunding) {
            return new Sums(
                    entryQuantity,
                    entryNotional,
                    exitQuantity,
                    exitNotional,
                    openQuantity,
                    openCost,
                    largest,
                    gross,
                    allFees,
                    allFunding);
        }
    }

    private final Origin origin;
    private Sums sums;
    private EntryState state;
    private @Nullable Instant exitAt;
    private int fills;
    private boolean liquidated;
    private @Nullable BigDecimal stop;

    /** One that begins. */
    RoundTrip(Origin origin) {
        this(origin, Sums.NONE, EntryState.OPEN, null, 0, false, null);
    }

    /** One that was kept. */
    RoundTrip(
            Origin origin,
            Sums sums,
            EntryState state,
            @Nullable Instant exitAt,
            int fills,
            boolean liquidated,
            @Nullable BigDecimal stop) {
        this.origin = origin;
        this.sums = sums;
        this.state = state;
        this.exitAt = exitAt;
        this.fills = fills;
        this.liquidated = liquidated;
        this.stop = stop;
    }

    void enter(BigDecimal quantity, BigDecimal price) {
        sums = sums.entered(quantity, kept(price.multiply(quantity)));
    }

    /** Another fill was part of it. */
    void countFill() {
        fills++;
    }

    /**
     * @param quantity at most what is open
     * @param dust less than this that is left over counts as flat; zero if it never does
     */
    void leave(BigDecimal quantity, BigDecimal price, Instant at, BigDecimal dust) {
        if (quantity.compareTo(sums.openQuantity()) > 0) {
            throw new IllegalArgumentException(
                    "Cannot close " + quantity + " of " + sums.openQuantity() + " in " + origin);
        }
        sums = sums.left(quantity, kept(price.multiply(quantity)), origin.sign());
        if (sums.openQuantity().signum() == 0 || sums.openQuantity().compareTo(dust) < 0) {
            state = EntryState.CLOSED;
            exitAt = at;
        }
    }

    void pay(BigDecimal fee) {
        sums = sums.paid(kept(fee));
    }

    void fund(BigDecimal payment) {
        sums = sums.funded(kept(payment));
    }

    void liquidate() {
        liquidated = true;
    }

    void stopAt(BigDecimal price) {
        stop = price;
    }

    Origin origin() {
        return origin;
    }

    Sums sums() {
        return sums;
    }

    EntryState state() {
        return state;
    }

    boolean isOpen() {
        return state == EntryState.OPEN;
    }

    @Nullable Instant exitAt() {
        return exitAt;
    }

    int fills() {
        return fills;
    }

    boolean liquidated() {
        return liquidated;
    }

    @Nullable BigDecimal stop() {
        return stop;
    }

    BigDecimal entryPrice() {
        return average(sums.entryNotional(), sums.entryQuantity());
    }

    BigDecimal net() {
        return sums.gross().subtract(sums.fees()).add(sums.funding());
    }

    /** Zero if there is nothing to average. */
    static BigDecimal average(BigDecimal notional, BigDecimal quantity) {
        return quantity.signum() == 0
                ? BigDecimal.ZERO
                : notional.divide(quantity, Amounts.SCALE, RoundingMode.HALF_EVEN);
    }
}
