package io.aibotiyi.backend.trading.portfolio;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.FillId;
import io.aibotiyi.domain.InstrumentId;
import java.math.BigDecimal;
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
}
