package io.aibotiyi.backend.trading.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as the database keeps them (18 places) and as people read them. */
public final class Decimals {

    /** Places of every amount in the database. */
    public static final int SCALE = 18;

    private Decimals() {}

    /** Without trailing zeros and never in exponent form: {@code 100000}, {@code 0.5}. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What can be stored, not more than the value. */
    public static BigDecimal roundDown(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.DOWN);
    }

    /** What can be stored, not less than the value. */
    public static BigDecimal roundUp(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.UP);
    }
}
