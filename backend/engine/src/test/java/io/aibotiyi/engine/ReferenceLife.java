package io.aibotiyi.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** How the reference's orders come to stay, wait, fire and end, and what hangs on their end. */
final class ReferenceLife {

    final List<ReferenceOrder> activations = new ArrayList<>();
    private final List<ReferenceOrder> arming = new ArrayList<>();
    private final ReferenceMarket market;

    ReferenceLife(ReferenceMarket market) {
        this.market = market;
    }

    static void pair(ReferenceOrder a, ReferenceOrder b) {
        a.peer = b;
        b.peer = a;
    }

    void enter(ReferenceOrder o, ReferenceOrder.State state) {
        o.state = state;
        o.place = ++market.places;
        if (!market.live.contains(o)) {
            market.live.add(o);
        }
    }

    void rest(ReferenceOrder o) {
        long before = market.visibleAt(o.side, o.price);
        enter(o, ReferenceOrder.State.RESTING);
        o.visible = o.display == 0 ? o.remaining : Math.min(o.display, o.remaining);
        market.tellLevel(o.side, o.price, before);
    }

    void cancel(ReferenceOrder o, CancelReason reason) {
        boolean rested = o.state == ReferenceOrder.State.RESTING;
        long before = market.visibleAt(o.side, o.price);
        o.state = ReferenceOrder.State.HAND;
        market.tell(EventKind.CANCELLED, o, reason.code(), o.price, o.remaining);
        if (rested) {
            market.tellLevel(o.side, o.price, before);
        }
        end(o);
    }

    /** What an order's end brings about. */
    void end(ReferenceOrder o) {
        o.state = ReferenceOrder.State.HAND;
        market.live.remove(o);
        activations.remove(o);
        arming.remove(o);
        if (o.parent != null) {
            o.parent.children.clear();
        }
        endPeer(o);
        long filled = o.quantity - o.remaining;
        List<ReferenceOrder> children = List.copyOf(o.children);
        o.children.clear();
        for (ReferenceOrder child : children) {
            child.parent = null;
            if (filled > 0) {
                child.quantity = Math.min(child.quantity, filled);
                child.remaining = child.quantity;
                child.state = ReferenceOrder.State.ARMING;
                arming.add(child);
            } else {
                child.peer = null;
                cancel(child, CancelReason.PARENT);
            }
        }
    }

    void endPeer(ReferenceOrder o) {
        ReferenceOrder peer = o.peer;
        if (peer != null) {
            o.peer = null;
            peer.peer = null;
            cancel(peer, CancelReason.PEER);
        }
    }

    /** Ends a resting order while its level is swept: the level is told of afterwards. */
    void endMaker(ReferenceOrder m, CancelReason reason) {
        m.state = ReferenceOrder.State.HAND;
        market.tell(EventKind.CANCELLED, m, reason.code(), m.price, m.remaining);
        end(m);
    }

    void endEach(long account, Predicate<ReferenceOrder> which, CancelReason reason) {
        while (true) {
            ReferenceOrder o =
                    market.owned(account).stream().filter(which).findFirst().orElse(null);
            if (o == null) {
                return;
            }
            cancel(o, reason);
        }
    }

    void endRestingReduceOnly(long account) {
        endEach(
                account,
                o -> o.reduceOnly && o.state == ReferenceOrder.State.RESTING,
                CancelReason.REDUCE_ONLY);
    }

    void await(ReferenceOrder o) {
        boolean trails = o.form == OrderForm.TRAILING_STOP;
        enter(o, trails ? ReferenceOrder.State.TRAILING : ReferenceOrder.State.WAITING);
        if (trails) {
            beginTrail(o);
        } else if (market.last != 0 && o.isReachedBy(market.last)) {
            fire(o);
        }
    }

    void beginTrail(ReferenceOrder o) {
        o.trigger = 0;
        if (market.last != 0) {
            follow(o, market.last);
        }
    }

    private static void follow(ReferenceOrder o, long price) {
        if (o.isRising()) {
            o.trigger = o.trigger == 0 ? price + o.trail : Math.min(o.trigger, price + o.trail);
        } else if (price > o.trail) {
            o.trigger = Math.max(o.trigger, price - o.trail);
        }
    }

    void fireReached(long price) {
        Comparator<ReferenceOrder> upwards = Comparator.comparingLong(o -> o.trigger);
        Comparator<ReferenceOrder> age = Comparator.comparingLong(o -> o.place);
        fireEach(o -> o.isRising(), upwards.thenComparing(age), price);
        fireEach(o -> !o.isRising(), upwards.reversed().thenComparing(age), price);
        List<ReferenceOrder> trailing =
                market.live.stream()
                        .filter(o -> o.state == ReferenceOrder.State.TRAILING)
                        .sorted(age)
                        .toList();
        for (ReferenceOrder o : trailing) {
            if (o.state != ReferenceOrder.State.TRAILING) {
                continue;
            }
            if (o.trigger != 0 && o.isReachedBy(price)) {
                fire(o);
            } else {
                follow(o, price);
            }
        }
    }

    private void fireEach(
            Predicate<ReferenceOrder> which, Comparator<ReferenceOrder> order, long price) {
        while (true) {
            ReferenceOrder next =
                    market.live.stream()
                            .filter(o -> o.state == ReferenceOrder.State.WAITING)
                            .filter(which.and(o -> o.isReachedBy(price)))
                            .min(order)
                            .orElse(null);
            if (next == null) {
                return;
            }
            fire(next);
        }
    }

    private void fire(ReferenceOrder o) {
        o.conditional = false;
        o.state = ReferenceOrder.State.QUEUED;
        activations.add(o);
        market.tell(EventKind.TRIGGERED, o, 0, o.trigger, o.remaining);
        endPeer(o);
    }

    void arm() {
        while (!arming.isEmpty()) {
            ReferenceOrder o = arming.removeFirst();
            market.tell(EventKind.ARMED, o, 0, o.price, o.remaining);
            if (o.conditional) {
                await(o);
            } else {
                o.state = ReferenceOrder.State.QUEUED;
                activations.add(o);
            }
        }
    }
}
