package io.aibotiyi.engine;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reference's checks, in the order that {@code engine.md} lists. */
final class ReferenceChecks {

    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private final ReferenceMarket market;
    private final SymbolRules rules;

    ReferenceChecks(ReferenceMarket market) {
        this.market = market;
        rules = market.rules;
    }

    @Nullable RejectReason leg(List<ReferenceOrder> legs, int at, boolean dormant) {
        ReferenceOrder o = legs.get(at);
        boolean live = market.live.stream().anyMatch(l -> l.id == o.id);
        if (live || legs.subList(0, at).stream().anyMatch(l -> l.id == o.id)) {
            return RejectReason.DUPLICATE_ORDER_ID;
        }
        boolean notional = o.form == OrderForm.MARKET_NOTIONAL;
        RejectReason reason = notional ? null : quantity(o.quantity);
        if (reason != null) {
            return reason;
        }
        if (o.hasLimit() && !isOnTick(o.price)) {
            return RejectReason.PRICE_NOT_ON_TICK;
        }
        if (o.conditional && !isOnTick(o.form == OrderForm.TRAILING_STOP ? o.trail : o.trigger)) {
            return RejectReason.TRIGGER_NOT_ON_TICK;
        }
        if (notional
                && (o.validity == Validity.FOK
                        || o.reduceOnly
                        || o.selfTrade == SelfTradeMode.DECREMENT)) {
            return RejectReason.UNSUPPORTED_COMBINATION;
        }
        if (!o.mayRest() && (o.postOnly || o.display != 0)) {
            return RejectReason.UNSUPPORTED_COMBINATION;
        }
        reason = o.display == 0 ? null : display(o.display, o.quantity);
        if (reason != null) {
            return reason;
        }
        if (o.validity == Validity.GTD && o.expiry <= market.now) {
            return RejectReason.ALREADY_EXPIRED;
        }
        if (o.hasLimit() && !isWithin(rules.priceBand(), market.reference, o.price)) {
            return RejectReason.PRICE_OUT_OF_BAND;
        }
        reason = worth(o, notional);
        if (reason != null) {
            return reason;
        }
        if (market.phase == Phase.HALTED || market.phase == Phase.CLOSED) {
            return RejectReason.MARKET_NOT_OPEN;
        }
        boolean gathers = o.form == OrderForm.LIMIT && o.mayRest() && !o.reduceOnly;
        if (market.phase == Phase.AUCTION && !dormant && !gathers && !o.conditional) {
            return RejectReason.NOT_IN_AUCTION;
        }
        return dormant ? null : situation(o);
    }

    private @Nullable RejectReason worth(ReferenceOrder o, boolean notional) {
        if (notional) {
            return o.quantity <= 0
                    ? RejectReason.NOTIONAL_TOO_SMALL
                    : notional(BigInteger.valueOf(o.quantity));
        }
        long price = o.hasLimit() ? o.price : o.trigger;
        return worth(price != 0 ? price : market.last, o.quantity);
    }

    private @Nullable RejectReason worth(long price, long quantity) {
        return price == 0
                ? null
                : notional(BigInteger.valueOf(price).multiply(BigInteger.valueOf(quantity)));
    }

    private @Nullable RejectReason notional(BigInteger notional) {
        if (notional.compareTo(MOST) > 0) {
            return RejectReason.NOTIONAL_OVERFLOW;
        }
        if (notional.longValueExact() < rules.minNotional()) {
            return RejectReason.NOTIONAL_TOO_SMALL;
        }
        return rules.maxNotional() != 0 && notional.longValueExact() > rules.maxNotional()
                ? RejectReason.NOTIONAL_TOO_LARGE
                : null;
    }

    private @Nullable RejectReason situation(ReferenceOrder o) {
        if (o.conditional) {
            boolean reached =
                    o.form != OrderForm.TRAILING_STOP
                            && market.last != 0
                            && o.isReachedBy(market.last);
            return reached ? RejectReason.WOULD_TRIGGER_IMMEDIATELY : null;
        }
        if (o.postOnly && market.phase == Phase.CONTINUOUS && crosses(o, o.price)) {
            return RejectReason.POST_ONLY_WOULD_TAKE;
        }
        return o.reduceOnly && market.reducible(o) == 0
                ? RejectReason.REDUCE_ONLY_WOULD_INCREASE
                : null;
    }

    private boolean crosses(ReferenceOrder o, long price) {
        List<ReferenceOrder> makers = market.side(o.side.opposite());
        return !makers.isEmpty() && o.side.sign() * (price - makers.getFirst().price) >= 0;
    }

    private @Nullable RejectReason quantity(long quantity) {
        if (quantity <= 0 || quantity % rules.lotSize() != 0) {
            return RejectReason.QUANTITY_NOT_ON_LOT;
        }
        if (quantity < rules.minQuantity()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        boolean beyond = rules.maxQuantity() != 0 && quantity > rules.maxQuantity();
        return beyond || quantity > Long.MAX_VALUE / (market.limits.maxOrders() + 2)
                ? RejectReason.QUANTITY_TOO_LARGE
                : null;
    }

    private @Nullable RejectReason display(long display, long quantity) {
        if (display <= 0 || display % rules.lotSize() != 0 || display > quantity) {
            return RejectReason.BAD_DISPLAY;
        }
        long parts = quantity / display + (quantity % display == 0 ? 0 : 1);
        return rules.maxIcebergParts() != 0 && parts > rules.maxIcebergParts()
                ? RejectReason.TOO_MANY_ICEBERG_PARTS
                : null;
    }

    private boolean isOnTick(long price) {
        return price > 0 && price < 1L << 53 && price % rules.tickSize() == 0;
    }

    static boolean isWithin(int band, long reference, long price) {
        if (band == 0 || reference == 0) {
            return true;
        }
        BigInteger share =
                BigInteger.valueOf(reference)
                        .multiply(BigInteger.valueOf(band))
                        .divide(BigInteger.valueOf(10_000));
        return Math.abs(price - reference) <= share.longValueExact();
    }

    static @Nullable RejectReason links(CommandKind kind, List<ReferenceOrder> legs) {
        if (legs.size() == 1) {
            return null;
        }
        if (legs.stream().anyMatch(o -> o.form == OrderForm.MARKET_NOTIONAL)) {
            return RejectReason.UNSUPPORTED_COMBINATION;
        }
        if (kind == CommandKind.PLACE_OTO) {
            return null;
        }
        List<ReferenceOrder> pair = legs.subList(legs.size() - 2, legs.size());
        boolean fit =
                pair.stream().anyMatch(o -> o.conditional)
                        && pair.stream()
                                .allMatch(o ->
                                        o.conditional
                                                || (o.form == OrderForm.LIMIT && o.mayRest()));
        return fit ? null : RejectReason.UNSUPPORTED_COMBINATION;
    }

    @Nullable RejectReason room(List<ReferenceOrder> legs, int dormantFrom) {
        long account = legs.getFirst().account;
        if (!market.positions.containsKey(account)
                && market.positions.size() == market.limits.maxHoldings()) {
            return RejectReason.TOO_MANY_ACCOUNTS;
        }
        int resting = 0;
        int waiting = 0;
        for (int i = 0; i < legs.size(); i++) {
            if (i >= dormantFrom || legs.get(i).conditional) {
                waiting++;
            } else if (legs.get(i).mayRest()) {
                resting++;
            }
        }
        long rests = count(account, true);
        long waits = count(account, false);
        if (resting > 0 && rules.maxOrders() != 0 && rests + resting > rules.maxOrders()) {
            return RejectReason.TOO_MANY_ORDERS;
        }
        if (waiting > 0 && rules.maxWaiting() != 0 && waits + waiting > rules.maxWaiting()) {
            return RejectReason.TOO_MANY_CONDITIONAL_ORDERS;
        }
        int needed = legs.size() == 1 ? resting + waiting : legs.size();
        return needed > market.freeOrders() ? RejectReason.BOOK_FULL : null;
    }

    private long count(long account, boolean resting) {
        return market.live.stream()
                .filter(o -> o.account == account)
                .filter(o -> (o.state == ReferenceOrder.State.RESTING) == resting)
                .count();
    }

    @Nullable RejectReason amend(
            ReferenceOrder o, long price, long total, long trigger, long trail) {
        boolean rests = o.state == ReferenceOrder.State.RESTING;
        boolean waits = o.state == ReferenceOrder.State.WAITING;
        if (!rests && !waits && o.state != ReferenceOrder.State.TRAILING) {
            return RejectReason.NOT_AMENDABLE;
        }
        if ((trigger != 0 && !waits)
                || (trail != 0 && o.state != ReferenceOrder.State.TRAILING)
                || (price != 0 && !o.hasLimit())) {
            return RejectReason.UNSUPPORTED_COMBINATION;
        }
        long newTotal = total == 0 ? o.quantity : total;
        long newPrice = price == 0 ? o.price : price;
        if (total != 0) {
            RejectReason reason = quantity(total);
            if (reason != null) {
                return reason;
            }
            if (total <= o.quantity - o.remaining) {
                return RejectReason.AMEND_BELOW_FILLED;
            }
            reason = o.display == 0 ? null : display(o.display, total);
            if (reason != null) {
                return reason;
            }
        }
        if (price != 0 && !isOnTick(price)) {
            return RejectReason.PRICE_NOT_ON_TICK;
        }
        if (price != 0 && !isWithin(rules.priceBand(), market.reference, price)) {
            return RejectReason.PRICE_OUT_OF_BAND;
        }
        if ((trigger != 0 && !isOnTick(trigger)) || (trail != 0 && !isOnTick(trail))) {
            return RejectReason.TRIGGER_NOT_ON_TICK;
        }
        long worth = o.hasLimit() ? newPrice : trigger != 0 ? trigger : o.trigger;
        RejectReason reason = worth(worth, newTotal);
        if (reason != null) {
            return reason;
        }
        boolean reduces = newPrice == o.price && newTotal <= o.quantity;
        boolean open = market.phase == Phase.CONTINUOUS || market.phase == Phase.AUCTION;
        if (!open && !(rests && reduces)) {
            return RejectReason.MARKET_NOT_OPEN;
        }
        if (trigger != 0 && market.last != 0) {
            boolean rising = o.isRising();
            if (rising ? market.last >= trigger : market.last <= trigger) {
                return RejectReason.WOULD_TRIGGER_IMMEDIATELY;
            }
        }
        boolean takes =
                rests
                        && !reduces
                        && o.postOnly
                        && market.phase == Phase.CONTINUOUS
                        && crosses(o, newPrice);
        return takes ? RejectReason.POST_ONLY_WOULD_TAKE : null;
    }
}
