package io.aibotiyi.backend.audit.log;

import io.aibotiyi.backend.audit.tree.Frontier;
import io.aibotiyi.backend.audit.tree.TreeHash;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The only writer of the audit tables. It locks the head of the log until the transaction ends, so
 * that any number of threads and nodes make one chain.
 */
@Component
public final class EntryStore {

    /** Subtrees of every fourth level are stored. */
    public static final int LEVEL_STEP = 4;

    private static final byte[] NONE = new byte[0];

    private final JdbcTemplate jdbc;
    private final Growth growth;

    public EntryStore(JdbcTemplate jdbc, Growth growth) {
        this.jdbc = jdbc;
        this.growth = growth;
    }

    private record Head(Frontier frontier, String prev) {}

    /** Appends in the caller's transaction, which should have nothing left to do but commit. */
    void append(List<Entry> drafts) {
        if (drafts.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to append");
        }
        Head head = lockHead();
        Frontier frontier = head.frontier();
        long before = frontier.size();
        TreeHash hash = new TreeHash();
        String prev = head.prev();
        List<Object[]> entries = new ArrayList<>(drafts.size());
        List<Object[]> nodes = new ArrayList<>();
        byte[] leaf = NONE;
        for (Entry draft : drafts) {
            Entry entry = draft.following(frontier.size(), prev);
            leaf = hash.leaf(entry.canonical());
            entries.add(row(entry, leaf));
            frontier.append(
                    leaf,
                    (endsAt, level, root) -> {
                        if (level % LEVEL_STEP == 0) {
                            nodes.add(new Object[] {endsAt, level, root});
                        }
                    });
            prev = HexFormat.of().formatHex(leaf);
        }
        insert(entries, nodes);
        jdbc.update(
                "update audit_head set size = ?, hash = ?, frontier = ? where id = 1",
                frontier.size(),
                leaf,
                frontier.bytes());
        tellOnceCommitted(before, frontier.size());
    }

    private void tellOnceCommitted(long from, long to) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        growth.grown(from, to);
                    }
                });
    }

    private Head lockHead() {
        return Objects.requireNonNull(
                jdbc.queryForObject(
                        "select size, hash, frontier from audit_head where id = 1 for update",
                        (rs, i) -> {
                            byte @Nullable [] frontier = rs.getBytes("frontier");
                            byte @Nullable [] hash = rs.getBytes("hash");
                            return new Head(
                                    Frontier.of(
                                            rs.getLong("size"), frontier == null ? NONE : frontier),
                                    hash == null ? Entry.NO_PREV : HexFormat.of().formatHex(hash));
                        }));
    }

    private void insert(List<Object[]> entries, List<Object[]> nodes) {
        jdbc.batchUpdate(
                "insert into audit_entry (seq, happened, actor_kind, actor, behalf, action,"
                        + " outcome, object, session, device, address, agent, trace, details,"
                        + " subject, personal, prev, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entries);
        if (!nodes.isEmpty()) {
            jdbc.batchUpdate(
                    "insert into audit_node (ends_at, level, hash) values (?, ?, ?)", nodes);
        }
    }

    private static Object[] row(Entry entry, byte[] hash) {
        return new Object[] {
            entry.seq(),
            entry.at().atOffset(ZoneOffset.UTC),
            entry.actorKind(),
            entry.actor(),
            entry.behalf(),
            entry.action(),
            entry.outcome(),
            entry.object(),
            entry.session(),
            entry.device(),
            entry.address(),
            entry.agent(),
            entry.trace(),
            entry.details(),
            entry.subject(),
            entry.personal(),
            HexFormat.of().parseHex(entry.prev()),
            hash
        };
    }
}
