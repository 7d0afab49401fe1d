package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The same rules in the plainest way: one list of orders, sorted when a side is looked at. It
 * answers the lines that {@link RecordedEvents} would write.
 */
final class ReferenceBook {

    private static final class Resting {
        final long id;
        final long owner;
        final Side side;
        final long price;
        long remaining;

        Resting(long id, long owner, Side side, long price, long remaining) {
            this.id = id;
            this.owner = owner;
            this.side = side;
            this.price = price;
            this.remaining = remaining;
        }
    }

    private final long tickSize;
    private final long lotSize;
    private final int maxOrders;

    /** In order of arrival. */
    private final List<Resting> resting = new ArrayList<>();

    private final List<String> lines = new ArrayList<>();
    long executed;
    long cancelled;
    long submitted;

    ReferenceBook(long tickSize, long lotSize, int maxOrders) {
        this.tickSize = tickSize;
        this.lotSize = lotSize;
        this.maxOrders = maxOrders;
    }

    List<String> order(
            long id,
            long owner,
            Side side,
            TimeInForce timeInForce,
            boolean market,
            long price,
            long quantity) {
        lines.clear();
        Optional<RejectReason> refusal = refusal(id, timeInForce, market, price, quantity);
        if (refusal.isPresent()) {
            lines.add("rejected " + id + " " + refusal.get());
            return List.copyOf(lines);
        }
        submitted += quantity;
        lines.add("accepted " + id + " " + side + " " + quantity + "@" + (market ? 0 : price));
        List<Resting> makers =
                side(side.opposite()).stream()
                        .filter(m -> market || side.sign() * (price - m.price) >= 0)
                        .toList();
        long there = makers.stream().mapToLong(m -> m.remaining).sum();
        if (timeInForce == TimeInForce.FOK && there < quantity) {
            cancel(id, quantity, CancelReason.NOT_FILLABLE);
            return List.copyOf(lines);
        }
        long left = quantity;
        for (int i = 0; i < makers.size() && left > 0; i++) {
            Resting maker = makers.get(i);
            long traded = Math.min(left, maker.remaining);
            left -= traded;
            maker.remaining -= traded;
            executed += traded;
            lines.add(
                    "traded %d(%d left %d) by %d(%d left %d) %s %d@%d"
                            .formatted(
                                    maker.id,
                                    maker.owner,
                                    maker.remaining,
                                    id,
                                    owner,
                                    left,
                                    side,
                                    traded,
                                    maker.price));
            boolean lastAtPrice = i == makers.size() - 1 || makers.get(i + 1).price != maker.price;
            if (left == 0 || lastAtPrice) {
                level(maker.side, maker.price);
            }
        }
        resting.removeIf(m -> m.remaining == 0);
        if (left > 0 && !market && timeInForce == TimeInForce.GTC) {
            resting.add(new Resting(id, owner, side, price, left));
            level(side, price);
        } else if (left > 0) {
            cancel(id, left, CancelReason.NO_LIQUIDITY);
        }
        return List.copyOf(lines);
    }

    List<String> cancel(long id, long owner) {
        lines.clear();
        Optional<Resting> found =
                resting.stream().filter(r -> r.id == id && r.owner == owner).findFirst();
        if (found.isEmpty()) {
            lines.add("cancelRejected " + id + " " + RejectReason.UNKNOWN_ORDER);
        } else {
            resting.remove(found.get());
            cancel(id, found.get().remaining, CancelReason.REQUESTED);
            level(found.get().side, found.get().price);
        }
        return List.copyOf(lines);
    }

    /** Orders of a side as they would trade: {@code id owner price remaining}. */
    List<String> orders(Side side) {
        return side(side).stream()
                .map(r -> r.id + " " + r.owner + " " + r.price + " " + r.remaining)
                .toList();
    }

    long restingQuantity() {
        return resting.stream().mapToLong(r -> r.remaining).sum();
    }

    List<Long> ids() {
        return resting.stream().map(r -> r.id).toList();
    }

    long ownerOf(long id) {
        return resting.stream().filter(r -> r.id == id).findFirst().orElseThrow().owner;
    }

    private Optional<RejectReason> refusal(
            long id, TimeInForce timeInForce, boolean market, long price, long quantity) {
        if (quantity <= 0 || quantity % lotSize != 0) {
            return Optional.of(RejectReason.QUANTITY_NOT_ON_LOT);
        }
        if (quantity > Long.MAX_VALUE / maxOrders) {
            return Optional.of(RejectReason.QUANTITY_TOO_LARGE);
        }
        if (resting.stream().anyMatch(r -> r.id == id)) {
            return Optional.of(RejectReason.DUPLICATE_ORDER_ID);
        }
        if (!market && (price <= 0 || price % tickSize != 0)) {
            return Optional.of(RejectReason.PRICE_NOT_ON_TICK);
        }
        if (!market && timeInForce == TimeInForce.GTC && resting.size() == maxOrders) {
            return Optional.of(RejectReason.BOOK_FULL);
        }
        return Optional.empty();
    }

    private void cancel(long id, long quantity, CancelReason reason) {
        cancelled += quantity;
        lines.add("cancelled " + id + " " + quantity + " " + reason);
    }

    private void level(Side side, long price) {
        long total =
                resting.stream()
                        .filter(r -> r.side == side && r.price == price)
                        .mapToLong(r -> r.remaining)
                        .sum();
        lines.add("level " + side + " " + total + "@" + price);
    }

    private List<Resting> side(Side side) {
        Comparator<Resting> byPrice = Comparator.comparingLong(r -> -side.sign() * r.price);
        return resting.stream()
                .filter(r -> r.side == side && r.remaining > 0)
                .sorted(byPrice)
                .toList();
    }
}
