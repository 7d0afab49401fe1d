package io.aibotiyi.workstation.trade;

import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.Market.InstrumentView;
import io.aibotiyi.workstation.look.Numbers;
import io.aibotiyi.workstation.state.Quote;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of order types and times, and what is wrong with a ticket's trigger, end or display. */
final class TicketTerms {

    /** A year, the longest that the backend takes. */
    private static final int MOST_MINUTES = 366 * 24 * 60;

    private TicketTerms() {}

    static String name(OrderType type) {
        return switch (type) {
            case LIMIT -> "Limit";
            case MARKET -> "Market";
            case STOP -> "Stop";
            case STOP_LIMIT -> "Stop limit";
            case TRAILING_STOP -> "Trailing stop";
            case MARKET_IF_TOUCHED -> "Market if touched";
            case LIMIT_IF_TOUCHED -> "Limit if touched";
        };
    }

    static String explain(TimeInForce time) {
        return switch (time) {
            case GTC -> "Good till cancelled";
            case IOC -> "Immediate or cancel: fill what is there, cancel the rest";
            case FOK -> "Fill or kill: all at once or nothing";
            case GTD -> "Good till a time: ends after the minutes that you name";
            case DAY -> "Good till the day ends, midnight UTC";
        };
    }

    /** What is wrong; empty if nothing is or nothing was typed yet. */
    static String problem(TicketDraft draft, InstrumentView instrument, Quote quote) {
        String problem = draft.type().isConditional() ? trigger(draft, instrument, quote) : "";
        if (problem.isEmpty() && draft.timeInForce() == TimeInForce.GTD) {
            problem = minutes(draft.minutes());
        }
        return problem.isEmpty() && draft.mayRest() ? display(draft, instrument) : problem;
    }

    private static String trigger(TicketDraft draft, InstrumentView instrument, Quote quote) {
        String what = draft.trails() ? "Distance" : "Trigger";
        BigDecimal trigger = TicketRules.parse(draft.trigger());
        if (trigger == null) {
            return draft.trigger().isBlank() ? "" : what + " is not a number (1234.5 expected).";
        }
        if (trigger.signum() <= 0) {
            return what + " must be above zero.";
        }
        if (trigger.remainder(instrument.tickSize()).signum() != 0) {
            return what + " must be a multiple of " + Numbers.plain(instrument.tickSize()) + ".";
        }
        return draft.trails() ? "" : direction(draft, trigger, quote);
    }

    private static String direction(TicketDraft draft, BigDecimal trigger, Quote quote) {
        boolean rises = draft.type().risesToTrigger(draft.side());
        BigDecimal market = rises ? quote.ask() : quote.bid();
        if (market == null) {
            return "";
        }
        int order = trigger.compareTo(market);
        if (rises ? order > 0 : order < 0) {
            return "";
        }
        return name(draft.type())
                + " to "
                + draft.side().name().toLowerCase(Locale.ROOT)
                + " waits "
                + (rises ? "above " : "below ")
                + Numbers.plain(market)
                + ".";
    }

    private static String minutes(String typed) {
        if (typed.isBlank()) {
            return "";
        }
        BigDecimal minutes = TicketRules.parse(typed);
        boolean whole = minutes != null && minutes.stripTrailingZeros().scale() <= 0;
        return minutes != null
                        && whole
                        && minutes.signum() > 0
                        && minutes.compareTo(BigDecimal.valueOf(MOST_MINUTES)) <= 0
                ? ""
                : "Ends after 1 to " + MOST_MINUTES + " minutes.";
    }

    private static String display(TicketDraft draft, InstrumentView instrument) {
        if (draft.display().isBlank()) {
            return "";
        }
        BigDecimal display = TicketRules.parse(draft.display());
        BigDecimal quantity = TicketRules.parse(draft.quantity());
        if (display == null
                || display.signum() <= 0
                || display.remainder(instrument.lotSize()).signum() != 0) {
            return "Shown must be a multiple of " + Numbers.plain(instrument.lotSize()) + ".";
        }
        return quantity != null && display.compareTo(quantity) > 0
                ? "It cannot show more than it is."
                : "";
    }

    /** True if nothing that the order needs beside price and quantity is missing. */
    static boolean isComplete(TicketDraft draft) {
        boolean trigger = !draft.type().isConditional() || !draft.trigger().isBlank();
        return trigger && (draft.timeInForce() != TimeInForce.GTD || !draft.minutes().isBlank());
    }

    /** Typed minutes; null while they are none. */
    static @Nullable Long minutesOf(TicketDraft draft) {
        BigDecimal minutes = TicketRules.parse(draft.minutes());
        return minutes == null || !minutes(draft.minutes()).isEmpty() ? null : minutes.longValue();
    }

    /** Where an order without a limit price is worth its quantity: where it would fire. */
    static @Nullable BigDecimal firesAt(TicketDraft draft, Quote quote) {
        BigDecimal typed = TicketRules.parse(draft.trigger());
        if (!draft.trails() || typed == null) {
            return typed;
        }
        BigDecimal market = draft.side() == Side.BUY ? quote.ask() : quote.bid();
        if (market == null) {
            return null;
        }
        return draft.side() == Side.BUY ? market.add(typed) : market.subtract(typed);
    }
}
