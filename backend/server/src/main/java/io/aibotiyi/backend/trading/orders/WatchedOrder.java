package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An order whose trigger is watched here, in the instrument's price units.
 *
 * <p>Of the prices seen together the order is not known. A trailing stop is therefore first held
 * against where its trigger stood, then the trigger follows the best of them, and is held against
 * the newest.
 */
final class WatchedOrder {

    private final OrderId id;
    private final Instrument instrument;
    private final Side side;
    private final OrderType type;
    private final long distance;
    private long trigger;
    private boolean moved;

    WatchedOrder(Order order, Instrument instrument) {
        id = order.id();
        this.instrument = instrument;
        side = order.side();
        type = order.type();
        BigDecimal trail = order.terms().distance();
        distance = trail == null ? 0 : instrument.priceUnits(trail.stripTrailingZeros());
        trigger =
                instrument.priceUnits(
                        Objects.requireNonNull(order.terms().trigger(), "it is watched")
                                .stripTrailingZeros());
    }

    OrderId id() {
        return id;
    }

    Instrument instrument() {
        return instrument;
    }

    /** Where it stands now. */
    BigDecimal trigger() {
        return instrument.price(trigger);
    }

    /** True if the trigger moved since the last call. */
    boolean takeMoved() {
        boolean was = moved;
        moved = false;
        return was;
    }

    /** As it was read again; a trailing stop's trigger never goes back. */
    WatchedOrder takeOver(WatchedOrder before) {
        if (type == OrderType.TRAILING_STOP && before.distance == distance) {
            boolean further = type.isReached(side, before.trigger, trigger);
            trigger = further && before.trigger != trigger ? trigger : before.trigger;
            moved = before.moved;
        }
        return this;
    }

    /** True if what was seen fires it. */
    boolean meets(PriceRange.Seen seen) {
        if (type.isReached(side, trigger, type.risesToTrigger(side) ? seen.high() : seen.low())) {
            return true;
        }
        if (type != OrderType.TRAILING_STOP) {
            return false;
        }
        long follows =
                side == Side.SELL
                        ? Math.max(trigger, seen.high() - distance)
                        : Math.min(trigger, seen.low() + distance);
        moved |= follows != trigger;
        trigger = follows;
        return type.isReached(side, trigger, seen.last());
    }
}
