package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.trading.orders.MarketQuotes.Quote;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceGroup;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes a group of orders: one account, one instrument, one quantity; exits of one side that
 * sell what a spot account has, or close a perpetual's position on either side; the target where
 * the position gains and the stop where it loses.
 */
final class GroupShape {

    private GroupShape() {}

    /**
     * @param quote of an entry at market
     * @throws ProblemException INVALID_FIELD naming the order
     */
    static void require(PlaceGroup request, @Nullable Quote quote, boolean perpetual) {
        PlaceOrder target = request.target();
        PlaceOrder stop = request.stop();
        kinds(target, stop);
        same(target, stop, "stop");
        if (target.side() != stop.side()) {
            throw invalid("Both exits are of one side", "stop");
        }
        if (!perpetual && target.side() != Side.SELL) {
            throw invalid("Both exits sell: a spot account has no short to buy back", "target");
        }
        int up = -target.side().sign();
        BigDecimal trigger = stop.triggerPrice();
        BigDecimal goal = Objects.requireNonNull(target.price(), "a limit order was checked");
        if (trigger != null && gain(trigger, goal, up) >= 0) {
            throw invalid("The stop's trigger lies " + below(up) + " the target's price", "stop");
        }
        PlaceOrder first = request.entry();
        if (first != null) {
            same(target, first, "entry");
            entry(first, target.side(), perpetual);
            around(price(first, quote), goal, trigger, up);
        }
    }

    private static void kinds(PlaceOrder target, PlaceOrder stop) {
        if (target.type() != OrderType.LIMIT || !stays(target)) {
            throw invalid("The target is a LIMIT order that may rest", "target");
        }
        boolean stops =
                stop.type() == OrderType.STOP
                        || stop.type() == OrderType.STOP_LIMIT
                        || stop.type() == OrderType.TRAILING_STOP;
        if (!stops) {
            throw invalid("The stop is a STOP, STOP_LIMIT or TRAILING_STOP order", "stop");
        }
    }

    private static void entry(PlaceOrder first, Side exits, boolean perpetual) {
        if (first.side() == exits) {
            throw invalid(
                    perpetual
                            ? "The entry is of the other side than the exits"
                            : "The entry buys what the exits sell",
                    "entry");
        }
        if (perpetual && Boolean.TRUE.equals(first.reduceOnly())) {
            throw invalid("The entry opens what the exits close; leave reduceOnly out", "entry");
        }
    }

    private static @Nullable BigDecimal price(PlaceOrder first, @Nullable Quote quote) {
        if (quote != null) {
            return quote.price();
        }
        return first.price() != null ? first.price() : first.triggerPrice();
    }

    private static void around(
            @Nullable BigDecimal price, BigDecimal goal, @Nullable BigDecimal trigger, int up) {
        if (price == null) {
            return;
        }
        if (gain(goal, price, up) <= 0) {
            throw invalid("The target's price lies " + below(-up) + " the entry's", "target");
        }
        if (trigger != null && gain(trigger, price, up) >= 0) {
            throw invalid("The stop's trigger lies " + below(up) + " the entry's price", "stop");
        }
    }

    /** Positive if a position would gain from one price to the other. */
    private static int gain(BigDecimal to, BigDecimal from, int up) {
        return Integer.signum(to.compareTo(from)) * up;
    }

    private static String below(int up) {
        return up > 0 ? "below" : "above";
    }

    private static boolean stays(PlaceOrder order) {
        TimeInForce time = order.timeInForce();
        return time == null || time.stays();
    }

    private static void same(PlaceOrder one, PlaceOrder other, String field) {
        if (!one.account().equals(other.account())
                || !one.instrument().equals(other.instrument())
                || one.quantity().compareTo(other.quantity()) != 0) {
            throw invalid("The orders have one account, instrument and quantity", field);
        }
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(ErrorCode.INVALID_FIELD, detail, field);
    }
}
