package io.aibotiyi.backend.audit;

/**
 * Takes what happened. Safe from any thread.
 *
 * <p>{@link #append} joins the caller's transaction, so that the act and its entry are durable
 * together or not at all: an act whose entry cannot be written fails. A refusal, which rolls its
 * transaction back, is told with {@link #appendNow}.
 */
public interface AuditLog {

    /** In the caller's transaction; in one of its own where there is none. */
    void append(AuditEvent event);

    /** In a transaction of its own, durable when this returns. */
    void appendNow(AuditEvent event);
}
