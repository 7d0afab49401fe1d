package io.aibotiyi.workstation.flow;

import io.aibotiyi.domain.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Quantities as people type them. */
final class Quantities {

    private Quantities() {}

    /** A quantity above zero in the instrument's units, rounded up; empty if it is none. */
    static OptionalLong units(Instrument in, String typed) {
        try {
            BigDecimal value = new BigDecimal(typed.replace(",", "").strip());
            return value.signum() > 0 && value.precision() <= 40
                    ? OptionalLong.of(
                            value.movePointRight(in.quantityScale())
                                    .setScale(0, RoundingMode.CEILING)
                                    .longValueExact())
                    : OptionalLong.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
