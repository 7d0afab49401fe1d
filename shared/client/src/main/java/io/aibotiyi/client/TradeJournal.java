package io.aibotiyi.client;

import io.aibotiyi.domain.JournalEntryId;
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
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person's trading journal: the round trips that the fills of their accounts make,
 * and what they write about them. Every answer holds all fills that were booked before the call.
 */
public interface TradeJournal {

    /**
     * Latest opened first.
     *
     * @param after {@code next} of the page before; null begins
     * @param limit 1 to 500
     */
    Page<JournalEntryView> entries(Filter filter, @Nullable String after, int limit);

    JournalEntryDetail entry(JournalEntryId id);

    /**
     * Replaces tags, rating and notes.
     *
     * @param seen the entry's version that was read
     * @throws ApiException VERSION_CHANGED if somebody wrote meanwhile; nothing is changed then
     */
    JournalEntryDetail annotate(JournalEntryId id, long seen, Annotation annotation);

    /** By name. */
    List<TagView> tags();

    /**
     * @throws ApiException CONFLICT if another tag has that name: merge them instead
     */
    TagView renameTag(UUID tag, String name);

    /** Gives the tag's entries another one and deletes it. */
    TagView mergeTag(UUID tag, UUID into);

    /** Takes it from its entries and deletes it. */
    void deleteTag(UUID tag);

    /** Keeps a picture with an entry. */
    SnapshotView addSnapshot(JournalEntryId id, NewSnapshot snapshot);

    /** The PNG. */
    byte[] snapshot(JournalEntryId id, UUID snapshot);

    void deleteSnapshot(JournalEntryId id, UUID snapshot);

    /**
     * @param zone in which a day begins and hours are counted
     * @param currency null for the one with the most entries
     */
    Statistics statistics(Filter filter, ZoneId zone, @Nullable String currency);

    /**
     * Writes the entries out as they come, oldest first, however many.
     *
     * @return bytes written
     */
    long export(Filter filter, ExportFormat format, OutputStream to);
}
