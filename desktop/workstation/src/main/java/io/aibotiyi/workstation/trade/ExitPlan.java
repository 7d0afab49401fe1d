package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.workstation.look.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Where an order would be left again, and what that brings or costs before fees.
 *
 * @param target price of the limit that takes the profit; absent while it cannot be told
 * @param stop price that fires the market order which ends the loss; absent as above
 * @param gain at the target, in the quote asset; absent without a quantity
 * @param loss at the stop, positive, in the quote asset; absent without a quantity
 * @param problem what is wrong; empty when nothing is or something is not typed yet
 */
record ExitPlan(
        @Nullable BigDecimal target,
        @Nullable BigDecimal stop,
        @Nullable BigDecimal gain,
        @Nullable BigDecimal loss,
        String problem) {

    /**
     * The plan for an entry of this side at this price. What is typed in percent is moved to the
     * nearest tick.
     *
     * @param target as typed, blank while it is not
     * @param stop as typed, blank while it is not
     */
    static ExitPlan of(
            InstrumentView instrument,
            Side side,
            @Nullable BigDecimal entry,
            @Nullable BigDecimal quantity,
            ExitUnit unit,
            String target,
            String stop) {
        BigDecimal tick = instrument.tickSize();
        int up = side == Side.BUY ? 1 : -1;
        String problem = typed("Target", target);
        problem = problem.isEmpty() ? typed("Stop", stop) : problem;
        BigDecimal goal = problem.isEmpty() ? price(entry, tick, unit, target, up) : null;
        BigDecimal end = problem.isEmpty() ? price(entry, tick, unit, stop, -up) : null;
        if (problem.isEmpty() && entry != null) {
            problem = sense(entry, tick, goal, end, up);
        }
        return new ExitPlan(
                goal, end, worth(entry, goal, quantity), worth(entry, end, quantity), problem);
    }

    boolean isComplete() {
        return target != null && stop != null && problem.isEmpty();
    }

    /** Gain over loss; absent while one is missing. */
    @Nullable BigDecimal ratio() {
        return gain == null || loss == null || loss.signum() == 0
                ? null
                : gain.divide(loss, 1, RoundingMode.HALF_EVEN);
    }

    private static String typed(String what, String text) {
        BigDecimal value = TicketRules.parse(text);
        if (text.isBlank()) {
            return "";
        }
        if (value == null) {
            return what + " is not a number (1234.5 expected).";
        }
        return value.signum() > 0 ? "" : what + " must be above zero.";
    }

    private static @Nullable BigDecimal price(
            @Nullable BigDecimal entry, BigDecimal tick, ExitUnit unit, String text, int up) {
        BigDecimal value = TicketRules.parse(text);
        if (value == null || (entry == null && unit != ExitUnit.PRICE)) {
            return null;
        }
        return switch (unit) {
            case PRICE -> value;
            case TICKS -> from(entry, tick.multiply(value), up);
            case PERCENT ->
                    TicketRules.stepped(
                            from(entry, entry(entry).multiply(value).movePointLeft(2), up),
                            tick,
                            0);
        };
    }

    private static BigDecimal from(@Nullable BigDecimal entry, BigDecimal distance, int up) {
        return up > 0 ? entry(entry).add(distance) : entry(entry).subtract(distance);
    }

    private static BigDecimal entry(@Nullable BigDecimal entry) {
        return entry == null ? BigDecimal.ZERO : entry;
    }

    private static String sense(
            BigDecimal entry,
            BigDecimal tick,
            @Nullable BigDecimal goal,
            @Nullable BigDecimal end,
            int up) {
        String wrong = wrong("Target", goal, entry, tick, up);
        return wrong.isEmpty() ? wrong("Stop", end, entry, tick, -up) : wrong;
    }

    private static String wrong(
            String what, @Nullable BigDecimal at, BigDecimal entry, BigDecimal tick, int up) {
        if (at == null) {
            return "";
        }
        if (at.signum() <= 0) {
            return what + " would be at or below zero.";
        }
        if (at.remainder(tick).signum() != 0) {
            return what + " must be on a multiple of " + Numbers.plain(tick) + ".";
        }
        return Integer.signum(at.compareTo(entry)) == up
                ? ""
                : what + " lies " + (up > 0 ? "above " : "below ") + Numbers.plain(entry) + ".";
    }

    private static @Nullable BigDecimal worth(
            @Nullable BigDecimal entry, @Nullable BigDecimal at, @Nullable BigDecimal quantity) {
        return entry == null || at == null || quantity == null
                ? null
                : at.subtract(entry).abs().multiply(quantity);
    }
}
