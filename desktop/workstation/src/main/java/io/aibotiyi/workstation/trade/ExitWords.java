package io.aibotiyi.workstation.trade;

import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Exits in words for a person. */
final class ExitWords {

    private ExitWords() {}

    /** For the question before an order. */
    static String sentence(ExitPlan plan) {
        return "Then a target at "
                + price(plan.target())
                + money(plan.gain(), 1)
                + " and a stop at "
                + price(plan.stop())
                + money(plan.loss(), -1)
                + ", before fees; one cancels the other.";
    }

    private static String price(@Nullable BigDecimal price) {
        return price == null ? "—" : Numbers.plain(price);
    }

    private static String money(@Nullable BigDecimal amount, int sign) {
        return amount == null ? "" : " (" + signed(amount, sign) + ")";
    }

    /** A gain with its plus, a loss with its minus. */
    static String signed(BigDecimal amount, int sign) {
        return Numbers.signed(sign < 0 ? amount.negate() : amount, 2);
    }
}
