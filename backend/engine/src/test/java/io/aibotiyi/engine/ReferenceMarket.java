package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One instrument as the reference keeps it, how that is read, and what was told of it. */
final class ReferenceMarket {

    final SymbolRules rules;
    final EngineLimits limits;
    final List<Told> told = new ArrayList<>();

    /** Registered orders, oldest first. */
    final List<ReferenceOrder> live = new ArrayList<>();

    /** Accounts in order of appearance, with their positions. */
    final Map<Long, Long> positions = new LinkedHashMap<>();

    Phase phase = Phase.CONTINUOUS;
    long last;
    long reference;
    long pauseEnd = Long.MAX_VALUE;
    long now;
    long places;

    ReferenceMarket(SymbolRules rules, EngineLimits limits) {
        this.rules = rules;
        this.limits = limits;
    }

    int freeOrders() {
        return limits.maxOrders() - live.size();
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

    List<ReferenceOrder> owned(long account) {
        return live.stream().filter(o -> o.account == account).toList();
    }

    void event(EventKind kind, long order, long account, long price, long quantity, long left) {
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

    long reducible(ReferenceOrder o) {
        long position = positions.getOrDefault(o.account, 0L);
        return Math.max(0, o.side == Side.SELL ? position : -position);
    }

    private boolean isInPauseBand(long price) {
        return ReferenceChecks.isWithin(rules.pauseBand(), reference, price);
    }

    /** A buyer is only held back above the band, a seller below. */
    boolean isBeyondPause(Side side, long price) {
        return (side == Side.BUY) == (price > reference) && !isInPauseBand(price);
    }

    void pairEvent(
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

    boolean isCrossed() {
        List<ReferenceOrder> bids = side(Side.BUY);
        List<ReferenceOrder> asks = side(Side.SELL);
        return !bids.isEmpty() && !asks.isEmpty() && bids.getFirst().price >= asks.getFirst().price;
    }

    long anchor() {
        return reference != 0 ? reference : last;
    }

    List<ReferenceOrder> side(Side side) {
        Comparator<ReferenceOrder> best = Comparator.comparingLong(o -> -side.sign() * o.price);
        Stream<ReferenceOrder> resting =
                live.stream()
                        .filter(o -> o.state == ReferenceOrder.State.RESTING && o.side == side)
                        .filter(o -> o.remaining > 0);
        return resting.sorted(best.thenComparingLong(o -> o.place)).toList();
    }

    long visibleAt(Side side, long price) {
        long sum = 0;
        for (ReferenceOrder o : live) {
            boolean there = o.state == ReferenceOrder.State.RESTING && o.side == side;
            sum += there && o.price == price && o.remaining > 0 ? o.visible : 0;
        }
        return sum;
    }

    void tellLevel(Side side, long price, long before) {
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

    void tell(EventKind kind, ReferenceOrder o, int reason, long price, long quantity) {
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
