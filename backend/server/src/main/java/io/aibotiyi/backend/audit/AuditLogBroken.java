package io.aibotiyi.backend.audit;

/**
 * A verification found that the log was changed. Published after its own entry, outside any
 * transaction.
 *
 * @param report what it found; never {@code ok}
 */
public record AuditLogBroken(AuditReport report) {}
