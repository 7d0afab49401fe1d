package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.audit.tree.Frontier;
import io.aibotiyi.backend.audit.tree.TreeHash;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through the evidence, in order: each entry's place, predecessor and hash, each stored
 * subtree, each checkpoint, and the end. It stops at the first thing that does not fit. Hashing
 * runs beside reading; memory holds a few pages whatever the size of the log.
 */
final class Verification {

    private final Evidence evidence;
    private final Claims claims;
    private final LongConsumer progress;
    private final Frontier frontier;
    private String prev;
    private @Nullable AuditReport verdict;

    Verification(Evidence evidence, Claims claims, LongConsumer progress) {
        this.evidence = evidence;
        this.claims = claims;
        this.progress = progress;
        this.frontier = evidence.start();
        this.prev = evidence.prevOfFirst();
    }

    AuditReport run() {
        try (HashedPages pages = new HashedPages(evidence)) {
            List<HashedPages.Hashed> page = pages.next();
            while (verdict == null && !page.isEmpty()) {
                for (HashedPages.Hashed each : page) {
                    if (verdict == null) {
                        check(each.stored(), each.leaf());
                    }
                }
                progress.accept(frontier.size());
                page = verdict == null ? pages.next() : List.of();
            }
        } catch (Evidence.UnreadableException e) {
            bad(frontier.size(), String.valueOf(e.getMessage()));
        }
        if (verdict == null) {
            checkEnd();
        }
        if (verdict != null) {
            return verdict;
        }
        return AuditReport.sound(frontier.size());
    }

    private void check(StoredEntry stored, byte[] leaf) {
        long place = frontier.size();
        long seq = stored.entry().seq();
        if (seq != place) {
            bad(
                    place,
                    seq > place
                            ? "entry " + place + " is missing"
                            : "entry " + seq + " is not in its place");
            return;
        }
        if (!HexFormat.of().formatHex(leaf).equals(stored.hash())) {
            bad(place, "entry " + place + " does not have its hash: it was changed");
            return;
        }
        if (!stored.entry().prev().equals(prev)) {
            // it has its own hash, so its word about the entry before stands
            long culprit = Math.max(0, place - 1);
            bad(culprit, "entry " + culprit + " is not the one that entry " + place + " follows");
            return;
        }
        prev = stored.hash();
        frontier.append(leaf, this::checkSubtree);
        if (verdict == null && claims.mention(frontier.size())) {
            claims.contradiction(frontier.size(), HexFormat.of().formatHex(frontier.root()))
                    .ifPresent(text -> bad(claims.agreed(), text));
        }
    }

    private void checkSubtree(long endsAt, int level, byte[] hash) {
        if (verdict == null) {
            evidence.subtree(endsAt, level, hash).ifPresent(text -> bad(endsAt, text));
        }
    }

    private void checkEnd() {
        Optional<String> wrong =
                evidence.end(frontier, prev).or(() -> claims.beyond(frontier.size()));
        wrong.ifPresent(text -> bad(frontier.size(), text));
        if (verdict == null) {
            claims.flaw().ifPresent(flaw -> bad(flaw.size(), flaw.text()));
        }
    }

    private void bad(long place, String reason) {
        verdict = AuditReport.bad(Math.max(evidence.count(), frontier.size()), place, reason);
    }

    /** The hash with which an entry must be kept. */
    static byte[] leaf(StoredEntry stored, TreeHash hash) {
        return hash.leaf(stored.entry().canonical());
    }
}
