package io.aibotiyi.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The audit log on the wire. Hashes are lower-case hexadecimal, sizes count entries. */
public final class Audit {

    private Audit() {}

    /**
     * An act of consequence.
     *
     * @param seq place in the log, from 0
     * @param actorKind PERSON, SERVICE, API_KEY, SYSTEM or ANONYMOUS
     * @param behalf for whom the actor acted under a delegation
     * @param outcome DONE, REFUSED or FAILED
     * @param details plain facts
     * @param subject whose personal facts belong to it; they are only in {@link EntryProof}
     */
    public record EntryView(
            long seq,
            Instant at,
            String actorKind,
            String actor,
            @Nullable String behalf,
            String action,
            String outcome,
            @Nullable String object,
            @Nullable String session,
            @Nullable String device,
            String address,
            String agent,
            String trace,
            Map<String, String> details,
            @Nullable String subject,
            String hash) {}

    /**
     * Some entries, newest first.
     *
     * @param next to be given as the cursor for the entries before; null at the beginning of the
     *     log
     * @param size of the log when it was asked
     */
    public record EntryPage(List<EntryView> entries, @Nullable String next, long size) {}

    /**
     * One entry and the proof that the log of a signed checkpoint contains it (RFC 9162, section
     * 2.1.3): hash {@code canonical} behind a zero byte, then {@link MerkleProofs#includes}.
     *
     * @param canonical what is hashed, in UTF-8
     * @param personal opened facts about the subject; null if there are none or the subject was
     *     erased
     * @param checkpoint signed note whose tree contains the entry
     * @param proof audit path, from the leaf to the root
     */
    public record EntryProof(
            EntryView entry,
            String canonical,
            @Nullable Map<String, String> personal,
            CheckpointView checkpoint,
            List<String> proof) {}

    /**
     * Proof that the log of the smaller size is the beginning of that of the larger one (RFC 9162,
     * section 2.1.4), to be checked with {@link MerkleProofs#extended}.
     */
    public record ConsistencyProof(
            long fromSize, String fromRoot, long toSize, String toRoot, List<String> proof) {}

    /**
     * A signed statement of the log's size and root, in the form of C2SP tlog-checkpoint.
     *
     * @param note the whole text that is signed, with its signature
     */
    public record CheckpointView(long size, String root, Instant at, String note) {}

    /**
     * @param origin name of the log, the first line of each note
     * @param key verifier key of C2SP signed-note: {@code name+id+base64}
     * @param checkpoints newest first
     */
    public record Checkpoints(String origin, String key, List<CheckpointView> checkpoints) {}

    /** Where a verification stands. */
    public enum VerificationState {
        NEVER,
        RUNNING,
        SOUND,
        BROKEN,
        /** It could not be finished; the reason says why. */
        FAILED
    }

    /**
     * @param checked entries so far
     * @param entries in the log
     * @param firstBad place of the first entry that does not fit; null if all do
     * @param reason what does not fit; null if all does
     */
    public record Verification(
            VerificationState state,
            long checked,
            long entries,
            @Nullable Long firstBad,
            @Nullable String reason,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {}
}
