package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.StreamPosition;
import org.jspecify.annotations.Nullable;

/** A subscriber of a channel that drops nothing. */
final class ReliableSubscriber extends Subscriber {

    private final @Nullable StreamPosition resume;

    /**
     * @param resume what the subscriber says it has already
     */
    ReliableSubscriber(StreamConnection connection, long number, @Nullable StreamPosition resume) {
        super(connection, number);
        this.resume = resume;
    }

    @Nullable StreamPosition resume() {
        return resume;
    }

    void send(FrameBytes frame) {
        if (!ended()) {
            connection().writeReliably(frame, number());
        }
    }
}
