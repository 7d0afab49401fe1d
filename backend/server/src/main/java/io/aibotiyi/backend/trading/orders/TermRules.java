package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Trading.PlaceOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which fields go with which type and time in force, and what each may hold. */
@Component
final class TermRules {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final Clock clock;

    TermRules(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws ProblemException naming the rule and the field
     */
    void check(PlaceOrder order, Instrument instrument, boolean perpetual) {
        price(order, instrument);
        trigger(order, instrument);
        time(order);
        traits(order, instrument);
        if (!perpetual && Boolean.TRUE.equals(order.reduceOnly()) && order.side() == Side.BUY) {
            throw invalid(
                    "A spot account is never short, so a buy has nothing to reduce", "reduceOnly");
        }
    }

    private static void price(PlaceOrder order, Instrument instrument) {
        if (order.type().hasLimit()) {
            OrderRules.price(order.price(), instrument, "price");
        } else if (order.price() != null) {
            throw invalid(words(order) + " has no price; leave it out or place a limit", "price");
        }
    }

    private static void trigger(PlaceOrder order, Instrument instrument) {
        boolean trails = order.type() == OrderType.TRAILING_STOP;
        if (order.type().isConditional() && !trails) {
            OrderRules.price(order.triggerPrice(), instrument, "triggerPrice");
        } else if (order.triggerPrice() != null) {
            throw invalid(words(order) + " has no trigger price; leave it out", "triggerPrice");
        }
        if (trails) {
            OrderRules.price(order.trailingDistance(), instrument, "trailingDistance");
        } else if (order.trailingDistance() != null) {
            throw invalid(words(order) + " does not trail; leave it out", "trailingDistance");
        }
    }

    private void time(PlaceOrder order) {
        TimeInForce time = order.timeInForce();
        if (order.type() == OrderType.MARKET && time != null && time != TimeInForce.IOC) {
            throw invalid("A market order is IOC; leave timeInForce out", "timeInForce");
        }
        if (order.type().isConditional()
                && !order.type().hasLimit()
                && time != null
                && !time.stays()) {
            throw invalid(
                    words(order) + " waits for its trigger and is " + time + " by itself then",
                    "timeInForce");
        }
        expiry(order.expiresAt(), time == TimeInForce.GTD);
    }

    private void expiry(@Nullable Instant expiry, boolean needed) {
        if (!needed) {
            if (expiry != null) {
                throw invalid("Only a GTD order names when it ends", "expiresAt");
            }
            return;
        }
        Instant now = clock.instant();
        if (expiry == null || !expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
            throw invalid("A GTD order ends in the future, within a year", "expiresAt");
        }
    }

    private static void traits(PlaceOrder order, Instrument instrument) {
        TimeInForce time = order.timeInForce();
        boolean mayRest = order.type().hasLimit() && (time == null || time.stays());
        if (Boolean.TRUE.equals(order.postOnly()) && !mayRest) {
            throw invalid(words(order) + " never rests, so it cannot be post-only", "postOnly");
        }
        BigDecimal display = order.displayQuantity();
        if (display != null) {
            if (!mayRest) {
                throw invalid(
                        words(order) + " never rests, so it shows nothing", "displayQuantity");
            }
            OrderRules.quantity(display, instrument, "displayQuantity");
            if (display.compareTo(order.quantity()) > 0) {
                throw invalid("It cannot show more than it is", "displayQuantity");
            }
        }
    }

    private static String words(PlaceOrder order) {
        return "A " + order.type() + " order";
    }

    private static ProblemException invalid(String detail, String field) {
        return new ProblemException(ErrorCode.INVALID_FIELD, detail, field);
    }
}
