package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal;
import io.aibotiyi.protocol.Journal.NewSnapshot;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.protocol.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Chart snapshots. A picture is kept once a person under its SHA-256, and gone with the last
 * snapshot that shows it. Changes are in the caller's transaction, which holds the person's lock.
 */
@Component
final class SnapshotStore {

    /** Most snapshots of a person. */
    static final int MOST = 1_000;

    private static final int LONGEST_CAPTION = 200;

    private final JdbcClient jdbc;
    private final TimeOrderedIds ids;
    private final Clock clock;

    SnapshotStore(JdbcClient jdbc, TimeOrderedIds ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** What can be refused before anything is locked. */
    static PngCheck.Size checked(NewSnapshot snapshot) {
        if (snapshot.png().length > Journal.LARGEST_SNAPSHOT) {
            throw new ProblemException(
                    ErrorCode.TOO_LARGE,
                    "A snapshot has at most " + Journal.LARGEST_SNAPSHOT / 1024 + " KiB.",
                    "png");
        }
        if (snapshot.caption().length() > LONGEST_CAPTION) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "A caption has at most " + LONGEST_CAPTION + " characters.",
                    "caption");
        }
        return PngCheck.of(snapshot.png());
    }

    SnapshotView add(
            UserId person, JournalEntryId entry, NewSnapshot snapshot, PngCheck.Size size) {
        require(
                count("entry_id", entry.value()) < Journal.SNAPSHOTS_PER_ENTRY,
                "An entry has at most " + Journal.SNAPSHOTS_PER_ENTRY + " snapshots.");
        require(
                count("person", person.value()) < MOST,
                "You have " + MOST + " snapshots already; delete some first.");
        String hash = hash(snapshot.png());
        if (references("analytics_picture", person, hash) == 0) {
            jdbc.sql(
                            "insert into analytics_picture (person, hash, width, height, bytes, png)"
                                    + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            person.value(),
                            hash,
                            size.width(),
                            size.height(),
                            snapshot.png().length,
                            snapshot.png())
                    .update();
        }
        UUID id = ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(
                        "insert into analytics_snapshot (id, entry_id, person, hash, caption,"
                                + " added_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        entry.value(),
                        person.value(),
                        hash,
                        snapshot.caption().strip(),
                        TripStore.utc(now))
                .update();
        return new SnapshotView(
                id,
                now,
                snapshot.caption().strip(),
                size.width(),
                size.height(),
                snapshot.png().length);
    }

    private static void require(boolean room, String otherwise) {
        if (!room) {
            throw new ProblemException(ErrorCode.TOO_MANY_SNAPSHOTS, otherwise);
        }
    }

    private int count(String column, UUID value) {
        return jdbc.sql("select count(*) from analytics_snapshot where " + column + " = ?")
                .param(value)
                .query(Integer.class)
                .single();
    }

    private long references(String table, UserId person, String hash) {
        return jdbc.sql("select count(*) from " + table + " where person = ? and hash = ?")
                .params(person.value(), hash)
                .query(Long.class)
                .single();
    }

    byte[] png(UserId person, JournalEntryId entry, UUID snapshot) {
        return jdbc.sql("select p.png from analytics_picture p where p.person = ? and p.hash = ?")
                .params(person.value(), hashOf(person, entry, snapshot))
                .query((rs, _) -> rs.getBytes("png"))
                .single();
    }

    void delete(UserId person, JournalEntryId entry, UUID snapshot) {
        String hash = hashOf(person, entry, snapshot);
        jdbc.sql("delete from analytics_snapshot where id = ?").param(snapshot).update();
        if (references("analytics_snapshot", person, hash) == 0) {
            jdbc.sql("delete from analytics_picture where person = ? and hash = ?")
                    .params(person.value(), hash)
                    .update();
        }
    }

    private String hashOf(UserId person, JournalEntryId entry, UUID snapshot) {
        return jdbc.sql(
                        "select hash from analytics_snapshot where id = ? and entry_id = ? and"
                                + " person = ?")
                .params(snapshot, entry.value(), person.value())
                .query(String.class)
                .optional()
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.NOT_FOUND, "The entry has no such snapshot", "snapshot"));
    }

    private static String hash(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
