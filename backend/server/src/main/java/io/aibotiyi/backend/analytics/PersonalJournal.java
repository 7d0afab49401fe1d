package io.aibotiyi.backend.analytics;

import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.ExportFormat;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.NewSnapshot;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.protocol.Journal.Statistics;
import io.aibotiyi.protocol.Journal.TagView;
import io.aibotiyi.protocol.Page;
import io.aibotiyi.protocol.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's trading journal, made of all fills of their accounts. Every answer holds the fills
 * that were booked before the call, also those of before there was a journal.
 *
 * <p>Refusals are {@link ProblemException}s; another person's account, entry, tag or snapshot is
 * NOT_FOUND. All methods block on the database and are safe from any thread.
 */
public interface PersonalJournal {

    /** A journal on its way out. */
    @FunctionalInterface
    interface Export {

        /** Writes all of it in UTF-8, a part at a time, and leaves the stream open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Latest opened first.
     *
     * @param after next of the page before; null begins
     * @param limit 1 to 500
     * @throws ProblemException INVALID_FIELD
     */
    Page<JournalEntryView> entries(UserId person, Filter filter, @Nullable String after, int limit);

    JournalEntryDetail entry(UserId person, JournalEntryId id);

    /**
     * Replaces tags, rating and notes.
     *
     * @param seen the version that was read
     * @throws ProblemException VERSION_CHANGED, INVALID_FIELD, TOO_MANY_TAGS
     */
    JournalEntryDetail annotate(UserId person, JournalEntryId id, long seen, Annotation annotation);

    /** By name. */
    List<TagView> tags(UserId person);

    /**
     * @throws ProblemException INVALID_FIELD, CONFLICT if another tag has that name
     */
    TagView renameTag(UserId person, UUID tag, String name);

    /**
     * Gives the tag's entries another one and deletes it.
     *
     * @throws ProblemException INVALID_FIELD if the two are one
     */
    TagView mergeTag(UserId person, UUID tag, UUID into);

    /** Takes it from its entries and deletes it. */
    void deleteTag(UserId person, UUID tag);

    /**
     * @throws ProblemException NOT_A_PICTURE, TOO_LARGE, TOO_MANY_SNAPSHOTS, INVALID_FIELD
     */
    SnapshotView addSnapshot(UserId person, JournalEntryId id, NewSnapshot snapshot);

    /** The PNG. */
    byte[] snapshot(UserId person, JournalEntryId id, UUID snapshot);

    void deleteSnapshot(UserId person, JournalEntryId id, UUID snapshot);

    /**
     * @param currency null for the one with the most entries
     */
    Statistics statistics(UserId person, Filter filter, ZoneId zone, @Nullable String currency);

    /** Refuses now what is to be refused; reads while it is written. Audited. */
    Export export(UserId person, Filter filter, ExportFormat format);
}
