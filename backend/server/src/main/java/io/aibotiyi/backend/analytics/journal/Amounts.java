package io.aibotiyi.backend.analytics.journal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Decimals as the database keeps them and as they go out. */
final class Amounts {

    /** Places of every amount in the database, as trading keeps them. */
    static final int SCALE = 18;

    /** Places of what is divided for people: averages of money. */
    static final int AVERAGE_SCALE = 8;

    private Amounts() {}

    static BigDecimal kept(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    /** What a part of a whole comes to; all of the amount if it is the whole. */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return part.compareTo(whole) == 0
                ? amount
                : amount.multiply(part).divide(whole, SCALE, RoundingMode.HALF_EVEN);
    }

    static BigDecimal average(BigDecimal sum, BigDecimal count) {
        return plain(sum.divide(count, AVERAGE_SCALE, RoundingMode.HALF_EVEN));
    }

    /** Without trailing zeros and never in exponent form. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal value) {
        return value == null ? null : plain(value);
    }
}
