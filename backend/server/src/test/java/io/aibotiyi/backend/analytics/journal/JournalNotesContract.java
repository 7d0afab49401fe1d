package io.aibotiyi.backend.analytics.journal;

import static io.aibotiyi.backend.analytics.journal.JournalRig.ANN;
import static io.aibotiyi.backend.analytics.journal.JournalRig.BOB;
import static io.aibotiyi.domain.Side.BUY;
import static io.aibotiyi.domain.Side.SELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.testing.Pngs;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Journal.Annotation;
import io.aibotiyi.protocol.Journal.ExportFormat;
import io.aibotiyi.protocol.Journal.Filter;
import io.aibotiyi.protocol.Journal.JournalEntryDetail;
import io.aibotiyi.protocol.Journal.JournalEntryView;
import io.aibotiyi.protocol.Journal.NewSnapshot;
import io.aibotiyi.protocol.Journal.SnapshotView;
import io.aibotiyi.protocol.Journal.TagView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Notes, tags, pictures, whose a journal is and its export, on every database it runs on. */
abstract class JournalNotesContract extends JournalScenario {

    @Test
    void twoWindowsDoNotOverwriteEachOther() {
        JournalEntryView entry = trip(BUY, "1");
        JournalEntryDetail first =
                rig.journal().annotate(ANN, entry.id(), 1, new Annotation("one", 5, List.of("x")));
        assertThat(first.entry().version()).isEqualTo(2);
        refused(
                ErrorCode.VERSION_CHANGED,
                () ->
                        rig.journal()
                                .annotate(ANN, entry.id(), 1, new Annotation("two", 1, List.of())));
        JournalEntryDetail kept = detail();
        assertThat(kept.notes()).isEqualTo("one");
        assertThat(kept.entry().rating()).isEqualTo(5);
        // more fills do not disturb what is being written
        assertThat(kept.entry().version()).isEqualTo(2);
    }

    @Test
    void tagsAreRenamedAndMergedEverywhereAndOldNamesDoNotComeBack() {
        JournalEntryView one = trip(BUY, "1");
        JournalEntryView two = trip(BUY, "2");
        tag(one, 1, "Trend", "gap");
        tag(two, 1, "trend");
        TagView gap = rig.journal().tags(ANN).getFirst();
        TagView trend = rig.journal().tags(ANN).getLast();
        assertThat(trend.entries()).isEqualTo(2);

        refused(ErrorCode.CONFLICT, () -> rig.journal().renameTag(ANN, gap.id(), "TREND"));
        assertThat(rig.journal().renameTag(ANN, gap.id(), "Gap").name()).isEqualTo("Gap");
        refused(ErrorCode.VERSION_CHANGED, () -> tag(one, 2, "gap"));
        assertThat(rig.journal().mergeTag(ANN, gap.id(), trend.id()).entries()).isEqualTo(2);
        assertThat(rig.journal().entry(ANN, one.id()).entry().tags()).containsExactly("Trend");
        rig.journal().deleteTag(ANN, trend.id());
        assertThat(rig.journal().tags(ANN)).isEmpty();
        assertThat(rig.journal().entry(ANN, two.id()).entry().tags()).isEmpty();
    }

    private void tag(JournalEntryView entry, long seen, String... names) {
        var _ =
                rig.journal()
                        .annotate(ANN, entry.id(), seen, new Annotation("", null, List.of(names)));
    }

    @Test
    void whatIsTooMuchIsRefusedAndChangesNothing() {
        JournalEntryView entry = trip(BUY, "1");
        List<String> eleven = IntStream.range(0, 11).mapToObj(i -> "t" + i).toList();
        refused(ErrorCode.TOO_MANY_TAGS, () -> tag(entry, 1, eleven.toArray(String[]::new)));
        refused(ErrorCode.INVALID_FIELD, () -> tag(entry, 1, "x".repeat(33)));
        refused(ErrorCode.INVALID_FIELD, () -> tag(entry, 1, " "));
        refused(
                ErrorCode.INVALID_FIELD,
                () -> annotated(entry, new Annotation("n".repeat(10_001), null, List.of())));
        refused(ErrorCode.INVALID_FIELD, () -> annotated(entry, new Annotation("", 6, List.of())));
        assertThat(rig.journal().tags(ANN)).isEmpty();
        assertThat(only().version()).isEqualTo(1);
        annotated(entry, new Annotation("n".repeat(10_000), 5, List.of("x".repeat(32))));
    }

    private void annotated(JournalEntryView entry, Annotation annotation) {
        var _ = rig.journal().annotate(ANN, entry.id(), 1, annotation);
    }

    @Test
    void aPictureIsKeptOnceAndGoneWithItsLastSnapshot() {
        JournalEntryView one = trip(BUY, "1");
        JournalEntryView two = trip(BUY, "2");
        byte[] png = Pngs.of(320, 200);
        SnapshotView first = rig.journal().addSnapshot(ANN, one.id(), new NewSnapshot("5m", png));
        SnapshotView second = rig.journal().addSnapshot(ANN, two.id(), new NewSnapshot("", png));
        assertThat(count("analytics_picture")).isOne();
        assertThat(all()).extracting(JournalEntryView::snapshots).containsExactly(1, 1);
        refused(ErrorCode.NOT_FOUND, () -> rig.journal().snapshot(ANN, one.id(), second.id()));

        rig.journal().deleteSnapshot(ANN, one.id(), first.id());
        assertThat(rig.journal().snapshot(ANN, two.id(), second.id())).isEqualTo(png);
        rig.journal().deleteSnapshot(ANN, two.id(), second.id());
        assertThat(count("analytics_picture")).isZero();
        for (int i = 0; i < 8; i++) {
            var _ =
                    rig.journal()
                            .addSnapshot(ANN, one.id(), new NewSnapshot("", Pngs.of(10, 10 + i)));
        }
        refused(
                ErrorCode.TOO_MANY_SNAPSHOTS,
                () -> rig.journal().addSnapshot(ANN, one.id(), new NewSnapshot("", png)));
        refused(
                ErrorCode.TOO_LARGE,
                () ->
                        rig.journal()
                                .addSnapshot(
                                        ANN,
                                        two.id(),
                                        new NewSnapshot("", new byte[(1 << 20) + 1])));
    }

    @Test
    void nobodySeesAnothersJournal() {
        JournalEntryView entry = trip(BUY, "1");
        SnapshotView kept =
                rig.journal().addSnapshot(ANN, entry.id(), new NewSnapshot("", Pngs.of(9, 9)));
        tag(entry, 1, "mine");
        TagView tag = rig.journal().tags(ANN).getFirst();

        assertThat(rig.journal().entries(BOB, Filter.all(), null, 10).items()).isEmpty();
        assertThat(rig.journal().tags(BOB)).isEmpty();
        refused(ErrorCode.NOT_FOUND, () -> rig.journal().entry(BOB, entry.id()));
        refused(
                ErrorCode.NOT_FOUND,
                () -> rig.journal().entries(BOB, Filter.all().of(JournalRig.ACCOUNT), null, 10));
        refused(
                ErrorCode.NOT_FOUND,
                () -> rig.journal().annotate(BOB, entry.id(), 2, new Annotation("", 1, List.of())));
        refused(ErrorCode.NOT_FOUND, () -> rig.journal().snapshot(BOB, entry.id(), kept.id()));
        refused(
                ErrorCode.NOT_FOUND,
                () -> rig.journal().deleteSnapshot(BOB, entry.id(), kept.id()));
        refused(ErrorCode.NOT_FOUND, () -> rig.journal().renameTag(BOB, tag.id(), "his"));
        refused(ErrorCode.NOT_FOUND, () -> rig.journal().deleteTag(BOB, tag.id()));
    }

    @Test
    void exportsEveryEntryOldestFirstAndIsAudited() throws IOException {
        for (int i = 0; i < 205; i++) {
            rig.fill(BUY, "1", "100", "0");
            rig.fill(SELL, "1", "99.5", "0");
        }
        JournalEntryView newest = all().getFirst();
        annotated(newest, new Annotation("@SUM(A1)\n\"quoted\"", 3, List.of("=cmd", "b")));

        String[] lines = export(ExportFormat.CSV).split("\r\n");
        assertThat(lines).hasSize(206);
        assertThat(lines[0].split(",")).hasSize(36).startsWith("id", "account");
        assertThat(lines[205])
                .startsWith(newest.id().toString())
                .contains(",-0.5,", ",'=cmd; b,", "\"'@SUM(A1)\n\"\"quoted\"\"\"");
        assertThat(export(ExportFormat.JSON)).startsWith("[\n{").endsWith("}\n]\n");
        assertThat(rig.audit.events()).extracting("action").contains("analytics.journal.exported");
    }

    private String export(ExportFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rig.journal().export(ANN, Filter.all(), format).writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
