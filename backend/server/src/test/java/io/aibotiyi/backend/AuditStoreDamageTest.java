package io.aibotiyi.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.audit.AuditReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes flipped in the files of a stopped home. */
class AuditStoreDamageTest {

    private static final int ENTRIES = 200;
    private static final String MARK = "markedaction";

    @TempDir static Path home;
    @TempDir static Path keep;
    private static long entries;

    @BeforeAll
    static void fill() throws IOException {
        try (Backend backend = Backend.start(BackendOptions.at(home))) {
            AuditLog log = backend.context().getBean(AuditLog.class);
            for (int i = 0; i < ENTRIES; i++) {
                log.append(
                        AuditEvent.done("test.happened", "thing:" + i)
                                .with(Map.of(MARK, "value-" + i)));
            }
        }
        AuditReport report = verify();
        assertThat(report.ok()).as(report.reason()).isTrue();
        entries = report.entries();
        assertThat(entries).isGreaterThanOrEqualTo(ENTRIES);
        Files.copy(database(), keep.resolve("sound"));
    }

    private static Path database() {
        return home.resolve("db").resolve("aibot.mv.db");
    }

    private static AuditReport verify() {
        return StoppedHome.verifyAudit(home, List.of(), checked -> {});
    }

    private static void restore() throws IOException {
        Files.copy(keep.resolve("sound"), database(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Every place where an entry's facts lie in the file; dead copies of pages have some too. */
    private static List<Integer> places(byte[] file) {
        List<Integer> places = new ArrayList<>();
        byte[] mark = MARK.getBytes(UTF_8);
        for (int i = 0; i + mark.length <= file.length; i++) {
            if (java.util.Arrays.equals(file, i, i + mark.length, mark, 0, mark.length)) {
                places.add(i);
            }
        }
        return places;
    }

    @Test
    @DisplayName(
            "H2 A byte of an entry flipped in the database's file is found and the entry named")
    void flippedInTheDatabaseFile() throws IOException {
        byte[] sound = Files.readAllBytes(keep.resolve("sound"));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Integer> places = places(sound);
        assertThat(places.size()).isGreaterThanOrEqualTo(ENTRIES);
        // one flip in each copy at once: whichever is alive is hit
        int found = 0;
        for (int round = 0; round < 6; round++) {
            int number = random.nextInt(ENTRIES);
            byte[] flipped = sound.clone();
            byte[] value = ("\"value-" + number + "\"").getBytes(UTF_8);
            for (int place : places) {
                int from = place + MARK.length() + 2;
                if (from + value.length <= sound.length
                        && java.util.Arrays.equals(
                                sound, from, from + value.length, value, 0, value.length)) {
                    flipped[from + 1 + random.nextInt(5)] ^= 1;
                }
            }
            Files.write(database(), flipped);
            AuditReport report = verify();
            assertThat(report.ok()).as("seed %d, value %d", seed, number).isFalse();
            assertThat(report.firstBad()).isNotNull();
            assertThat(report.reason()).contains("was changed");
            found++;
            restore();
        }
        assertThat(found).isEqualTo(6);
        assertThat(verify().ok()).isTrue();
    }

    @Test
    @DisplayName("H2 A byte flipped anywhere in the database's file never lets a changed log pass")
    void flippedAnywhere() throws IOException {
        byte[] sound = Files.readAllBytes(keep.resolve("sound"));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 12; round++) {
            byte[] flipped = sound.clone();
            int at = random.nextInt(sound.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(database(), flipped);
            AuditReport report = verify();
            if (report.ok()) {
                // dead space, an index or another module's table: every entry is as it was
                assertThat(report.entries()).as("seed %d, byte %d", seed, at).isEqualTo(entries);
            } else {
                assertThat(report.reason()).isNotBlank();
                assertThat(report.firstBad()).isNotNull();
            }
            restore();
        }
    }

    @Test
    @DisplayName("H2 A missing database is told by the checkpoints that it left")
    void databaseGone() throws IOException {
        Files.delete(database());
        try {
            assertThat(verify().ok()).isFalse();
            assertThat(verify().reason()).contains("gone");
        } finally {
            restore();
        }
    }

    @Test
    void aHomeWithoutALogIsSound(@TempDir Path empty) {
        assertThat(StoppedHome.verifyAudit(empty, List.of(), checked -> {}))
                .isEqualTo(new AuditReport(0, true, null, null));
    }
}
