package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code engine.md} in the plainest way, for one instrument: one list of orders,
 * sorted and filtered whenever somebody asks. Written from the rules, not from the engine.
 */
final class ReferenceEngine {

    private final SymbolRules rules;
    private final EngineLimits limits;
    final List<Told> told = new ArrayList<>();

    /** Registered orders, oldest first. */
    final List<ReferenceOrder> live = new ArrayList<>();

    /** Accounts in order of appearance, with their positions. */
    final Map<Long, Long> positions = new LinkedHashMap<>();

    private final List<ReferenceOrder> activations = new ArrayList<>();
    private final List<ReferenceOrder> arming = new ArrayList<>();
    Phase phase = Phase.CONTINUOUS;
    long last;
    private long reference;
    private long pauseEnd = Long.MAX_VALUE;
    private long now;
    private long places;

    ReferenceEngine(SymbolRules rules, EngineLimits limits) {
        this.rules = rules;
        this.limits = limits;
    }

    // ---- time ----

    void advance(long time) {
        if (time <= now) {
            return;
        }
        now = time;
        while (true) {
            ReferenceOrder next =
                    live.stream()
                            .filter(o -> o.validity == Validity.GTD && o.expiry <= now)
                            .min(Comparator.comparingLong((ReferenceOrder o) -> o.expiry))
                            .orElse(null);
            if (next == null) {
                break;
            }
            cancel(next, CancelReason.EXPIRED);
            settle();
        }
        if (pauseEnd <= now) {
            phase(Phase.CONTINUOUS, 0);
        }
    }

    // ---- commands ----

    void place(CommandKind kind, List<ReferenceOrder> legs) {
        int dormantFrom =
                kind == CommandKind.PLACE_OTO || kind == CommandKind.PLACE_BRACKET ? 1 : 3;
        RejectReason reason = null;
        long culprit = legs.getFirst().id;
        for (int i = 0; i < legs.size() && reason == null; i++) {
            reason =
                    new ReferenceChecks(this, rules, limits, now)
                            .leg(legs, i, i >= dormantFrom, reference);
            culprit = reason == null ? culprit : legs.get(i).id;
        }
        if (reason == null) {
            reason = ReferenceChecks.links(kind, legs);
        }
        if (reason == null) {
            reason =
                    new ReferenceChecks(this, rules, limits, now)
                            .room(legs, dormantFrom, freeOrders());
        }
        if (reason != null) {
            reject(culprit, legs.getFirst().account, reason);
            return;
        }
        positions.putIfAbsent(legs.getFirst().account, 0L);
        for (ReferenceOrder o : legs) {
            o.linked = legs.size() > 1;
            tell(EventKind.ACCEPTED, o, 0, o.price, o.quantity);
        }
        if (kind == CommandKind.PLACE_OCO) {
            pair(legs.get(0), legs.get(1));
        }
        for (int i = dormantFrom; i < legs.size(); i++) {
            legs.get(i).parent = legs.getFirst();
            legs.getFirst().children.add(legs.get(i));
        }
        if (kind == CommandKind.PLACE_BRACKET) {
            pair(legs.get(1), legs.get(2));
        }
        ReferenceOrder hand = null;
        for (int i = 0; i < legs.size(); i++) {
            ReferenceOrder o = legs.get(i);
            if (i >= dormantFrom) {
                enter(o, ReferenceOrder.State.DORMANT);
            } else if (o.conditional) {
                await(o);
            } else {
                hand = o;
            }
        }
        if (hand != null) {
            execute(hand);
        }
        settle();
    }

    private int freeOrders() {
        return limits.maxOrders() - live.size();
    }

    private static void pair(ReferenceOrder a, ReferenceOrder b) {
        a.peer = b;
        b.peer = a;
    }

    void reject(long order, long account, RejectReason reason) {
        told.add(
                new Told(
                        EventKind.REJECTED,
                        rules.symbol(),
                        0,
                        reason.code(),
                        now,
                        order,
                        account,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0));
    }

    @Nullable ReferenceOrder find(long id, long account) {
        return live.stream()
                .filter(o -> o.id == id && o.account == account)
                .findFirst()
                .orElse(null);
    }

    void cancelCommand(long id, long account) {
        ReferenceOrder o = find(id, account);
        if (o == null) {
            reject(id, account, RejectReason.UNKNOWN_ORDER);
        } else {
            cancel(o, CancelReason.REQUESTED);
            settle();
        }
    }

    void massCancel(long account, @Nullable Side side) {
        long ended = 0;
        for (long a : List.copyOf(positions.keySet())) {
            if (account == 0 || account == a) {
                int before = owned(a).size();
                endEach(a, o -> side == null || o.side == side, CancelReason.REQUESTED);
                ended += before - owned(a).size();
            }
        }
        settle();
        event(EventKind.MASS_CANCELLED, 0, account, 0, ended, 0);
    }

    private List<ReferenceOrder> owned(long account) {
        return live.stream().filter(o -> o.account == account).toList();
    }

    private void endEach(long account, Predicate<ReferenceOrder> which, CancelReason reason) {
        while (true) {
            ReferenceOrder o = owned(account).stream().filter(which).findFirst().orElse(null);
            if (o == null) {
                return;
            }
            cancel(o, reason);
        }
    }

    void position(long account, long quantity) {
        if (!positions.containsKey(account) && positions.size() == limits.maxHoldings()) {
            reject(0, account, RejectReason.TOO_MANY_ACCOUNTS);
            return;
        }
        positions.put(account, quantity);
        event(EventKind.POSITION, 0, account, 0, quantity, 0);
    }

    private void event(
            EventKind kind, long order, long account, long price, long quantity, long left) {
        told.add(
                new Told(
                        kind,
                        rules.symbol(),
                        0,
                        0,
                        now,
                        order,
                        account,
                        0,
                        0,
                        price,
                        quantity,
                        left,
                        0));
    }

    void amend(long id, long account, long newPrice, long newTotal, long newTrigger) {
        ReferenceOrder o = find(id, account);
        if (o == null) {
            reject(id, account, RejectReason.UNKNOWN_ORDER);
            return;
        }
        long price = newPrice == 0 ? o.price : newPrice;
        long total = newTotal == 0 ? o.quantity : newTotal;
        RejectReason reason =
                new ReferenceChecks(this, rules, limits, now)
                        .amend(o, newPrice, newTotal, newTrigger, reference);
        if (reason != null) {
            reject(id, account, reason);
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
                o.place = ++places;
            }
            tell(EventKind.AMENDED, o, 0, price, total);
            return;
        }
        long oldPrice = o.price;
        long before = visibleAt(o.side, oldPrice);
        boolean keeps = price == oldPrice && total <= o.quantity;
        o.quantity = total;
        o.remaining = total - filled;
        o.price = price;
        if (keeps) {
            o.visible = Math.min(o.visible, o.remaining);
        } else {
            o.state = ReferenceOrder.State.HAND;
        }
        tell(EventKind.AMENDED, o, 0, price, total);
        tellLevel(o.side, oldPrice, before);
        if (!keeps) {
            execute(o);
            settle();
        }
    }

    void phase(Phase to, long newReference) {
        reference = newReference == 0 ? reference : newReference;
        boolean gathered = phase == Phase.AUCTION;
        pauseEnd = Long.MAX_VALUE;
        long price = 0;
        boolean uncrosses = to == Phase.CONTINUOUS || to == Phase.CLOSED;
        if (uncrosses && (gathered || isCrossed())) {
            price = uncross();
        }
        phase = to;
        event(EventKind.PHASE, 0, 0, reference, to.code(), 0);
        if (price != 0) {
            fireReached(price);
        }
        for (long a : List.copyOf(positions.keySet())) {
            if (to == Phase.AUCTION) {
                endRestingReduceOnly(a);
            } else if (to == Phase.CLOSED) {
                endEach(a, o -> o.validity == Validity.DAY, CancelReason.EXPIRED);
            }
        }
        settle();
    }

    private void endRestingReduceOnly(long account) {
        endEach(
                account,
                o -> o.reduceOnly && o.state == ReferenceOrder.State.RESTING,
                CancelReason.REDUCE_ONLY);
    }

    // ---- what orders do ----

    private void enter(ReferenceOrder o, ReferenceOrder.State state) {
        o.state = state;
        o.place = ++places;
        if (!live.contains(o)) {
            live.add(o);
        }
    }

    private void execute(ReferenceOrder o) {
        if (phase == Phase.AUCTION) {
            rest(o);
            return;
        }
        if (o.reduceOnly && !cutToPosition(o)) {
            return;
        }
        List<ReferenceOrder> makers = side(o.side.opposite());
        boolean takes = !makers.isEmpty() && o.accepts(makers.getFirst().price);
        if (takes && o.postOnly) {
            cancel(o, CancelReason.POST_ONLY);
            return;
        }
        if (o.validity == Validity.FOK && !canFill(o)) {
            cancel(o, CancelReason.NOT_FILLABLE);
            return;
        }
        List<Long> prices = new ArrayList<>();
        Outcome outcome = takes ? sweep(o, prices) : Outcome.DONE;
        if (outcome == Outcome.EXPIRED) {
            tell(EventKind.CANCELLED, o, CancelReason.SELF_TRADE.code(), o.price, o.lost);
            end(o);
        } else if (o.remaining == 0) {
            end(o);
        } else if (o.mayRest()) {
            rest(o);
        } else {
            boolean pauses = outcome == Outcome.PAUSE;
            cancel(o, pauses ? CancelReason.VOLATILITY_PAUSE : CancelReason.NO_LIQUIDITY);
        }
        if (!prices.isEmpty()) {
            fireReached(prices.getFirst());
            fireReached(prices.getLast());
        }
        if (outcome == Outcome.PAUSE) {
            phase = Phase.AUCTION;
            pauseEnd = now + rules.pauseNanos();
            event(EventKind.PHASE, 0, 0, reference, phase.code(), 0);
            positions.keySet().forEach(this::endRestingReduceOnly);
        }
    }

    private enum Outcome {
        DONE,
        EXPIRED,
        PAUSE
    }

    private boolean cutToPosition(ReferenceOrder o) {
        long most = reducible(o);
        if (o.remaining <= most) {
            return true;
        }
        if (most == 0) {
            cancel(o, CancelReason.REDUCE_ONLY);
            return false;
        }
        if (o.validity == Validity.FOK) {
            cancel(o, CancelReason.NOT_FILLABLE);
            return false;
        }
        long over = o.remaining - most;
        o.quantity -= over;
        o.remaining = most;
        tell(EventKind.REDUCED, o, CancelReason.REDUCE_ONLY.code(), o.price, over);
        return true;
    }

    long reducible(ReferenceOrder o) {
        long position = positions.getOrDefault(o.account, 0L);
        return Math.max(0, o.side == Side.SELL ? position : -position);
    }

    private boolean canFill(ReferenceOrder o) {
        long sum = 0;
        List<ReferenceOrder> makers =
                side(o.side.opposite()).stream()
                        .filter(m -> o.accepts(m.price) && !isBeyondPause(o.side, m.price))
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

    private boolean isInPauseBand(long price) {
        return ReferenceChecks.isWithin(rules.pauseBand(), reference, price);
    }

    private Outcome sweep(ReferenceOrder o, List<Long> prices) {
        while (o.remaining > 0) {
            List<ReferenceOrder> makers = side(o.side.opposite());
            if (makers.isEmpty() || !o.accepts(makers.getFirst().price)) {
                return Outcome.DONE;
            }
            long price = makers.getFirst().price;
            if (isBeyondPause(o.side, price)) {
                return Outcome.PAUSE;
            }
            long before = visibleAt(o.side.opposite(), price);
            Outcome outcome = sweepLevel(o, price, prices);
            tellLevel(o.side.opposite(), price, before);
            if (outcome != null) {
                return outcome;
            }
        }
        return Outcome.DONE;
    }

    /** A buyer is only held back above the band, a seller below. */
    private boolean isBeyondPause(Side side, long price) {
        return (side == Side.BUY) == (price > reference) && !isInPauseBand(price);
    }

    private @Nullable Outcome sweepLevel(ReferenceOrder o, long price, List<Long> prices) {
        while (o.remaining > 0) {
            ReferenceOrder m =
                    side(o.side.opposite()).stream()
                            .filter(x -> x.price == price)
                            .findFirst()
                            .orElse(null);
            if (m == null) {
                return null;
            }
            long wanted = o.remaining;
            if (o.form == OrderForm.MARKET_NOTIONAL) {
                wanted = o.remaining / price / rules.lotSize() * rules.lotSize();
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
                quantity = Math.min(quantity, reducible(m));
                if (quantity == 0) {
                    endMaker(m, CancelReason.REDUCE_ONLY);
                    continue;
                }
            }
            prices.add(price);
            trade(o, m, price, quantity);
        }
        return null;
    }

    private void trade(ReferenceOrder o, ReferenceOrder m, long price, long quantity) {
        last = price;
        long sign = o.side.sign();
        positions.merge(o.account, sign * quantity, Long::sum);
        positions.merge(m.account, -sign * quantity, Long::sum);
        o.remaining -= o.form == OrderForm.MARKET_NOTIONAL ? price * quantity : quantity;
        m.remaining -= quantity;
        m.visible -= quantity;
        if (m.visible == 0 && m.remaining > 0) {
            m.visible = Math.min(m.display, m.remaining);
            m.place = ++places;
        }
        pairEvent(
                EventKind.TRADE,
                OrderFlags.bit(o.side),
                o,
                m,
                price,
                quantity,
                o.remaining,
                m.remaining);
        endPeer(m);
        endPeer(o);
        if (m.remaining == 0) {
            end(m);
        }
    }

    private void pairEvent(
            EventKind kind,
            int side,
            ReferenceOrder a,
            ReferenceOrder b,
            long price,
            long quantity,
            long aLeft,
            long bLeft) {
        told.add(
                new Told(
                        kind,
                        rules.symbol(),
                        side,
                        0,
                        now,
                        a.id,
                        a.account,
                        b.id,
                        b.account,
                        price,
                        quantity,
                        aLeft,
                        bLeft));
    }

    /** True if it ends the taker. */
    private boolean prevent(ReferenceOrder o, ReferenceOrder m, long price, long wanted) {
        long quantity = Math.min(wanted, m.remaining);
        pairEvent(
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
                endMaker(m, CancelReason.SELF_TRADE);
                yield false;
            }
            case EXPIRE_BOTH -> {
                endMaker(m, CancelReason.SELF_TRADE);
                yield true;
            }
            default -> {
                int reason = CancelReason.SELF_TRADE.code();
                if (m.remaining == quantity) {
                    endMaker(m, CancelReason.SELF_TRADE);
                } else {
                    m.quantity -= quantity;
                    m.remaining -= quantity;
                    m.visible = Math.min(m.visible, m.remaining);
                    tell(EventKind.REDUCED, m, reason, m.price, quantity);
                }
                o.quantity -= quantity;
                o.remaining -= quantity;
                o.lost = quantity;
                if (o.remaining > 0) {
                    tell(EventKind.REDUCED, o, reason, o.price, quantity);
                }
                yield o.remaining == 0;
            }
        };
    }

    /** Ends a resting order while its level is swept: the level is told of afterwards. */
    private void endMaker(ReferenceOrder m, CancelReason reason) {
        m.state = ReferenceOrder.State.HAND;
        tell(EventKind.CANCELLED, m, reason.code(), m.price, m.remaining);
        end(m);
    }

    private void rest(ReferenceOrder o) {
        long before = visibleAt(o.side, o.price);
        enter(o, ReferenceOrder.State.RESTING);
        o.visible = o.display == 0 ? o.remaining : Math.min(o.display, o.remaining);
        tellLevel(o.side, o.price, before);
    }

    void cancel(ReferenceOrder o, CancelReason reason) {
        boolean rested = o.state == ReferenceOrder.State.RESTING;
        long before = visibleAt(o.side, o.price);
        o.state = ReferenceOrder.State.HAND;
        tell(EventKind.CANCELLED, o, reason.code(), o.price, o.remaining);
        if (rested) {
            tellLevel(o.side, o.price, before);
        }
        end(o);
    }

    /** What an order's end brings about. */
    private void end(ReferenceOrder o) {
        o.state = ReferenceOrder.State.HAND;
        live.remove(o);
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

    private void endPeer(ReferenceOrder o) {
        ReferenceOrder peer = o.peer;
        if (peer != null) {
            o.peer = null;
            peer.peer = null;
            cancel(peer, CancelReason.PEER);
        }
    }

    // ---- triggers ----

    private void await(ReferenceOrder o) {
        boolean trails = o.form == OrderForm.TRAILING_STOP;
        enter(o, trails ? ReferenceOrder.State.TRAILING : ReferenceOrder.State.WAITING);
        if (trails) {
            o.trigger = 0;
            if (last != 0) {
                follow(o, last);
            }
        } else if (last != 0 && o.isReachedBy(last)) {
            fire(o);
        }
    }

    private static void follow(ReferenceOrder o, long price) {
        if (o.isRising()) {
            o.trigger = o.trigger == 0 ? price + o.trail : Math.min(o.trigger, price + o.trail);
        } else if (price > o.trail) {
            o.trigger = Math.max(o.trigger, price - o.trail);
        }
    }

    private void fireReached(long price) {
        Comparator<ReferenceOrder> upwards = Comparator.comparingLong(o -> o.trigger);
        Comparator<ReferenceOrder> age = Comparator.comparingLong(o -> o.place);
        fireEach(o -> o.isRising(), upwards.thenComparing(age), price);
        fireEach(o -> !o.isRising(), upwards.reversed().thenComparing(age), price);
        List<ReferenceOrder> trailing =
                live.stream()
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
                    live.stream()
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
        tell(EventKind.TRIGGERED, o, 0, o.trigger, o.remaining);
        endPeer(o);
    }

    private void arm() {
        while (!arming.isEmpty()) {
            ReferenceOrder o = arming.removeFirst();
            tell(EventKind.ARMED, o, 0, o.price, o.remaining);
            if (o.conditional) {
                await(o);
            } else {
                o.state = ReferenceOrder.State.QUEUED;
                activations.add(o);
            }
        }
    }

    private void settle() {
        arm();
        while (phase == Phase.CONTINUOUS && !activations.isEmpty()) {
            ReferenceOrder o = activations.removeFirst();
            o.state = ReferenceOrder.State.HAND;
            execute(o);
            arm();
        }
    }

    // ---- auction ----

    boolean isCrossed() {
        List<ReferenceOrder> bids = side(Side.BUY);
        List<ReferenceOrder> asks = side(Side.SELL);
        return !bids.isEmpty() && !asks.isEmpty() && bids.getFirst().price >= asks.getFirst().price;
    }

    private long uncross() {
        if (!isCrossed()) {
            event(EventKind.AUCTION, 0, 0, 0, 0, 0);
            return 0;
        }
        ReferencePrice found = ReferencePrice.of(side(Side.BUY), side(Side.SELL), anchor());
        event(EventKind.AUCTION, 0, 0, found.price(), found.volume(), found.surplus());
        long left = found.volume();
        while (left > 0) {
            long bid = side(Side.BUY).getFirst().price;
            long ask = side(Side.SELL).getFirst().price;
            long bidBefore = visibleAt(Side.BUY, bid);
            long askBefore = visibleAt(Side.SELL, ask);
            while (left > 0) {
                List<ReferenceOrder> bids = side(Side.BUY);
                List<ReferenceOrder> asks = side(Side.SELL);
                if (bids.isEmpty()
                        || asks.isEmpty()
                        || bids.getFirst().price != bid
                        || asks.getFirst().price != ask) {
                    break;
                }
                left -= auctionTrade(bids.getFirst(), asks.getFirst(), found.price(), left);
            }
            tellLevel(Side.BUY, bid, bidBefore);
            tellLevel(Side.SELL, ask, askBefore);
        }
        reference = found.price();
        return found.price();
    }

    private long anchor() {
        return reference != 0 ? reference : last;
    }

    private long auctionTrade(ReferenceOrder bid, ReferenceOrder ask, long price, long most) {
        long quantity = Math.min(most, Math.min(bid.remaining, ask.remaining));
        last = price;
        positions.merge(bid.account, quantity, Long::sum);
        positions.merge(ask.account, -quantity, Long::sum);
        for (ReferenceOrder o : List.of(bid, ask)) {
            o.remaining -= quantity;
            o.visible = Math.min(o.visible, o.remaining);
        }
        pairEvent(EventKind.TRADE, 2, bid, ask, price, quantity, bid.remaining, ask.remaining);
        for (ReferenceOrder o : List.of(bid, ask)) {
            endPeer(o);
            if (o.remaining == 0) {
                end(o);
            }
        }
        return quantity;
    }

    // ---- reading ----

    List<ReferenceOrder> side(Side side) {
        Comparator<ReferenceOrder> best = Comparator.comparingLong(o -> -side.sign() * o.price);
        Stream<ReferenceOrder> resting =
                live.stream()
                        .filter(o -> o.state == ReferenceOrder.State.RESTING && o.side == side)
                        .filter(o -> o.remaining > 0);
        return resting.sorted(best.thenComparingLong(o -> o.place)).toList();
    }

    private long visibleAt(Side side, long price) {
        return side(side).stream().filter(o -> o.price == price).mapToLong(o -> o.visible).sum();
    }

    private void tellLevel(Side side, long price, long before) {
        long visible = visibleAt(side, price);
        if (visible != before) {
            told.add(
                    new Told(
                            EventKind.LEVEL,
                            rules.symbol(),
                            OrderFlags.bit(side),
                            0,
                            now,
                            0,
                            0,
                            0,
                            0,
                            price,
                            visible,
                            0,
                            0));
        }
    }

    private void tell(EventKind kind, ReferenceOrder o, int reason, long price, long quantity) {
        told.add(
                new Told(
                        kind,
                        rules.symbol(),
                        OrderFlags.bit(o.side),
                        reason,
                        now,
                        o.id,
                        o.account,
                        0,
                        0,
                        price,
                        quantity,
                        o.remaining,
                        0));
    }
}
