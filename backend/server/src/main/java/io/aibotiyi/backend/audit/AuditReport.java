package io.aibotiyi.backend.audit;

import org.jspecify.annotations.Nullable;

/**
 * What a verification found.
 *
 * @param entries in the log
 * @param firstBad place of the first entry that does not fit, or of the first one missing; null if
 *     everything does
 * @param reason what does not fit, in one sentence; null if everything does
 */
public record AuditReport(
        long entries, boolean ok, @Nullable Long firstBad, @Nullable String reason) {

    public static AuditReport sound(long entries) {
        return new AuditReport(entries, true, null, null);
    }

    public static AuditReport bad(long entries, long firstBad, String reason) {
        return new AuditReport(entries, false, firstBad, reason);
    }
}
