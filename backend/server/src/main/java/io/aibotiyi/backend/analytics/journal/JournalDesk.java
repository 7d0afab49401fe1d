package io.aibotiyi.backend.analytics.journal;

import io.aibotiyi.backend.analytics.PersonalJournal;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.JournalEntryId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal;
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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers people about their journals, after bringing them up to date, and keeps what they write.
 */
@Component
final class JournalDesk implements PersonalJournal {

    /** Trips measured on the way of an answer, so that it is not long in coming. */
    private static final int MEASURED_AT_ONCE = 20;

    private final JournalBooks books;
    private final EntryReader entries;
    private final Excursions excursions;
    private final TagStore tags;
    private final SnapshotStore snapshots;
    private final StatisticsReader statistics;
    private final Exporter exporter;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate oneState;

    JournalDesk(
            JournalBooks books,
            EntryReader entries,
            Excursions excursions,
            TagStore tags,
            SnapshotStore snapshots,
            StatisticsReader statistics,
            Exporter exporter,
            AuditLog audit,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.books = books;
        this.entries = entries;
        this.excursions = excursions;
        this.tags = tags;
        this.snapshots = snapshots;
        this.statistics = statistics;
        this.exporter = exporter;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.oneState = new TransactionTemplate(transactions);
        oneState.setReadOnly(true);
        oneState.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public Page<JournalEntryView> entries(
            UserId person, Filter filter, @Nullable String after, int limit) {
        upToDate(person, filter);
        Conditions which = Conditions.of(person, filter);
        if (after != null) {
            which.and("e.id < ?", cursor(after));
        }
        List<JournalEntryView> page = entries.page(which, "desc", limit);
        return new Page<>(page, page.size() < limit ? null : page.getLast().id().toString());
    }

    private static UUID cursor(String after) {
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "That is not the next of a page.", "after");
        }
    }

    /** Also refuses accounts of others. */
    private void upToDate(UserId person, Filter filter) {
        List<AccountView> accounts = books.catchUp(person);
        AccountId wanted = filter.account();
        if (wanted != null && accounts.stream().noneMatch(a -> a.id().equals(wanted))) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "You have no account " + wanted, "account");
        }
        excursions.measure(person, MEASURED_AT_ONCE);
    }

    @Override
    public JournalEntryDetail entry(UserId person, JournalEntryId id) {
        upToDate(person, Filter.all());
        return entries.entry(person, id);
    }

    @Override
    public JournalEntryDetail annotate(
            UserId person, JournalEntryId id, long seen, Annotation annotation) {
        check(annotation);
        return locked(
                person,
                () -> {
                    long present = entries.view(person, id).version();
                    if (present != seen) {
                        throw new ProblemException(
                                ErrorCode.VERSION_CHANGED,
                                "You saw version " + seen + ", it is now version " + present + ".",
                                "If-Match");
                    }
                    tags.replace(person, id.value(), annotation.tags());
                    jdbc.sql(
                                    "update analytics_entry set notes = ?, rating = ?, version ="
                                            + " version + 1 where id = ?")
                            .param(annotation.notes())
                            .param(annotation.rating())
                            .param(id.value())
                            .update();
                    return entries.entry(person, id);
                });
    }

    private static void check(Annotation annotation) {
        if (annotation.notes().length() > Journal.LONGEST_NOTES
                || annotation.notes().indexOf('\0') >= 0) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "Notes have at most " + Journal.LONGEST_NOTES + " characters, and no NUL.",
                    "notes");
        }
        Integer rating = annotation.rating();
        if (rating != null && (rating < 1 || rating > 5)) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "A rating is 1 to 5, or absent.", "rating");
        }
    }

    /** One after the other, for each person. */
    private <T> T locked(UserId person, Supplier<T> deed) {
        return Objects.requireNonNull(
                transaction.execute(_ -> {
                    jdbc.sql(
                                    "select account_id from analytics_journal where person = ?"
                                            + " order by account_id for update")
                            .param(person.value())
                            .query(UUID.class)
                            .list();
                    return deed.get();
                }));
    }

    @Override
    public List<TagView> tags(UserId person) {
        return tags.all(person);
    }

    @Override
    public TagView renameTag(UserId person, UUID tag, String name) {
        return locked(
                person,
                () -> {
                    tags.rename(person, tag, name);
                    return tags.get(person, tag);
                });
    }

    @Override
    public TagView mergeTag(UserId person, UUID tag, UUID into) {
        return locked(
                person,
                () -> {
                    tags.merge(person, tag, into);
                    return tags.get(person, into);
                });
    }

    @Override
    public void deleteTag(UserId person, UUID tag) {
        var _ =
                locked(
                        person,
                        () -> {
                            tags.delete(person, tag);
                            return tag;
                        });
    }

    @Override
    public SnapshotView addSnapshot(UserId person, JournalEntryId id, NewSnapshot snapshot) {
        PngCheck.Size size = SnapshotStore.checked(snapshot);
        return locked(
                person,
                () -> {
                    JournalEntryView entry = entries.view(person, id);
                    return snapshots.add(person, entry.id(), snapshot, size);
                });
    }

    @Override
    public byte[] snapshot(UserId person, JournalEntryId id, UUID snapshot) {
        return snapshots.png(person, id, snapshot);
    }

    @Override
    public void deleteSnapshot(UserId person, JournalEntryId id, UUID snapshot) {
        var _ =
                locked(
                        person,
                        () -> {
                            snapshots.delete(person, id, snapshot);
                            return snapshot;
                        });
    }

    @Override
    public Statistics statistics(
            UserId person, Filter filter, ZoneId zone, @Nullable String currency) {
        upToDate(person, filter);
        return Objects.requireNonNull(
                oneState.execute(_ -> statistics.of(person, filter, zone, currency)));
    }

    @Override
    public Export export(UserId person, Filter filter, ExportFormat format) {
        upToDate(person, filter);
        audit.append(
                AuditEvent.done("analytics.journal.exported", "user:" + person)
                        .with(Map.of("format", format.name())));
        return out -> exporter.write(person, filter, format, out);
    }
}
