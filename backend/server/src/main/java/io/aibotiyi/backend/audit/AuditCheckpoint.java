package io.aibotiyi.backend.audit;

import java.time.Instant;

/**
 * A signed checkpoint, its signature checked.
 *
 * @param size entries in the log at that time
 */
public record AuditCheckpoint(long size, Instant at) {}
