package io.aibotiyi.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the reference's orders meet the book, one after the other. */
final class ReferenceMatching {

    private final ReferenceMarket market;
    private final ReferenceLife life;

    ReferenceMatching(ReferenceMarket market, ReferenceLife life) {
        this.market = market;
        this.life = life;
    }

    private enum Outcome {
        DONE,
        EXPIRED,
        PAUSE
    }

    void execute(ReferenceOrder o) {
        if (market.phase == Phase.AUCTION) {
            life.rest(o);
            return;
        }
        if (o.reduceOnly && !cutToPosition(o)) {
            return;
        }
        List<ReferenceOrder> makers = market.side(o.side.opposite());
        boolean takes = !makers.isEmpty() && o.accepts(makers.getFirst().price);
        if (takes && o.postOnly) {
            life.cancel(o, CancelReason.POST_ONLY);
            return;
        }
        if (o.validity == Validity.FOK && !canFill(o)) {
            life.cancel(o, CancelReason.NOT_FILLABLE);
            return;
        }
        List<Long> prices = new ArrayList<>();
        Outcome outcome = takes ? sweep(o, prices) : Outcome.DONE;
        if (outcome == Outcome.EXPIRED) {
            market.tell(EventKind.CANCELLED, o, CancelReason.SELF_TRADE.code(), o.price, o.lost);
            life.end(o);
        } else if (o.remaining == 0) {
            life.end(o);
        } else if (o.mayRest()) {
            life.rest(o);
        } else {
            boolean pauses = outcome == Outcome.PAUSE;
            life.cancel(o, pauses ? CancelReason.VOLATILITY_PAUSE : CancelReason.NO_LIQUIDITY);
        }
        if (!prices.isEmpty()) {
            life.fireReached(prices.getFirst());
            life.fireReached(prices.getLast());
        }
        if (outcome == Outcome.PAUSE) {
            market.phase = Phase.AUCTION;
            market.pauseEnd = market.now + market.rules.pauseNanos();
            market.event(EventKind.PHASE, 0, 0, market.reference, market.phase.code(), 0);
            market.positions.keySet().forEach(life::endRestingReduceOnly);
        }
    }

    private boolean cutToPosition(ReferenceOrder o) {
        long most = market.reducible(o);
        if (o.remaining <= most) {
            return true;
        }
        if (most == 0) {
            life.cancel(o, CancelReason.REDUCE_ONLY);
            return false;
        }
        if (o.validity == Validity.FOK) {
            life.cancel(o, CancelReason.NOT_FILLABLE);
            return false;
        }
        long over = o.remaining - most;
        o.quantity -= over;
        o.remaining = most;
        market.tell(EventKind.REDUCED, o, CancelReason.REDUCE_ONLY.code(), o.price, over);
        return true;
    }

    private boolean canFill(ReferenceOrder o) {
        long sum = 0;
        List<ReferenceOrder> makers =
                market.side(o.side.opposite()).stream()
                        .filter(m -> o.accepts(m.price) && !market.isBeyondPause(o.side, m.price))
                        .toList();
        for (ReferenceOrder m : makers) {
            if (m.account == o.account && o.selfTrade != SelfTradeMode.NONE) {
                if (o.selfTrade == SelfTradeMode.EXPIRE_MAKER) {
                    continue;
                }
                // at the price of its own order only what shows before that trades first
                long ahead =
                        makers.stream()
                                .filter(a -> a.price == m.price && a.place < m.place)
                                .filter(a -> !a.reduceOnly)
                                .mapToLong(a -> a.visible)
                                .sum();
                long better =
                        makers.stream()
                                .filter(a ->
                                        a.price != m.price && makers.indexOf(a) < makers.indexOf(m))
                                .filter(a -> !a.reduceOnly)
                                .mapToLong(a -> a.remaining)
                                .sum();
                return better + ahead >= o.remaining || better >= o.remaining;
            }
            sum += m.reduceOnly ? 0 : m.remaining;
        }
        return sum >= o.remaining;
    }

    private Outcome sweep(ReferenceOrder o, List<Long> prices) {
        while (o.remaining > 0) {
            List<ReferenceOrder> makers = market.side(o.side.opposite());
            if (makers.isEmpty() || !o.accepts(makers.getFirst().price)) {
                return Outcome.DONE;
            }
            long price = makers.getFirst().price;
            if (market.isBeyondPause(o.side, price)) {
                return Outcome.PAUSE;
            }
            long before = market.visibleAt(o.side.opposite(), price);
            Outcome outcome = sweepLevel(o, price, prices);
            market.tellLevel(o.side.opposite(), price, before);
            if (outcome != null) {
                return outcome;
            }
        }
        return Outcome.DONE;
    }

    private @Nullable Outcome sweepLevel(ReferenceOrder o, long price, List<Long> prices) {
        while (o.remaining > 0) {
            ReferenceOrder m =
                    market.side(o.side.opposite()).stream()
                            .filter(x -> x.price == price)
                            .findFirst()
                            .orElse(null);
            if (m == null) {
                return null;
            }
            long wanted = o.remaining;
            if (o.form == OrderForm.MARKET_NOTIONAL) {
                wanted = o.remaining / price / market.rules.lotSize() * market.rules.lotSize();
            }
            if (wanted == 0) {
                return Outcome.DONE;
            }
            if (m.account == o.account && o.selfTrade != SelfTradeMode.NONE) {
                if (prevent(o, m, price, wanted)) {
                    return Outcome.EXPIRED;
                }
                continue;
            }
            long quantity = Math.min(wanted, m.visible);
            if (m.reduceOnly) {
                quantity = Math.min(quantity, market.reducible(m));
                if (quantity == 0) {
                    life.endMaker(m, CancelReason.REDUCE_ONLY);
                    continue;
                }
            }
            prices.add(price);
            trade(o, m, price, quantity);
        }
        return null;
    }

    private void trade(ReferenceOrder o, ReferenceOrder m, long price, long quantity) {
        market.last = price;
        long sign = o.side.sign();
        market.positions.merge(o.account, sign * quantity, Long::sum);
        market.positions.merge(m.account, -sign * quantity, Long::sum);
        o.remaining -= o.form == OrderForm.MARKET_NOTIONAL ? price * quantity : quantity;
        m.remaining -= quantity;
        m.visible -= quantity;
        if (m.visible == 0 && m.remaining > 0) {
            m.visible = Math.min(m.display, m.remaining);
            m.place = ++market.places;
        }
        market.pairEvent(
                EventKind.TRADE,
                OrderFlags.bit(o.side),
                o,
                m,
                price,
                quantity,
                o.remaining,
                m.remaining);
        life.endPeer(m);
        life.endPeer(o);
        if (m.remaining == 0) {
            life.end(m);
        }
    }

    /** True if it ends the taker. */
    private boolean prevent(ReferenceOrder o, ReferenceOrder m, long price, long wanted) {
        long quantity = Math.min(wanted, m.remaining);
        market.pairEvent(
                EventKind.PREVENTED,
                OrderFlags.bit(o.side),
                o,
                m,
                price,
                quantity,
                o.remaining,
                m.remaining);
        o.lost = o.remaining;
        return switch (o.selfTrade) {
            case EXPIRE_TAKER -> true;
            case EXPIRE_MAKER -> {
                life.endMaker(m, CancelReason.SELF_TRADE);
                yield false;
            }
            case EXPIRE_BOTH -> {
                life.endMaker(m, CancelReason.SELF_TRADE);
                yield true;
            }
            default -> {
                int reason = CancelReason.SELF_TRADE.code();
                if (m.remaining == quantity) {
                    life.endMaker(m, CancelReason.SELF_TRADE);
                } else {
                    m.quantity -= quantity;
                    m.remaining -= quantity;
                    m.visible = Math.min(m.visible, m.remaining);
                    market.tell(EventKind.REDUCED, m, reason, m.price, quantity);
                }
                o.quantity -= quantity;
                o.remaining -= quantity;
                o.lost = quantity;
                if (o.remaining > 0) {
                    market.tell(EventKind.REDUCED, o, reason, o.price, quantity);
                }
                yield o.remaining == 0;
            }
        };
    }

    void settle() {
        life.arm();
        while (market.phase == Phase.CONTINUOUS && !life.activations.isEmpty()) {
            ReferenceOrder o = life.activations.removeFirst();
            o.state = ReferenceOrder.State.HAND;
            execute(o);
            life.arm();
        }
    }
}
