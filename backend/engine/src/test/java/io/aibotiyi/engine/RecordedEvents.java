package io.aibotiyi.engine;

import io.aibotiyi.domain.Side;
import java.util.ArrayList;
import java.util.List;

/** Writes every event as a line, and checks that sequences have no gap. */
final class RecordedEvents implements EngineListener {

    private final List<String> lines = new ArrayList<>();
    private long last;

    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void accepted(
            long sequence, long orderId, long owner, Side side, long price, long quantity) {
        add(sequence, "accepted " + orderId + " " + side + " " + quantity + "@" + price);
    }

    @Override
    public void rejected(long sequence, long orderId, long owner, RejectReason reason) {
        add(sequence, "rejected " + orderId + " " + reason);
    }

    @Override
    public void traded(
            long sequence,
            long makerId,
            long makerOwner,
            long makerRemaining,
            long takerId,
            long takerOwner,
            long takerRemaining,
            Side takerSide,
            long price,
            long quantity) {
        add(
                sequence,
                "traded %d(%d left %d) by %d(%d left %d) %s %d@%d"
                        .formatted(
                                makerId,
                                makerOwner,
                                makerRemaining,
                                takerId,
                                takerOwner,
                                takerRemaining,
                                takerSide,
                                quantity,
                                price));
    }

    @Override
    public void levelChanged(long sequence, Side side, long price, long quantity) {
        add(sequence, "level " + side + " " + quantity + "@" + price);
    }

    @Override
    public void cancelled(
            long sequence, long orderId, long owner, long quantity, CancelReason reason) {
        add(sequence, "cancelled " + orderId + " " + quantity + " " + reason);
    }

    @Override
    public void cancelRejected(long sequence, long orderId, long owner, RejectReason reason) {
        add(sequence, "cancelRejected " + orderId + " " + reason);
    }

    private void add(long sequence, String line) {
        if (sequence != last + 1) {
            throw new AssertionError("event " + sequence + " after " + last + ": " + line);
        }
        last = sequence;
        lines.add(line);
    }
}
