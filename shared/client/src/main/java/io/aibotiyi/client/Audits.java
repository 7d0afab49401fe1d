package io.aibotiyi.client;

import io.aibotiyi.protocol.Audit.Checkpoints;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.Verification;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The audit log; whoever reads it needs the permission {@code audit:read}. */
public interface Audits {

    /**
     * What to look for; null finds everything.
     *
     * @param since entries at or after
     * @param until entries before
     * @param actor exact id of who acted
     * @param action the action or the beginning of it: {@code identity.}
     * @param object exact name of what it was done to
     * @param outcome DONE, REFUSED or FAILED
     * @param subject id of the person whose data it is about
     * @param text somewhere in action, actor, object, address or facts, whatever its case
     */
    record Query(
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String object,
            @Nullable String outcome,
            @Nullable String subject,
            @Nullable String text) {

        public static final Query ALL = new Query(null, null, null, null, null, null, null, null);
    }

    /**
     * Newest first. A cursor keeps its place while the log grows.
     *
     * @param limit 1 to 1,000
     * @param cursor {@link EntryPage#next} of the page before; null for the first
     */
    EntryPage search(Query query, int limit, @Nullable String cursor);

    /** One entry with the proof that a signed checkpoint covers it; made now if none does yet. */
    EntryProof entry(long seq);

    /** Proof that the log of one size is the beginning of that of another. */
    ConsistencyProof consistency(long fromSize, long toSize);

    /**
     * @param limit 1 to 1,000
     */
    Checkpoints checkpoints(int limit);

    /** How the latest verification stands or ended. */
    Verification verification();

    /** Starts one, unless one is running; it goes on after this returns. */
    Verification verify();

    /**
     * Writes the log from an entry on as JSON lines that can be verified without the backend
     * ({@code aibot audit verify --file}); ends with a signed checkpoint. Needs the permission
     * {@code audit:export}. The stream is not closed.
     *
     * @return bytes written
     */
    long export(long fromSeq, OutputStream to);
}
