package io.aibotiyi.backend.operations;

/**
 * Declares a type of event that may pass the outbox; modules declare theirs as beans.
 *
 * @param topic stable name in the database, such as {@code trading.order-changed}
 * @param type a record that the wire's JSON mapping can write and read back
 */
public record OutboxEvent<T>(String topic, Class<T> type) {}
