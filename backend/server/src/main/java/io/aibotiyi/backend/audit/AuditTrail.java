package io.aibotiyi.backend.audit;

import io.aibotiyi.protocol.Audit.Checkpoints;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.Verification;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and proves the audit log. Safe from any thread. Failures are {@link
 * io.aibotiyi.protocol.ProblemException}s.
 */
public interface AuditTrail {

    /**
     * What to look for; null finds everything.
     *
     * @param since entries at or after
     * @param until entries before
     * @param action the action or the beginning of it
     * @param text somewhere in action, actor, object, address or details, whatever its case
     */
    record Query(
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String object,
            @Nullable String outcome,
            @Nullable String subject,
            @Nullable String text) {}

    /**
     * Newest first.
     *
     * @param limit 1 to 1,000
     * @param cursor of the page before; null for the first
     */
    EntryPage search(Query query, int limit, @Nullable String cursor);

    /** With its proof and, opened, its personal facts; that they were read is itself audited. */
    EntryProof entry(long seq);

    ConsistencyProof consistency(long fromSize, long toSize);

    /**
     * @param limit 1 to 1,000, newest first
     */
    Checkpoints checkpoints(int limit);

    /** How the latest verification of this process stands or ended. */
    Verification verification();

    /** Starts one, unless one is running, and returns at once. */
    Verification verify();

    /** What an export begins with; what was appended later is not part of it. */
    Export export(long fromSeq);

    /** An export that is ready to be written. */
    @FunctionalInterface
    interface Export {

        /** Writes JSON lines, ending with a signed checkpoint; once. */
        void writeTo(OutputStream to) throws IOException;
    }

    /**
     * What the log says about a person, oldest first, for whoever asks for their own data: acts by
     * them and about them, the personal facts opened.
     *
     * @param limit of entries
     */
    List<Map<String, String>> about(io.aibotiyi.domain.UserId person, int limit);
}
