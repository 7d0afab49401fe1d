package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/**
 * What fills do to a position and its lots; in the fill's transaction, which holds the account's
 * lock and books each fill once.
 */
@Component
public final class PositionBooking {

    /**
     * What a sale realised, after its fee.
     *
     * @param average by average cost
     * @param fifo with the oldest lots sold first
     */
    public record Realised(BigDecimal average, BigDecimal fifo) {}

    /**
     * What a fill of a perpetual realised, before its fee.
     *
     * @param closes some of it closed
     */
    public record Traded(BigDecimal average, BigDecimal fifo, boolean closes) {}

    private final Positions positions;
    private final Lots lots;

    PositionBooking(Positions positions, Lots lots) {
        this.positions = positions;
        this.lots = lots;
    }

    public void bought(
            AccountId account,
            InstrumentId instrument,
            FillId fill,
            BigDecimal quantity,
            BigDecimal notional,
            BigDecimal fee) {
        positions.store(positions.of(account, instrument).bought(quantity, notional, fee));
        lots.add(account, instrument, fill, quantity, notional.add(fee));
    }

    /**
     * @throws IllegalArgumentException if there is less than that
     */
    public Realised sold(
            AccountId account,
            InstrumentId instrument,
            BigDecimal quantity,
            BigDecimal notional,
            BigDecimal fee) {
        Position before = positions.of(account, instrument);
        Position after =
                before.sold(quantity, notional, fee, lots.take(account, instrument, quantity));
        positions.store(after);
        return new Realised(
                after.realisedPnl().subtract(before.realisedPnl()),
                after.fifoRealised().subtract(before.fifoRealised()));
    }

    /**
     * A fill of a perpetual, on either side.
     *
     * @param signed quantity, negative was sold
     * @return what it realised before its fee, zero if it only opened
     */
    public Traded traded(
            AccountId account,
            InstrumentId instrument,
            FillId fill,
            BigDecimal signed,
            BigDecimal notional,
            BigDecimal fee) {
        Position before = positions.of(account, instrument);
        BigDecimal closed = before.closedBy(signed);
        BigDecimal closedNotional = share(notional, closed, signed.abs());
        BigDecimal closedLots =
                closed.signum() == 0
                        ? BigDecimal.ZERO
                        : lots.take(account, instrument, closed)
                                .multiply(BigDecimal.valueOf(before.quantity().signum()));
        Position after = before.traded(signed, notional, closedNotional, fee, closedLots);
        positions.store(after);
        BigDecimal opened = signed.abs().subtract(closed);
        if (opened.signum() > 0) {
            lots.add(account, instrument, fill, opened, notional.subtract(closedNotional));
        }
        return new Traded(
                after.realisedPnl().subtract(before.realisedPnl()).add(fee),
                after.fifoRealised().subtract(before.fifoRealised()).add(fee),
                closed.signum() > 0);
    }

    private static BigDecimal share(BigDecimal whole, BigDecimal part, BigDecimal of) {
        return part.compareTo(of) == 0
                ? whole
                : whole.multiply(part).divide(of, Decimals.SCALE, RoundingMode.HALF_EVEN);
    }
}
