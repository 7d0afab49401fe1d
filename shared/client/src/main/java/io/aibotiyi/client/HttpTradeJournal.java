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
import io.aibotiyi.protocol.Journal.TagMerge;
import io.aibotiyi.protocol.Journal.TagName;
import io.aibotiyi.protocol.Journal.TagView;
import io.aibotiyi.protocol.Page;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The journal over REST. */
final class HttpTradeJournal implements TradeJournal {

    private static final String ENTRIES = "/journal/entries";
    private static final String TAGS = "/journal/tags";

    private final RestCalls rest;

    HttpTradeJournal(RestCalls rest) {
        this.rest = rest;
    }

    @Override
    public Page<JournalEntryView> entries(Filter filter, @Nullable String after, int limit) {
        return rest.get(
                filtered(ENTRIES, filter).and("after", after).and("limit", limit).toString(),
                new TypeReference<>() {});
    }

    @Override
    public JournalEntryDetail entry(JournalEntryId id) {
        return rest.get(ENTRIES + "/" + id, new TypeReference<>() {});
    }

    @Override
    public JournalEntryDetail annotate(JournalEntryId id, long seen, Annotation annotation) {
        return rest.put(
                ENTRIES + "/" + id + "/annotation",
                annotation,
                Map.of("If-Match", "\"" + seen + "\""),
                new TypeReference<>() {});
    }

    @Override
    public List<TagView> tags() {
        return rest.get(TAGS, new TypeReference<>() {});
    }

    @Override
    public TagView renameTag(UUID tag, String name) {
        return rest.put(
                TAGS + "/" + tag, new TagName(name), Map.of(), new TypeReference<TagView>() {});
    }

    @Override
    public TagView mergeTag(UUID tag, UUID into) {
        return rest.post(
                TAGS + "/" + tag + "/merge",
                new TagMerge(into),
                Map.of(),
                new TypeReference<TagView>() {});
    }

    @Override
    public void deleteTag(UUID tag) {
        rest.deleteForNothing(TAGS + "/" + tag);
    }

    @Override
    public SnapshotView addSnapshot(JournalEntryId id, NewSnapshot snapshot) {
        return rest.post(
                ENTRIES + "/" + id + "/snapshots", snapshot, Map.of(), new TypeReference<>() {});
    }

    @Override
    public byte[] snapshot(JournalEntryId id, UUID snapshot) {
        return rest.bytes(ENTRIES + "/" + id + "/snapshots/" + snapshot, "image/png");
    }

    @Override
    public void deleteSnapshot(JournalEntryId id, UUID snapshot) {
        rest.deleteForNothing(ENTRIES + "/" + id + "/snapshots/" + snapshot);
    }

    @Override
    public Statistics statistics(Filter filter, ZoneId zone, @Nullable String currency) {
        return rest.get(
                filtered("/journal/statistics", filter)
                        .and("zone", zone.getId())
                        .and("currency", currency)
                        .toString(),
                new TypeReference<>() {});
    }

    @Override
    public long export(Filter filter, ExportFormat format, OutputStream to) {
        return rest.download(
                filtered("/journal/export", filter).and("format", format).toString(), "*/*", to);
    }

    private static QueryText filtered(String path, Filter filter) {
        return QueryText.of(path)
                .and("account", filter.account())
                .and("instrument", filter.instrument())
                .and("from", filter.from())
                .and("to", filter.to())
                .and("tag", filter.tag())
                .and("direction", filter.direction())
                .and("outcome", filter.outcome())
                .and("state", filter.state());
    }
}
