package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.StartParent;
import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.protocol.Routing.Tuning;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parent order as typed; what an algorithm has no use for is left out.
 *
 * @param minutes over which it is divided
 * @param slices blank leaves the number of parts to the backend
 * @param percent share of the market's volume
 * @param shown what an iceberg shows at a time
 */
record ParentDraft(
        Algorithm algorithm,
        Side side,
        String quantity,
        String limit,
        String minutes,
        String slices,
        Style style,
        String percent,
        String shown) {

    /**
     * @param request empty while something is wrong or missing
     * @param problem what is wrong; empty when nothing is or something is not typed yet
     */
    record Check(Optional<StartParent> request, String problem) {}

    static boolean divides(Algorithm algorithm) {
        return algorithm == Algorithm.TWAP || algorithm == Algorithm.VWAP;
    }

    static boolean lasts(Algorithm algorithm) {
        return divides(algorithm) || algorithm == Algorithm.POV;
    }

    Check check(AccountId account, InstrumentView instrument) {
        BigDecimal amount = TicketRules.parse(quantity);
        BigDecimal price = TicketRules.parse(limit);
        BigDecimal display = TicketRules.parse(shown);
        String problem = number("Quantity", quantity, amount, instrument.lotSize());
        if (problem.isEmpty()) {
            problem = number("Limit", limit, price, instrument.tickSize());
        }
        if (problem.isEmpty() && algorithm == Algorithm.ICEBERG) {
            problem = number("Shown", shown, display, instrument.lotSize());
        }
        if (problem.isEmpty()) {
            problem = numbers();
        }
        boolean complete =
                amount != null
                        && (!lasts(algorithm) || !minutes.isBlank())
                        && (algorithm != Algorithm.POV || !percent.isBlank())
                        && (algorithm != Algorithm.ICEBERG || (price != null && display != null));
        return problem.isEmpty() && complete && amount != null
                ? new Check(Optional.of(request(account, instrument, amount, price, display)), "")
                : new Check(Optional.empty(), problem);
    }

    private String numbers() {
        if (lasts(algorithm) && !minutes.isBlank() && within(minutes, "0.2", "1440") == null) {
            return "The duration is 0.2 to 1,440 minutes.";
        }
        if (divides(algorithm) && !slices.isBlank() && whole(slices) == null) {
            return "There are 1 to 500 parts.";
        }
        return algorithm == Algorithm.POV
                        && !percent.isBlank()
                        && within(percent, "0.01", "100") == null
                ? "The share is 0.01 to 100 %."
                : "";
    }

    private StartParent request(
            AccountId account,
            InstrumentView instrument,
            BigDecimal amount,
            @Nullable BigDecimal price,
            @Nullable BigDecimal display) {
        BigDecimal time = within(minutes, "0.2", "1440");
        BigDecimal share = within(percent, "0.01", "100");
        Tuning tuning =
                new Tuning(
                        divides(algorithm) ? whole(slices) : null,
                        lasts(algorithm) ? style : null,
                        null,
                        algorithm == Algorithm.POV && share != null ? share.movePointLeft(2) : null,
                        algorithm == Algorithm.ICEBERG ? display : null);
        return new StartParent(
                account,
                instrument.id(),
                side,
                amount,
                algorithm,
                price,
                null,
                lasts(algorithm) && time != null
                        ? Long.valueOf(time.multiply(BigDecimal.valueOf(60)).longValue())
                        : null,
                tuning);
    }

    private static @Nullable BigDecimal within(String typed, String least, String most) {
        BigDecimal value = TicketRules.parse(typed);
        return value == null
                        || value.compareTo(new BigDecimal(least)) < 0
                        || value.compareTo(new BigDecimal(most)) > 0
                ? null
                : value;
    }

    private static @Nullable Integer whole(String typed) {
        BigDecimal value = within(typed, "1", "500");
        return value == null || value.stripTrailingZeros().scale() > 0
                ? null
                : Integer.valueOf(value.intValue());
    }

    private static String number(
            String what, String typed, @Nullable BigDecimal value, BigDecimal step) {
        if (typed.isBlank()) {
            return "";
        }
        if (value == null || value.signum() <= 0) {
            return what + " is not a number above zero.";
        }
        return value.remainder(step).signum() == 0
                ? ""
                : what + " must be a multiple of " + Numbers.plain(step) + ".";
    }
}
