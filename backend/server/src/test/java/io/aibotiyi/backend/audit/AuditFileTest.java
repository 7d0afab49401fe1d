package io.aibotiyi.backend.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.backend.audit.verify.LogExport;
import io.aibotiyi.backend.testing.TestDatabase;
import io.aibotiyi.domain.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported log proves itself without the backend. */
class AuditFileTest {

    @TempDir Path home;
    @TempDir Path secrets;
    private HikariDataSource database;
    private AuditRig node;
    private String key;

    @BeforeEach
    void fill() {
        database = TestDatabase.h2();
        node = new AuditRig(database, home, secrets);
        key = node.checkpointer.verifier().text();
        node.append(21);
        UserId ann = new UserId(UUID.randomUUID());
        node.transaction.executeWithoutResult(status ->
                node.log.append(
                        AuditEvent.refused("test.refused", "a \"thing\"\n\\")
                                .with(Map.of("é", "😀\u0000"))
                                .about(ann, Map.of("email", "ann@example.org"))));
        node.append(20);
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private Path export(long from) throws IOException {
        Path file = home.resolve("export.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            LogExport.write(node.rows, from, node.checkpoint(), node.checkpointer.verifier(), out);
        }
        return file;
    }

    private AuditReport verify(Path file, String... given) throws IOException {
        return AuditVerifier.file(file, key, List.of(given), checked -> {});
    }

    @Test
    @DisplayName("H8 An export verifies away from the backend, whole or from any entry on")
    void verifiesFromAnyEntry() throws IOException {
        for (int from = 0; from <= 42; from++) {
            assertThat(verify(export(from)))
                    .as("from %d", from)
                    .isEqualTo(new AuditReport(42, true, null, null));
        }
    }

    @Test
    @DisplayName("H2 Any flipped byte of an export is found, and the entry named")
    void anyFlippedByte() throws IOException {
        Path file = export(5);
        byte[] sound = Files.readAllBytes(file);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int line = 0;
        for (int i = 0; i < sound.length; i++) {
            if (random.nextInt(9) == 0) {
                byte[] flipped = sound.clone();
                flipped[i] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, flipped);
                AuditReport report = verify(file);
                assertThat(report.ok()).as("byte %d, seed %d", i, seed).isFalse();
                if (line > 0 && line < 38) {
                    assertThat(report.firstBad())
                            .as("byte %d: %s, seed %d", i, report.reason(), seed)
                            .isEqualTo(4 + line);
                }
            }
            if (sound[i] == '\n') {
                line++;
            }
        }
    }

    @Test
    @DisplayName("H2 Lines that were removed, repeated or moved in an export are named")
    void movedLines() throws IOException {
        Path file = export(0);
        List<String> sound = Files.readAllLines(file);

        List<String> removed = new ArrayList<>(sound);
        removed.remove(11);
        Files.write(file, removed);
        assertThat(verify(file).firstBad()).isEqualTo(10L);

        List<String> repeated = new ArrayList<>(sound);
        repeated.add(11, sound.get(11));
        Files.write(file, repeated);
        assertThat(verify(file).firstBad()).isEqualTo(11L);

        List<String> cut = sound.subList(0, 30);
        Files.write(file, cut);
        assertThat(verify(file).reason()).contains("without a checkpoint");

        List<String> cutBeforeTheCheckpoint = new ArrayList<>(sound.subList(0, 30));
        cutBeforeTheCheckpoint.add(sound.getLast());
        Files.write(file, cutBeforeTheCheckpoint);
        assertThat(verify(file).reason()).contains("states 42 entries");

        Files.writeString(file, "");
        assertThat(verify(file).ok()).isFalse();
    }

    @Test
    @DisplayName(
            "H2 An export of another log, or one that contradicts a kept checkpoint, is refused")
    void anotherLog(@TempDir Path elsewhere) throws IOException {
        Checkpoint kept = node.checkpoint();
        Path file = export(0);
        assertThat(verify(file, kept.note()).ok()).isTrue();
        try (HikariDataSource other = TestDatabase.h2();
                AuditRig impostor = new AuditRig(other, elsewhere, elsewhere)) {
            impostor.append(50);
            try (OutputStream out = Files.newOutputStream(file)) {
                LogExport.write(
                        impostor.rows,
                        0,
                        impostor.checkpoint(),
                        impostor.checkpointer.verifier(),
                        out);
            }
        }
        assertThat(verify(file).reason()).contains("not signed with the key given");
        AuditReport unpinned = AuditVerifier.file(file, null, List.of(kept.note()), checked -> {});
        assertThat(unpinned.ok()).isFalse();
        assertThat(AuditVerifier.file(file, null, List.of(), checked -> {}).ok()).isTrue();
    }

    @Test
    void checkpointsAreNotesThatOtherToolsRead() {
        String[] lines = node.checkpoint().note().split("\n", -1);

        assertThat(lines[0]).startsWith("aibot-iyi/audit/");
        assertThat(lines[1]).isEqualTo("42");
        assertThat(java.util.Base64.getDecoder().decode(lines[2])).hasSize(32);
        assertThat(lines[4]).isEmpty();
        assertThat(lines[5]).startsWith("\u2014 " + lines[0] + " ");
        assertThat(key).startsWith(lines[0] + "+");
        assertThat(node.checkpoint().note().getBytes(UTF_8)).hasSizeLessThan(1_000);
    }
}
