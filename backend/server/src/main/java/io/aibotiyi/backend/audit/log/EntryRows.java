package io.aibotiyi.backend.audit.log;

import io.aibotiyi.backend.audit.tree.TreeHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads entries and subtrees as they are stored. */
@Component
public final class EntryRows {

    /** Every column of an entry. */
    public static final String COLUMNS =
            "seq, happened, actor_kind, actor, behalf, action, outcome, object, session, device,"
                    + " address, agent, trace, details, subject, personal, prev, hash";

    private final JdbcTemplate jdbc;

    public EntryRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Reads {@link #COLUMNS}. */
    public static final RowMapper<StoredEntry> MAPPER = (rs, i) -> read(rs);

    /** Entries from a place on, in order, at most so many. */
    public List<StoredEntry> page(long from, int limit) {
        return jdbc.query(
                "select " + COLUMNS + " from audit_entry where seq >= ? order by seq limit ?",
                MAPPER,
                from,
                limit);
    }

    /** The root of a full subtree, from what is stored of it. */
    public byte[] subtree(int level, long index) {
        if (level == 0) {
            return jdbc.query(
                            "select hash from audit_entry where seq = ?",
                            (rs, i) -> rs.getBytes(1),
                            index)
                    .getFirst();
        }
        if (level % EntryStore.LEVEL_STEP == 0) {
            return jdbc.query(
                            "select hash from audit_node where ends_at = ? and level = ?",
                            (rs, i) -> rs.getBytes(1),
                            ((index + 1) << level) - 1,
                            level)
                    .getFirst();
        }
        return new TreeHash()
                .node(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
    }

    private static StoredEntry read(ResultSet rs) throws SQLException {
        return new StoredEntry(
                new Entry(
                        rs.getLong(1),
                        rs.getObject(2, OffsetDateTime.class).toInstant(),
                        rs.getString(3),
                        rs.getString(4),
                        rs.getString(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getString(8),
                        rs.getString(9),
                        rs.getString(10),
                        rs.getString(11),
                        rs.getString(12),
                        rs.getString(13),
                        rs.getString(14),
                        rs.getString(15),
                        rs.getString(16),
                        HexFormat.of().formatHex(rs.getBytes(17))),
                HexFormat.of().formatHex(rs.getBytes(18)));
    }
}
