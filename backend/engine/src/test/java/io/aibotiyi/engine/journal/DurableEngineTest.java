package io.aibotiyi.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.EventHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DurableEngineTest {

    private static final long SEED = 20_261_123;
    private static final JournalOptions SMALL_FILES = new JournalOptions(SyncMode.NONE, 4_096);
    private static final EngineLimits LIMITS = NumberedCommands.LIMITS;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(SyncMode.class)
    void recoversTheStateEventForEventAndGoesOn(SyncMode sync) throws IOException {
        JournalOptions options = new JournalOptions(sync, 4_096);
        EventHash live = new EventHash();
        long hash;
        try (DurableEngine engine = DurableEngine.open(folder, LIMITS, options, live)) {
            send(engine, 1, 300, 7);
            hash = engine.engine().stateHash();
        }
        EventHash again = new EventHash();
        try (DurableEngine engine = DurableEngine.open(folder, LIMITS, options, again)) {
            assertThat(engine.engine().stateHash()).isEqualTo(hash);
            assertThat(again.value()).isEqualTo(live.value());
            assertThat(engine.committed()).isEqualTo(300);
            send(engine, 301, 400, 7);
            hash = engine.engine().stateHash();
        }
        assertThat(files("journal-")).hasSizeGreaterThan(2);
        assertThat(hash).isEqualTo(NumberedCommands.uninterrupted(SEED, 400).stateHash());
    }

    @Test
    void carriesNothingOutBeforeItIsCommitted() throws IOException {
        try (DurableEngine engine = open()) {
            send(engine, 1, 20, 5);
            submit(engine, 21);
            assertThat(engine.committed()).isEqualTo(20);
        }
        try (DurableEngine engine = open()) {
            assertThat(engine.committed()).isEqualTo(20);
        }
    }

    @Test
    void cutsATailTornAtAnyByteAndKeepsEveryBatchBefore() throws IOException {
        Path file;
        long whole;
        long last;
        try (DurableEngine engine = open()) {
            send(engine, 1, 10, 5);
            file = folder.resolve(files("journal-").getLast());
            whole = Files.size(file);
            send(engine, 11, 13, 3);
            last = Files.size(file);
        }
        long expected = NumberedCommands.uninterrupted(SEED, 10).stateHash();
        byte[] all = Files.readAllBytes(file);
        for (long size = whole; size < last; size++) {
            Files.write(file, java.util.Arrays.copyOf(all, (int) size));
            try (DurableEngine engine = open()) {
                assertThat(engine.engine().stateHash()).as("torn at " + size).isEqualTo(expected);
                assertThat(Files.size(file)).isEqualTo(whole);
            }
        }
        for (int at = (int) whole; at < last; at += 5) {
            byte[] broken = all.clone();
            broken[at] ^= 4;
            Files.write(file, broken);
            try (DurableEngine engine = open()) {
                assertThat(engine.committed()).as("broken at " + at).isEqualTo(10);
                send(engine, 11, 13, 3);
            }
            try (DurableEngine engine = open()) {
                assertThat(engine.committed()).isEqualTo(13);
            }
        }
    }

    @Test
    void cutsASegmentWhoseHeaderIsTorn() throws IOException {
        try (DurableEngine engine = open()) {
            send(engine, 1, 10, 5);
        }
        Files.write(folder.resolve("journal-0000000000000000011.log"), new byte[17]);
        try (DurableEngine engine = open()) {
            assertThat(engine.committed()).isEqualTo(10);
            send(engine, 11, 20, 5);
        }
        try (DurableEngine engine = open()) {
            assertThat(engine.committed()).isEqualTo(20);
        }
    }

    @Test
    void refusesDamageInTheMiddleWithFileAndPosition() throws IOException {
        long middle;
        Path file;
        try (DurableEngine engine = open()) {
            send(engine, 1, 5, 5);
            file = folder.resolve(files("journal-").getLast());
            middle = Files.size(file);
            send(engine, 6, 15, 5);
        }
        byte[] all = Files.readAllBytes(file);
        for (int at : new int[] {0, 4, 9, 12, 17, 30, 60}) {
            byte[] broken = all.clone();
            broken[(int) middle + at] ^= 64;
            Files.write(file, broken);
            JournalException refusal = catchThrowableOfType(JournalException.class, this::open);
            assertThat(refusal).as("byte " + at).hasMessageContaining("restore the file");
            assertThat(refusal.position()).isEqualTo(middle);
            assertThat(refusal.file()).isEqualTo(file.toString());
            assertThat(Files.size(file)).isEqualTo(all.length);
        }
    }

    @Test
    void refusesAMissingSegment() throws IOException {
        try (DurableEngine engine = DurableEngine.open(folder, LIMITS, SMALL_FILES, events -> {})) {
            send(engine, 1, 300, 5);
        }
        List<String> segments = files("journal-");
        Files.delete(folder.resolve(segments.get(1)));
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("expected");
        Files.delete(folder.resolve(segments.get(0)));
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("commands from 1 on are missing");
    }

    @Test
    void refusesFilesOfAnEngineWithOtherLimits() throws IOException {
        try (DurableEngine engine = open()) {
            send(engine, 1, 5, 5);
        }
        EngineLimits other = new EngineLimits(401, 8, 1, 2);
        assertThatThrownBy(() ->
                        DurableEngine.open(folder, other, JournalOptions.defaults(), events -> {}))
                .hasMessageContaining("maxOrders=400");
    }

    @Test
    void takesNothingWhenTheDiskIsFullAndGoesOnWhenThereIsRoom() throws IOException {
        SmallDisk disk = new SmallDisk(2_000);
        JournalOptions options = JournalOptions.defaults();
        long refused = 0;
        try (DurableEngine engine =
                DurableEngine.open(folder, LIMITS, options, events -> {}, disk)) {
            long next = 1;
            while (next <= 60) {
                long before = engine.engine().stateHash();
                try {
                    send(engine, next, next + 4, 5);
                    next += 5;
                } catch (JournalException e) {
                    refused++;
                    assertThat(e).hasMessageContaining("No space left on device");
                    assertThat(e).hasMessageContaining("none of them was taken");
                    assertThat(engine.engine().stateHash()).isEqualTo(before);
                    assertThat(engine.committed()).isEqualTo(next - 1);
                    disk.room += 1_500;
                }
            }
        }
        assertThat(refused).isGreaterThan(2);
        try (DurableEngine engine = open()) {
            assertThat(engine.engine().stateHash())
                    .isEqualTo(NumberedCommands.uninterrupted(SEED, 60).stateHash());
        }
    }

    @Test
    void stopsAfterAForcedWriteThatFailed() throws IOException {
        SmallDisk disk = new SmallDisk(Long.MAX_VALUE);
        JournalOptions options = JournalOptions.defaults();
        try (DurableEngine engine =
                DurableEngine.open(folder, LIMITS, options, events -> {}, disk)) {
            send(engine, 1, 5, 5);
            disk.failsToForce = true;
            assertThatThrownBy(() -> send(engine, 6, 10, 5)).hasMessageContaining("cannot force");
            disk.failsToForce = false;
            assertThatThrownBy(() -> send(engine, 6, 10, 5)).hasMessageContaining("stopped");
            assertThat(engine.committed()).isEqualTo(5);
        }
        try (DurableEngine engine = open()) {
            // what the failed batch left may be found; repeating it changes nothing twice
            send(engine, 6, 10, 5);
            assertThat(NumberedCommands.view(engine.engine()))
                    .isEqualTo(NumberedCommands.view(NumberedCommands.uninterrupted(SEED, 10)));
        }
    }

    @Test
    void stopsWhenWhatAFullDiskLeftCannotBeCutOff() throws IOException {
        SmallDisk disk = new SmallDisk(600);
        disk.failsToTruncate = true;
        try (DurableEngine engine =
                DurableEngine.open(folder, LIMITS, JournalOptions.defaults(), events -> {}, disk)) {
            assertThatThrownBy(() -> send(engine, 1, 30, 30)).hasMessageContaining("No space");
            disk.room = Long.MAX_VALUE;
            assertThatThrownBy(() -> send(engine, 1, 30, 30)).hasMessageContaining("stopped");
        }
        try (DurableEngine engine = open()) {
            assertThat(engine.committed()).isZero();
        }
    }

    @Test
    void snapshotsBesideTheRunningEngineAndRecoversFromThem() throws IOException {
        Snapshotter snapshotter = new Snapshotter(folder, LIMITS);
        long hash;
        try (DurableEngine engine = DurableEngine.open(folder, LIMITS, SMALL_FILES, events -> {})) {
            send(engine, 1, 200, 8);
            long then = engine.engine().stateHash();
            send(engine, 201, 300, 10);
            assertThat(snapshotter.snapshot(200)).isEqualTo(then);
            assertThat(snapshotter.snapshot(300)).isEqualTo(engine.engine().stateHash());
            send(engine, 301, 350, 10);
            hash = engine.engine().stateHash();
            snapshotter.prune();
        }
        assertThat(files("snapshot-")).containsExactly("snapshot-0000000000000000300.bin");
        assertThat(files("journal-").getFirst()).isNotEqualTo("journal-0000000000000000001.log");
        try (DurableEngine engine = open()) {
            assertThat(engine.engine().stateHash()).isEqualTo(hash);
            send(engine, 351, 500, 10);
            assertThat(engine.engine().stateHash())
                    .isEqualTo(NumberedCommands.uninterrupted(SEED, 500).stateHash());
        }
    }

    @Test
    void refusesADamagedSnapshotAndTakesTheJournalWithoutIt() throws IOException {
        try (DurableEngine engine = open()) {
            send(engine, 1, 100, 10);
            new Snapshotter(folder, LIMITS).snapshot(100);
        }
        Path snapshot = folder.resolve(files("snapshot-").getFirst());
        byte[] all = Files.readAllBytes(snapshot);
        all[all.length / 2] ^= 1;
        Files.write(snapshot, all);
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("snapshot is damaged");
        Files.move(snapshot, folder.resolve("aside"), StandardCopyOption.REPLACE_EXISTING);
        try (DurableEngine engine = open()) {
            assertThat(engine.committed()).isEqualTo(100);
        }
    }

    @Test
    void refusesASecondEngineInAFolder() throws IOException {
        try (DurableEngine engine = open()) {
            assertThatThrownBy(this::open).hasMessageContaining("another engine uses this folder");
            assertThat(engine.committed()).isZero();
        }
    }

    @Test
    void refusesACommandThatIsNotComplete() throws IOException {
        try (DurableEngine engine = open()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> engine.submit(new Command().place(1, 1, 1)));
            send(engine, 1, 5, 5);
            assertThat(engine.committed()).isEqualTo(5);
        }
    }

    private DurableEngine open() throws IOException {
        return DurableEngine.open(folder, LIMITS, JournalOptions.defaults(), events -> {});
    }

    private static void submit(DurableEngine engine, long number) throws IOException {
        Command c = new Command();
        NumberedCommands.make(c, SEED, number);
        engine.submit(c);
    }

    private static void send(DurableEngine engine, long from, long to, int batch)
            throws IOException {
        for (long i = from; i <= to; i++) {
            submit(engine, i);
            if ((i - from + 1) % batch == 0) {
                engine.commit();
            }
        }
        engine.commit();
    }

    private List<String> files(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return new ArrayList<>(
                    all.map(f -> f.getFileName().toString())
                            .filter(name -> name.startsWith(prefix))
                            .sorted()
                            .toList());
        }
    }
}
