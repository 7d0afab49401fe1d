package io.aibotiyi.workstation.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** An exit's price as one would type it in a unit. */
final class ExitText {

    private ExitText() {}

    static String of(
            @Nullable BigDecimal price,
            @Nullable BigDecimal entry,
            ExitUnit unit,
            BigDecimal tick) {
        if (price == null || entry == null || entry.signum() == 0) {
            return unit == ExitUnit.PRICE && price != null ? price.toPlainString() : "";
        }
        BigDecimal distance = price.subtract(entry).abs();
        return switch (unit) {
            case PRICE -> price.toPlainString();
            case TICKS -> distance.divide(tick, 0, RoundingMode.HALF_EVEN).toPlainString();
            case PERCENT ->
                    distance.movePointRight(2)
                            .divide(entry, 4, RoundingMode.HALF_EVEN)
                            .stripTrailingZeros()
                            .toPlainString();
        };
    }
}
