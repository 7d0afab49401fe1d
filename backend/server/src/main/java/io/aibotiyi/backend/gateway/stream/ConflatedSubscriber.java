package io.aibotiyi.backend.gateway.stream;

import org.jspecify.annotations.Nullable;

/** A subscriber of a conflated channel: remembers what it was sent and what there is. */
@SuppressWarnings("ReferenceEquality") // a state is the very one that was sent, or another
final class ConflatedSubscriber<S> extends Subscriber {

    private final Conflation<S> conflation;
    private @Nullable S sent;
    private @Nullable S latest;

    ConflatedSubscriber(StreamConnection connection, long number, Conflation<S> conflation) {
        super(connection, number);
        this.conflation = conflation;
    }

    /**
     * Takes the next state.
     *
     * @param base the state before it, for which {@code shared} is the difference
     * @param shared encoded once for everyone who has {@code base}
     */
    void offer(S state, @Nullable S base, byte @Nullable [] shared) {
        if (ended()) {
            return;
        }
        latest = state;
        if (!connection().writable() && !conflation.urgent(state)) {
            return;
        }
        if (shared != null && sent != null && sent == base) {
            connection().write(conflation.type(), number(), shared);
            sent = state;
        } else {
            catchUp();
        }
    }

    @Override
    void writable() {
        if (!ended()) {
            catchUp();
        }
    }

    private void catchUp() {
        S now = latest;
        if (now == null || now == sent) {
            return;
        }
        byte[] tail = conflation.tail(sent, now);
        if (tail != null) {
            connection().write(conflation.type(), number(), tail);
            sent = now;
        }
    }
}
