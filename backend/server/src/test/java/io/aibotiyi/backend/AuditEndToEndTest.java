package io.aibotiyi.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.AuditVerifier;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.Audits;
import io.aibotiyi.protocol.Audit.CheckpointView;
import io.aibotiyi.protocol.Audit.ConsistencyProof;
import io.aibotiyi.protocol.Audit.EntryPage;
import io.aibotiyi.protocol.Audit.EntryProof;
import io.aibotiyi.protocol.Audit.EntryView;
import io.aibotiyi.protocol.Audit.VerificationState;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.MerkleProofs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit log through the real client, server and database. */
class AuditEndToEndTest {

    private static final int MARKED = 60;

    @TempDir static Path home;

    private static Backend backend;
    private static AibotClient client;
    private static Audits audits;

    @BeforeAll
    static void start() {
        backend = Backend.start(BackendOptions.at(home));
        client = AibotClients.connect(backend.address());
        client.setUp(backend.setupSecret().orElseThrow(), "ann", "correct horse battery");
        audits = client.audits();
        AuditLog log = backend.context().getBean(AuditLog.class);
        for (int i = 0; i < MARKED; i++) {
            log.append(
                    AuditEvent.done("test.marked", "mark:" + i % 2)
                            .with(Map.of("marker", "number-%03d_of 100%%".formatted(i))));
        }
    }

    @AfterAll
    static void stop() {
        client.close();
        backend.close();
    }

    private static Audits.Query action(String action) {
        return new Audits.Query(null, null, null, action, null, null, null, null);
    }

    private static List<byte[]> bytes(List<String> proof) {
        return proof.stream().map(HexFormat.of()::parseHex).toList();
    }

    @Test
    void pagesStayInPlaceWhileTheLogGrows() {
        List<EntryView> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            EntryPage page = audits.search(action("test.mark"), 25, cursor);
            seen.addAll(page.entries());
            cursor = page.next();
            audits.verify();
        } while (cursor != null);

        assertThat(seen).hasSize(MARKED);
        assertThat(seen)
                .extracting(EntryView::seq)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(seen.getLast().details()).containsEntry("marker", "number-000_of 100%");
    }

    @Test
    void filtersNarrow() {
        assertThat(
                        audits.search(
                                        new Audits.Query(
                                                null,
                                                null,
                                                null,
                                                "test.",
                                                "mark:1",
                                                "DONE",
                                                null,
                                                "NUMBER-00"),
                                        100,
                                        null)
                                .entries())
                .hasSize(5);
        EntryView one =
                audits.search(
                                new Audits.Query(
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "number-007_of 100%"),
                                100,
                                null)
                        .entries()
                        .getFirst();
        assertThat(
                        audits.search(
                                        new Audits.Query(
                                                one.at(),
                                                one.at().plusNanos(1_000),
                                                one.actor(),
                                                "test.marked",
                                                null,
                                                null,
                                                null,
                                                null),
                                        100,
                                        null)
                                .entries())
                .contains(one);
        assertThat(
                        audits.search(
                                        new Audits.Query(
                                                null,
                                                one.at(),
                                                null,
                                                "test.marked",
                                                null,
                                                null,
                                                null,
                                                null),
                                        100,
                                        null)
                                .entries())
                .hasSizeLessThan(8)
                .doesNotContain(one);
        assertThatThrownBy(() -> audits.search(Audits.Query.ALL, 5_000, null))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.INVALID_FIELD));
        assertThatThrownBy(() -> audits.search(Audits.Query.ALL, 5, "no place"))
                .isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> audits.entry(1L << 40)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> audits.consistency(5, 2)).isInstanceOf(ApiException.class);
    }

    @Test
    @DisplayName("H3 An entry and the log's growth are proved to a client that trusts only hashes")
    void provesEntriesAndGrowth() {
        EntryView view = audits.search(action("test.marked"), 10, null).entries().getLast();

        EntryProof proof = audits.entry(view.seq());

        byte[] leaf = MerkleProofs.leaf(proof.canonical().getBytes(StandardCharsets.UTF_8));
        CheckpointView checkpoint = proof.checkpoint();
        assertThat(HexFormat.of().formatHex(leaf)).isEqualTo(view.hash());
        assertThat(proof.canonical()).contains(view.details().get("marker"));
        assertThat(
                        MerkleProofs.includes(
                                leaf,
                                view.seq(),
                                checkpoint.size(),
                                bytes(proof.proof()),
                                HexFormat.of().parseHex(checkpoint.root())))
                .isTrue();

        CheckpointView newest = audits.checkpoints(10).checkpoints().getFirst();
        long size = Math.max(newest.size(), audits.search(Audits.Query.ALL, 1, null).size());
        ConsistencyProof growth = audits.consistency(3, size);
        assertThat(
                        MerkleProofs.extended(
                                3,
                                HexFormat.of().parseHex(growth.fromRoot()),
                                size,
                                HexFormat.of().parseHex(growth.toRoot()),
                                bytes(growth.proof())))
                .isTrue();
        assertThat(audits.consistency(3, checkpoint.size()).toRoot()).isEqualTo(checkpoint.root());
    }

    @Test
    void verifiesWhileItRuns() {
        audits.verify();
        Awaitility.await().until(() -> audits.verification().state() != VerificationState.RUNNING);

        assertThat(audits.verification().state()).isEqualTo(VerificationState.SOUND);
        assertThat(audits.verification().firstBad()).isNull();
        Awaitility.await()
                .until(() -> !audits.search(action("audit.verified"), 1, null).entries().isEmpty());
    }

    @Test
    @DisplayName("H8 An export of the running backend verifies elsewhere")
    void exportVerifiesElsewhere(@TempDir Path elsewhere) throws IOException {
        Path file = elsewhere.resolve("audit.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            assertThat(audits.export(0, out)).isPositive();
        }
        AuditReport report =
                AuditVerifier.file(file, AuditVerifier.trustedKey(home), List.of(), checked -> {});
        assertThat(report.ok()).as(report.reason()).isTrue();
        assertThat(report.entries()).isGreaterThan(MARKED);
        assertThat(audits.search(action("audit.exported"), 1, null).entries()).isNotEmpty();
    }

    @Test
    void anonymousCallersSeeNothing() {
        try (AibotClient stranger = AibotClients.connect(backend.address())) {
            assertThatThrownBy(() -> stranger.audits().checkpoints(1))
                    .isInstanceOf(RuntimeException.class);
        }
        assertThatThrownBy(() -> StoppedHome.verifyAudit(home, List.of(), checked -> {}))
                .isInstanceOf(BackendStartException.class)
                .hasMessageContaining("Another backend");
    }
}
