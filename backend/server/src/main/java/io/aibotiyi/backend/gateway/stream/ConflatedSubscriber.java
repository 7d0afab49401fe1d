package io.aibotiyi.backend.gateway.stream;

import org.jspecify.annotations.Nullable;

/** A subscriber of a conflated channel: remembers what it was sent and what there is. */
@SuppressWarnings("ReferenceEquality") // a state is the very one that was sent, or another
final class ConflatedSubscriber<S> extends Subscriber {

    private final Conflation<S> conflation;
    private @Nullable Differences<S> differences;
    private @Nullable S sent;
    private @Nullable S latest;

    ConflatedSubscriber(StreamConnection connection, long number, Conflation<S> conflation) {
        super(connection, number);
        this.conflation = conflation;
    }

    /**
     * Takes the next state.
     *
     * @param made shared by the readers of this event loop
     */
    void offer(S state, Differences<S> made) {
        if (ended()) {
            return;
        }
        differences = made;
        latest = state;
        if (connection().writable() || conflation.urgent(state)) {
            catchUp();
        } else {
            connection().conflated();
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
        Differences<S> made = differences;
        if (now == null || made == null || now == sent) {
            return;
        }
        FrameBytes frame = made.between(sent, now);
        if (frame != null) {
            connection().write(frame, number());
            sent = now;
        }
    }
}
