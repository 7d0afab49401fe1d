package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code engine.md} in the plainest way, for one instrument: one list of orders,
 * sorted and filtered whenever somebody asks. Written from the rules, not from the engine. This
 * part takes the commands.
 */
final class ReferenceEngine {

    final ReferenceMarket market;
    private final ReferenceLife life;
    private final ReferenceMatching matching;
    private final ReferenceAuction auction;

    ReferenceEngine(SymbolRules rules, EngineLimits limits) {
        market = new ReferenceMarket(rules, limits);
        life = new ReferenceLife(market);
        matching = new ReferenceMatching(market, life);
        auction = new ReferenceAuction(market, life);
    }

    void advance(long time) {
        if (time <= market.now) {
            return;
        }
        market.now = time;
        while (true) {
            ReferenceOrder next =
                    market.live.stream()
                            .filter(o -> o.validity == Validity.GTD && o.expiry <= market.now)
                            .min(Comparator.comparingLong((ReferenceOrder o) -> o.expiry))
                            .orElse(null);
            if (next == null) {
                break;
            }
            life.cancel(next, CancelReason.EXPIRED);
            matching.settle();
        }
        if (market.pauseEnd <= market.now) {
            phase(Phase.CONTINUOUS, 0);
        }
    }

    void place(CommandKind kind, List<ReferenceOrder> legs) {
        int dormantFrom =
                kind == CommandKind.PLACE_OTO || kind == CommandKind.PLACE_BRACKET ? 1 : 3;
        RejectReason reason = null;
        long culprit = legs.getFirst().id;
        for (int i = 0; i < legs.size() && reason == null; i++) {
            reason = new ReferenceChecks(market).leg(legs, i, i >= dormantFrom);
            culprit = reason == null ? culprit : legs.get(i).id;
        }
        if (reason == null) {
            reason = ReferenceChecks.links(kind, legs);
        }
        if (reason == null) {
            reason = new ReferenceChecks(market).room(legs, dormantFrom);
        }
        if (reason != null) {
            market.reject(culprit, legs.getFirst().account, reason);
            return;
        }
        market.positions.putIfAbsent(legs.getFirst().account, 0L);
        for (ReferenceOrder o : legs) {
            o.linked = legs.size() > 1;
            market.tell(EventKind.ACCEPTED, o, 0, o.price, o.quantity);
        }
        if (kind == CommandKind.PLACE_OCO) {
            ReferenceLife.pair(legs.get(0), legs.get(1));
        }
        for (int i = dormantFrom; i < legs.size(); i++) {
            legs.get(i).parent = legs.getFirst();
            legs.getFirst().children.add(legs.get(i));
        }
        if (kind == CommandKind.PLACE_BRACKET) {
            ReferenceLife.pair(legs.get(1), legs.get(2));
        }
        ReferenceOrder hand = null;
        for (int i = 0; i < legs.size(); i++) {
            ReferenceOrder o = legs.get(i);
            if (i >= dormantFrom) {
                life.enter(o, ReferenceOrder.State.DORMANT);
            } else if (o.conditional) {
                life.await(o);
            } else {
                hand = o;
            }
        }
        if (hand != null) {
            matching.execute(hand);
        }
        matching.settle();
    }

    void cancelCommand(long id, long account) {
        ReferenceOrder o = market.find(id, account);
        if (o == null) {
            market.reject(id, account, RejectReason.UNKNOWN_ORDER);
        } else {
            life.cancel(o, CancelReason.REQUESTED);
            matching.settle();
        }
    }

    void massCancel(long account, @Nullable Side side) {
        long ended = 0;
        for (long a : List.copyOf(market.positions.keySet())) {
            if (account == 0 || account == a) {
                int before = market.owned(a).size();
                life.endEach(a, o -> side == null || o.side == side, CancelReason.REQUESTED);
                ended += before - market.owned(a).size();
            }
        }
        matching.settle();
        market.event(EventKind.MASS_CANCELLED, 0, account, 0, ended, 0);
    }

    void position(long account, long quantity) {
        if (!market.positions.containsKey(account)
                && market.positions.size() == market.limits.maxHoldings()) {
            market.reject(0, account, RejectReason.TOO_MANY_ACCOUNTS);
            return;
        }
        market.positions.put(account, quantity);
        market.event(EventKind.POSITION, 0, account, 0, quantity, 0);
    }

    void amend(
            long id, long account, long newPrice, long newTotal, long newTrigger, long newTrail) {
        ReferenceOrder o = market.find(id, account);
        if (o == null) {
            market.reject(id, account, RejectReason.UNKNOWN_ORDER);
            return;
        }
        long price = newPrice == 0 ? o.price : newPrice;
        long total = newTotal == 0 ? o.quantity : newTotal;
        RejectReason reason =
                new ReferenceChecks(market).amend(o, newPrice, newTotal, newTrigger, newTrail);
        if (reason != null) {
            market.reject(id, account, reason);
            return;
        }
        long filled = o.quantity - o.remaining;
        if (o.state != ReferenceOrder.State.RESTING) {
            o.price = price;
            o.quantity = total;
            o.remaining = total;
            boolean moves = newTrigger != 0 && newTrigger != o.trigger;
            if (moves) {
                o.trigger = newTrigger;
                o.place = ++market.places;
            }
            if (newTrail != 0) {
                o.trail = newTrail;
                life.beginTrail(o);
            }
            market.tell(EventKind.AMENDED, o, 0, price, total);
            return;
        }
        long oldPrice = o.price;
        long before = market.visibleAt(o.side, oldPrice);
        boolean keeps = price == oldPrice && total <= o.quantity;
        o.quantity = total;
        o.remaining = total - filled;
        o.price = price;
        if (keeps) {
            o.visible = Math.min(o.visible, o.remaining);
        } else {
            o.state = ReferenceOrder.State.HAND;
        }
        market.tell(EventKind.AMENDED, o, 0, price, total);
        market.tellLevel(o.side, oldPrice, before);
        if (!keeps) {
            matching.execute(o);
            matching.settle();
        }
    }

    void phase(Phase to, long newReference) {
        market.reference = newReference == 0 ? market.reference : newReference;
        boolean gathered = market.phase == Phase.AUCTION;
        market.pauseEnd = Long.MAX_VALUE;
        long price = 0;
        boolean uncrosses = to == Phase.CONTINUOUS || to == Phase.CLOSED;
        if (uncrosses && (gathered || market.isCrossed())) {
            price = auction.uncross();
        }
        market.phase = to;
        market.event(EventKind.PHASE, 0, 0, market.reference, to.code(), 0);
        if (price != 0) {
            life.fireReached(price);
        }
        for (long a : List.copyOf(market.positions.keySet())) {
            if (to == Phase.AUCTION) {
                life.endRestingReduceOnly(a);
            } else if (to == Phase.CLOSED) {
                life.endEach(a, o -> o.validity == Validity.DAY, CancelReason.EXPIRED);
            }
        }
        matching.settle();
    }
}
