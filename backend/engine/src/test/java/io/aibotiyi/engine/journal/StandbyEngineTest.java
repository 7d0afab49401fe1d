package io.aibotiyi.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.EventHash;
import io.aibotiyi.engine.EventSink;
import io.aibotiyi.engine.MatchingEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyEngineTest {

    private static final long SEED = 20_261_124;
    private static final JournalOptions SMALL_FILES = new JournalOptions(SyncMode.NONE, 4_096);
    private static final EngineLimits LIMITS = NumberedCommands.LIMITS;

    @TempDir Path folder;
    private Path one;
    private Path other;

    @BeforeEach
    void nameFolders() {
        one = folder.resolve("one");
        other = folder.resolve("other");
    }

    @Test
    void holdsWhatThePrimaryHoldsEventForEvent() throws IOException {
        EventHash told = new EventHash();
        EventHash toldThere = new EventHash();
        try (DurableEngine primary = open(one, told);
                StandbyEngine standby = standby(other, toldThere)) {
            send(primary, 1, 100, 7);
            primary.follow(standby);
            send(primary, 101, 300, 9);
            assertThat(engine(standby).stateHash()).isEqualTo(primary.engine().stateHash());
            assertThat(toldThere.value()).isEqualTo(told.value());
        }
        try (DurableEngine alone = open(other, events -> {})) {
            assertThat(alone.engine().stateHash())
                    .isEqualTo(NumberedCommands.uninterrupted(SEED, 300).stateHash());
        }
    }

    @Test
    void fencesThePrimaryWhenItTakesOver() throws IOException {
        try (DurableEngine primary = open(one, events -> {});
                StandbyEngine standby = standby(other, events -> {})) {
            primary.follow(standby);
            send(primary, 1, 50, 5);
            try (DurableEngine next = standby.takeOver()) {
                submit(primary, 51);
                assertThatThrownBy(primary::commit)
                        .isInstanceOfSatisfying(
                                FencedException.class, e -> assertThat(e.epoch()).isEqualTo(1));
                submit(primary, 51);
                assertThatThrownBy(primary::commit).hasMessageContaining("stopped");
                assertThat(primary.committed()).isEqualTo(50);
                assertThatThrownBy(() -> primary.follow(standby))
                        .isInstanceOf(FencedException.class);
                send(next, 51, 80, 5);
                assertThat(next.engine().stateHash())
                        .isEqualTo(NumberedCommands.uninterrupted(SEED, 80).stateHash());
            }
        }
    }

    @Test
    void aFormerPrimaryIsCutBackAndFollows() throws IOException {
        EventHash told = new EventHash();
        EventHash toldAgain = new EventHash();
        DurableEngine next;
        try (DurableEngine primary = open(one, events -> {})) {
            StandbyEngine standby = standby(other, told);
            primary.follow(standby);
            send(primary, 1, 50, 5);
            next = standby.takeOver();
            // in the former primary's journal, and never acknowledged
            submit(primary, 77);
            assertThatThrownBy(primary::commit).isInstanceOf(FencedException.class);
        }
        send(next, 51, 60, 5);
        try (next;
                StandbyEngine former = standby(one, toldAgain)) {
            assertThat(former.position(1)).isEqualTo(new Position(51, 0));
            next.follow(former);
            send(next, 61, 200, 5);
            assertThat(engine(former).stateHash()).isEqualTo(next.engine().stateHash());
            assertThat(toldAgain.value()).isEqualTo(told.value());
        }
    }

    @Test
    void beginsWithACopiedSnapshotWhenEarlierSegmentsArePruned() throws IOException {
        try (DurableEngine primary = open(one, events -> {})) {
            send(primary, 1, 300, 5);
            Snapshotter snapshotter = new Snapshotter(one, LIMITS);
            snapshotter.snapshot(250);
            snapshotter.prune();
            try (StandbyEngine empty = standby(other, events -> {})) {
                assertThatThrownBy(() -> primary.follow(empty))
                        .hasMessageContaining("commands from 1 on are missing");
            }
            String snapshot = "snapshot-0000000000000000250.bin";
            Files.copy(one.resolve(snapshot), other.resolve(snapshot));
            try (StandbyEngine standby = standby(other, events -> {})) {
                primary.follow(standby);
                send(primary, 301, 320, 5);
                assertThat(engine(standby).stateHash()).isEqualTo(primary.engine().stateHash());
            }
        }
    }

    @Test
    void takesABatchOnceAndRefusesDamagedAndLaterOnes() throws IOException {
        Copies copies = new Copies();
        try (DurableEngine primary = open(one, events -> {});
                StandbyEngine standby = standby(other, events -> {})) {
            primary.follow(copies);
            send(primary, 1, 30, 10);
            standby.begin(0, 0);
            ByteBuffer damaged = copies.batch(0);
            damaged.put(40, (byte) (damaged.get(40) ^ 1));
            assertThatThrownBy(() -> standby.take(damaged)).hasMessageContaining("damaged");
            standby.take(copies.batch(0));
            standby.take(copies.batch(0));
            assertThat(engine(standby).commands()).isEqualTo(10);
            assertThatThrownBy(() -> standby.take(copies.batch(2)))
                    .hasMessageContaining("begins with command 21");
            standby.take(copies.batch(1));
            standby.take(copies.batch(2));
            assertThat(engine(standby).stateHash()).isEqualTo(primary.engine().stateHash());
        }
    }

    @Test
    void refusesToLeadAStandbyThatHoldsMore() throws IOException {
        try (DurableEngine ahead = open(other, events -> {})) {
            send(ahead, 1, 20, 5);
        }
        try (DurableEngine primary = open(one, events -> {});
                StandbyEngine standby = standby(other, events -> {})) {
            send(primary, 1, 10, 5);
            assertThatThrownBy(() -> primary.follow(standby))
                    .hasMessageContaining("let the standby take over");
        }
    }

    @Test
    void losesAndDoublesNothingThroughLostCallsAndTakeOvers() throws IOException {
        for (long seed = 1; seed <= 6; seed++) {
            one = folder.resolve("one" + seed);
            other = folder.resolve("other" + seed);
            fail(seed, 40);
        }
    }

    /** Breaks the connection over and over; the primary begins again, or the standby takes over. */
    private void fail(long seed, int times) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        long acknowledged = 0;
        for (int i = 0; i < times; i++) {
            String when = "seed " + seed + ", failure " + i;
            try (DurableEngine primary = open(one, events -> {});
                    StandbyEngine standby = standby(other, events -> {})) {
                assertThat(primary.engine().sourceSequence(1))
                        .as(when)
                        .isGreaterThanOrEqualTo(acknowledged);
                Broken connection = new Broken(standby, random);
                primary.follow(connection);
                connection.callsLeft = random.nextInt(12);
                acknowledged = sendUntilBroken(primary, random);
                if (random.nextInt(3) == 0) {
                    standby.takeOver().close();
                    Path former = one;
                    one = other;
                    other = former;
                }
            }
        }
        try (DurableEngine primary = open(one, events -> {})) {
            long taken = primary.engine().sourceSequence(1);
            assertThat(taken).isGreaterThanOrEqualTo(acknowledged).isPositive();
            assertThat(NumberedCommands.view(primary.engine()))
                    .as("seed " + seed)
                    .isEqualTo(NumberedCommands.view(NumberedCommands.uninterrupted(SEED, taken)));
        }
    }

    /** Answers the last number that was acknowledged. */
    private static long sendUntilBroken(DurableEngine primary, SplittableRandom random) {
        long acknowledged = primary.engine().sourceSequence(1);
        while (true) {
            try {
                send(primary, acknowledged + 1, acknowledged + 1 + random.nextInt(9), 10);
            } catch (IOException e) {
                return acknowledged;
            }
            acknowledged = primary.engine().sourceSequence(1);
        }
    }

    /** Keeps what a primary sends. */
    private static final class Copies implements Standby {
        private final List<byte[]> batches = new ArrayList<>();

        @Override
        public Position position(long epoch) {
            return new Position(0, 0);
        }

        @Override
        public void begin(long epoch, long command) {
            assertThat(command).isZero();
        }

        @Override
        public void take(ByteBuffer frame) {
            byte[] bytes = new byte[frame.remaining()];
            frame.get(bytes);
            batches.add(bytes);
        }

        ByteBuffer batch(int i) {
            return ByteBuffer.wrap(batches.get(i).clone());
        }
    }

    /** A connection that fails after some calls, before or after the last one arrived. */
    private static final class Broken implements Standby {
        private final Standby standby;
        private final SplittableRandom random;
        private int callsLeft = Integer.MAX_VALUE;

        Broken(Standby standby, SplittableRandom random) {
            this.standby = standby;
            this.random = random;
        }

        @Override
        public Position position(long epoch) throws IOException {
            return standby.position(epoch);
        }

        @Override
        public void begin(long epoch, long command) throws IOException {
            standby.begin(epoch, command);
        }

        @Override
        public void take(ByteBuffer frame) throws IOException {
            boolean breaks = callsLeft-- == 0;
            if (!breaks || random.nextBoolean()) {
                standby.take(frame);
            }
            if (breaks) {
                throw new IOException("Connection reset");
            }
        }
    }

    private static MatchingEngine engine(StandbyEngine standby) {
        return Objects.requireNonNull(standby.engine());
    }

    private static DurableEngine open(Path path, EventSink sink) throws IOException {
        return DurableEngine.open(path, LIMITS, SMALL_FILES, sink);
    }

    private static StandbyEngine standby(Path path, EventSink sink) throws IOException {
        return StandbyEngine.open(path, LIMITS, SMALL_FILES, sink);
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
}
