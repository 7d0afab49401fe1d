package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.log.Entry;
import io.aibotiyi.backend.audit.log.EntryRows;
import io.aibotiyi.backend.audit.log.EntryStore;
import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.audit.tree.Frontier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The audit tables, up to the end that the log had when this was made: what is appended meanwhile
 * is left for the next time.
 */
final class DatabaseEvidence implements Evidence {

    private static final int PAGE = 4_096;

    /** A stored subtree. */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    private record Node(long endsAt, int level, byte[] hash) {}

    private final JdbcTemplate jdbc;
    private final EntryRows rows;
    private final boolean growing;
    private final long size;
    private final byte @Nullable [] headHash;
    private final byte @Nullable [] headFrontier;
    private final ArrayDeque<Node> nodes = new ArrayDeque<>();

    /** Below 0 lies nothing that belongs there, but something that was put there must be seen. */
    private long nextSeq = Long.MIN_VALUE;

    private long nodesAfter = -1;
    private int nodesAfterLevel;

    /**
     * @param growing true if others may append meanwhile
     */
    DatabaseEvidence(JdbcTemplate jdbc, boolean growing) {
        this.jdbc = jdbc;
        this.rows = new EntryRows(jdbc);
        this.growing = growing;
        Head head =
                jdbc
                        .query(
                                "select size, hash, frontier from audit_head where id = 1",
                                (rs, i) -> new Head(rs.getLong(1), rs.getBytes(2), rs.getBytes(3)))
                        .stream()
                        .findFirst()
                        .orElse(new Head(0, null, null));
        this.size = head.size();
        this.headHash = head.hash();
        this.headFrontier = head.frontier();
    }

    @SuppressWarnings("ArrayRecordComponent") // only carries a row
    private record Head(long size, byte @Nullable [] hash, byte @Nullable [] frontier) {}

    /** What the head states. */
    long size() {
        return size;
    }

    @Override
    public Frontier start() {
        return new Frontier();
    }

    @Override
    public String prevOfFirst() {
        return Entry.NO_PREV;
    }

    @Override
    public long count() {
        try {
            Long count =
                    jdbc.queryForObject(
                            "select count(*) from audit_entry" + (growing ? " where seq < ?" : ""),
                            Long.class,
                            growing ? new Object[] {size} : new Object[0]);
            return count == null ? 0 : count;
        } catch (DataAccessException e) {
            return 0; // the damage is in what would be counted; it is reported where it is read
        }
    }

    @Override
    public List<StoredEntry> next() {
        try {
            List<StoredEntry> page = readable();
            if (!page.isEmpty()) {
                nextSeq = page.getLast().entry().seq() + 1;
            }
            return growing ? page.stream().filter(e -> e.entry().seq() < size).toList() : page;
        } catch (RuntimeException e) {
            throw new UnreadableException(
                    "the database cannot read entry " + Math.max(0, nextSeq) + ": " + reason(e), e);
        }
    }

    /** Where a page cannot be read, the entries before the damage still are, one by one. */
    private List<StoredEntry> readable() {
        try {
            return rows.page(nextSeq, PAGE);
        } catch (DataAccessException e) {
            return rows.page(nextSeq, 1);
        }
    }

    @Override
    public Optional<String> subtree(long endsAt, int level, byte[] hash) {
        if (level % EntryStore.LEVEL_STEP != 0) {
            return Optional.empty();
        }
        Node node = nextNode();
        if (node == null
                || node.endsAt() > endsAt
                || (node.endsAt() == endsAt && node.level() > level)) {
            return Optional.of(
                    "the stored subtree of level "
                            + level
                            + " that ends at entry "
                            + endsAt
                            + " is missing");
        }
        if (node.endsAt() != endsAt || node.level() != level) {
            return Optional.of(
                    "a stored subtree of level "
                            + node.level()
                            + " ends at entry "
                            + node.endsAt()
                            + ", where none does");
        }
        nodes.removeFirst();
        return Arrays.equals(node.hash(), hash)
                ? Optional.empty()
                : Optional.of(
                        "the stored subtree of level "
                                + level
                                + " that ends at entry "
                                + endsAt
                                + " has another root");
    }

    @Override
    public Optional<String> end(Frontier frontier, String lastHash) {
        if (frontier.size() != size) {
            return Optional.of(
                    "the head states " + size + " entries, but " + frontier.size() + " are there");
        }
        boolean same =
                size == 0
                        ? headHash == null && headFrontier == null
                        : headHash != null
                                && lastHash.equals(HexFormat.of().formatHex(headHash))
                                && Arrays.equals(frontier.bytes(), headFrontier);
        if (!same) {
            return Optional.of("the head does not fit the last entry");
        }
        Node left = nextNode();
        if (left != null && !(growing && left.endsAt() >= size)) {
            return Optional.of(
                    "a stored subtree ends at entry " + left.endsAt() + ", beyond the log");
        }
        return Optional.empty();
    }

    private @Nullable Node nextNode() {
        if (nodes.isEmpty()) {
            try {
                nodes.addAll(
                        jdbc.query(
                                "select ends_at, level, hash from audit_node where ends_at > ? or"
                                        + " (ends_at = ? and level > ?) order by ends_at, level"
                                        + " limit "
                                        + PAGE,
                                (rs, i) -> new Node(rs.getLong(1), rs.getInt(2), rs.getBytes(3)),
                                nodesAfter,
                                nodesAfter,
                                nodesAfterLevel));
            } catch (RuntimeException e) {
                throw new UnreadableException(
                        "the database cannot read the stored subtrees: " + reason(e), e);
            }
            if (!nodes.isEmpty()) {
                nodesAfter = nodes.getLast().endsAt();
                nodesAfterLevel = nodes.getLast().level();
            }
        }
        return nodes.peekFirst();
    }

    /** The innermost message, on one line: the others repeat the statement. */
    static String reason(Throwable e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return String.valueOf(innermost.getMessage()).lines().findFirst().orElse("unknown");
    }
}
