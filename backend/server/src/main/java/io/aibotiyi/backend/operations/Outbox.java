package io.aibotiyi.backend.operations;

/**
 * Hands events over so that they are published if, and only if, the caller's transaction commits.
 */
public interface Outbox {

    /**
     * Stores the event in the caller's transaction. After the commit it is published as a Spring
     * application event on the relay's thread: at least once, and in the order of appending among
     * events whose transactions followed one another.
     *
     * @throws IllegalStateException outside a transaction, or if no {@link OutboxEvent} names the
     *     event's type
     */
    void append(Object event);
}
