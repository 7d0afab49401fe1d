package io.aibotiyi.backend.gateway.stream;

/** A subscriber of a channel that drops nothing. */
final class ReliableSubscriber extends Subscriber {

    private final String type;

    ReliableSubscriber(StreamConnection connection, long number, String type) {
        super(connection, number);
        this.type = type;
    }

    void send(byte[] tail) {
        if (!ended()) {
            connection().writeReliably(type, number(), tail);
        }
    }
}
