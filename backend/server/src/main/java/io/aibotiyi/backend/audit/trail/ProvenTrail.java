package io.aibotiyi.backend.audit.trail;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.AuditTrail;
import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.backend.audit.checkpoint.Checkpointer;
import io.aibotiyi.backend.audit.log.ChainedAuditLog;
import io.aibotiyi.backend.audit.log.Entry;
import io.aibotiyi.backend.audit.log.EntryRows;
import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.audit.tree.TreeProofs;
import io.aibotiyi.backend.audit.verify.LogExport;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Audit.CheckpointView;
import io.aibotiyi.protocol.Audit.Checkpoints;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.Verification;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

/** Answers from the tables, and proves each answer with the tree. */
@Service
final class ProvenTrail implements AuditTrail {

    private static final int MAX_LIMIT = 1_000;

    private final JdbcTemplate jdbc;
    private final EntryRows rows;
    private final EntrySearch search;
    private final Checkpointer checkpointer;
    private final LogVerification verification;
    private final PersonalVault vault;
    private final AuditLog log;

    ProvenTrail(
            JdbcTemplate jdbc,
            EntryRows rows,
            EntrySearch search,
            Checkpointer checkpointer,
            LogVerification verification,
            PersonalVault vault,
            AuditLog log) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.search = search;
        this.checkpointer = checkpointer;
        this.verification = verification;
        this.vault = vault;
        this.log = log;
    }

    @Override
    public EntryPage search(Query query, int limit, @Nullable String cursor) {
        within("limit", limit);
        long size = size();
        long before = cursor == null ? size : place(cursor);
        try {
            List<StoredEntry> found = search.find(query, before, limit);
            String next =
                    found.size() < limit || found.getLast().entry().seq() == 0
                            ? null
                            : Long.toString(found.getLast().entry().seq());
            return new EntryPage(found.stream().map(EntryViews::of).toList(), next, size);
        } catch (QueryTimeoutException e) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED,
                    "The search took longer than "
                            + EntrySearch.SECONDS
                            + " seconds; narrow the time or name the actor.");
        }
    }

    @Override
    public EntryProof entry(long seq) {
        StoredEntry stored =
                seq < 0
                        ? notFound(seq)
                        : rows.page(seq, 1).stream()
                                .filter(e -> e.entry().seq() == seq)
                                .findFirst()
                                .orElseGet(() -> notFound(seq));
        Checkpoint checkpoint =
                checkpointer
                        .covering(seq)
                        .or(checkpointer::make)
                        .orElseThrow(() -> new IllegalStateException("The log is empty"));
        List<byte[]> proof = new TreeProofs(rows::subtree).inclusion(seq, checkpoint.size());
        Map<String, String> personal = personal(stored.entry()).orElse(null);
        if (personal != null) {
            log.appendNow(
                    AuditEvent.done("audit.personal.read", "audit-entry:" + seq)
                            .about(
                                    UserId.parse(String.valueOf(stored.entry().subject())),
                                    Map.of()));
        }
        return new EntryProof(
                EntryViews.of(stored),
                stored.entry().canonicalText(),
                personal,
                view(checkpoint),
                hex(proof));
    }

    @Override
    public ConsistencyProof consistency(long fromSize, long toSize) {
        if (fromSize < 0 || fromSize > toSize || toSize > size()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "from and to must be sizes that the log had, the smaller one first.",
                    "from");
        }
        TreeProofs proofs = new TreeProofs(rows::subtree);
        return new ConsistencyProof(
                fromSize,
                HexFormat.of().formatHex(proofs.root(fromSize)),
                toSize,
                HexFormat.of().formatHex(proofs.root(toSize)),
                hex(proofs.consistency(fromSize, toSize)));
    }

    @Override
    public Checkpoints checkpoints(int limit) {
        within("limit", limit);
        return new Checkpoints(
                checkpointer.verifier().name(),
                checkpointer.verifier().text(),
                checkpointer.latest(limit).stream().map(ProvenTrail::view).toList());
    }

    @Override
    public Verification verification() {
        return verification.state();
    }

    @Override
    public Verification verify() {
        return verification.start();
    }

    @Override
    public Export export(long fromSeq) {
        long size = size();
        if (fromSeq < 0 || fromSeq > size) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "from must be 0 to " + size + ".", "from");
        }
        log.appendNow(
                AuditEvent.done("audit.exported", "audit:log")
                        .with(Map.of("from", Long.toString(fromSeq))));
        Checkpoint end =
                checkpointer
                        .make()
                        .orElseThrow(() -> new IllegalStateException("The log is empty"));
        return to -> LogExport.write(rows, fromSeq, end, checkpointer.verifier(), to);
    }

    @Override
    public List<Map<String, String>> about(UserId person, int limit) {
        return search.about(person.toString(), limit).stream()
                .map(stored -> story(person, stored.entry()))
                .toList();
    }

    /** As the person may have it: facts about other subjects stay out. */
    private Map<String, String> story(UserId person, Entry entry) {
        Map<String, String> story = new TreeMap<>();
        story.put("at", entry.at().toString());
        story.put("action", entry.action());
        story.put("outcome", entry.outcome());
        story.put("address", entry.address());
        story.put("agent", entry.agent());
        if (entry.object() != null) {
            story.put("object", entry.object());
        }
        EntryViews.facts(entry.details())
                .forEach((name, fact) -> story.put("detail." + name, fact));
        if (person.toString().equals(entry.subject())) {
            personal(entry)
                    .orElse(Map.of())
                    .forEach((name, fact) -> story.put("personal." + name, fact));
        }
        return story;
    }

    private Optional<Map<String, String>> personal(Entry entry) {
        if (entry.subject() == null || entry.personal() == null) {
            return Optional.empty();
        }
        return vault.open(UserId.parse(entry.subject()), ChainedAuditLog.FIELD, entry.personal())
                .map(EntryViews::facts);
    }

    private long size() {
        Long size = jdbc.queryForObject("select size from audit_head where id = 1", Long.class);
        return size == null ? 0 : size;
    }

    private static StoredEntry notFound(long seq) {
        throw new ProblemException(ErrorCode.NOT_FOUND, "There is no audit entry " + seq + ".");
    }

    private static long place(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "cursor is not one of a page before.", "cursor");
        }
    }

    private static void within(String field, int value) {
        if (value < 1 || value > MAX_LIMIT) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, field + " must be 1 to " + MAX_LIMIT + ".", field);
        }
    }

    private static CheckpointView view(Checkpoint checkpoint) {
        return new CheckpointView(
                checkpoint.size(), checkpoint.root(), checkpoint.at(), checkpoint.note());
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
