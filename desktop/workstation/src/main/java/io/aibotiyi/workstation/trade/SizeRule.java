package io.aibotiyi.workstation.trade;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * How large an order of the ladder is: {@code 0.25} is a quantity, {@code 10 %} a share of what is
 * free on the side that pays, {@code risk 0.5 %} the quantity at which the exit template's stop
 * loses that share of the equity.
 */
sealed interface SizeRule {

    /** In the base asset. */
    record Quantity(BigDecimal amount) implements SizeRule {}

    /** Above 0, at most 100. */
    record Balance(BigDecimal percent) implements SizeRule {}

    /** Above 0, at most 100. */
    record Risk(BigDecimal percent) implements SizeRule {}

    /** Empty if it is none of them. */
    static Optional<SizeRule> parse(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        boolean risk = text.startsWith("risk");
        boolean share = text.endsWith("%");
        if (risk && !share) {
            return Optional.empty();
        }
        String number = risk ? text.substring(4) : text;
        number = share ? number.substring(0, number.length() - 1) : number;
        BigDecimal value = TicketRules.parse(number.strip());
        if (value == null
                || value.signum() <= 0
                || (share && value.compareTo(BigDecimal.valueOf(100)) > 0)) {
            return Optional.empty();
        }
        return Optional.of(
                risk ? new Risk(value) : share ? new Balance(value) : new Quantity(value));
    }
}
