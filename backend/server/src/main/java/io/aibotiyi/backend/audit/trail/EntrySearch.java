package io.aibotiyi.backend.audit.trail;

import io.aibotiyi.backend.audit.AuditTrail.Query;
import io.aibotiyi.backend.audit.log.EntryRows;
import io.aibotiyi.backend.audit.log.StoredEntry;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds entries, newest first. A search that takes longer than {@value #SECONDS} seconds is given
 * up.
 */
@Component
final class EntrySearch {

    static final int SECONDS = 10;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final JdbcTemplate jdbc;

    EntrySearch(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        jdbc.setQueryTimeout(SECONDS);
    }

    /**
     * @param before place below which to look
     */
    List<StoredEntry> find(Query query, long before, int limit) {
        if (namesWhatNoEntryHolds(query)) {
            return List.of();
        }
        StringBuilder sql =
                new StringBuilder("select ")
                        .append(EntryRows.COLUMNS)
                        .append(" from audit_entry where seq < ?");
        List<Object> values = new ArrayList<>();
        values.add(before);
        if (query.since() != null) {
            with(sql, values, "happened >= ?", storable(query.since()));
        }
        if (query.until() != null) {
            with(sql, values, "happened < ?", storable(query.until()));
        }
        with(sql, values, "actor = ?", query.actor());
        with(sql, values, "object = ?", query.object());
        with(sql, values, "outcome = ?", query.outcome());
        with(sql, values, "subject = ?", query.subject());
        if (query.action() != null) {
            with(sql, values, "action like ? escape '!'", escaped(query.action()) + "%");
        }
        if (query.text() != null) {
            text(sql, values, "%" + escaped(query.text().toLowerCase(Locale.ROOT)) + "%");
        }
        sql.append(" order by seq desc limit ").append(limit);
        return jdbc.query(sql.toString(), EntryRows.MAPPER, values.toArray());
    }

    /** Acts by a person, for them and about them, oldest first. */
    List<StoredEntry> about(String person, int limit) {
        return jdbc.query(
                "select "
                        + EntryRows.COLUMNS
                        + " from audit_entry where actor = ? or subject = ? or behalf = ? order by"
                        + " seq limit ?",
                EntryRows.MAPPER,
                person,
                person,
                person,
                limit);
    }

    /** PostgreSQL takes no such text, and none is ever written. */
    private static boolean namesWhatNoEntryHolds(Query query) {
        return Stream.of(
                        query.actor(),
                        query.action(),
                        query.object(),
                        query.outcome(),
                        query.subject(),
                        query.text())
                .anyMatch(text -> text != null && text.indexOf('\0') >= 0);
    }

    /** No entry is older or newer, and not every database knows every year. */
    private static OffsetDateTime storable(Instant time) {
        Instant stored =
                time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time.isAfter(LATEST) ? LATEST : time;
        return stored.atOffset(ZoneOffset.UTC);
    }

    private static void with(
            StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static void text(StringBuilder sql, List<Object> values, String pattern) {
        String like = " like ? escape '!'";
        sql.append(" and (lower(action)").append(like);
        for (String column : List.of("actor", "coalesce(object, '')", "address", "details")) {
            sql.append(" or lower(").append(column).append(')').append(like);
            values.add(pattern);
        }
        sql.append(')');
        values.add(pattern);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
