package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.MatchingEngine;
import io.aibotiyi.engine.StateTransfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file with an engine's whole state: magic, version, the engine's four limits, the number of its
 * newest command, its state hash and the journal's epoch, then its words, then the CRC32C of all
 * before it. Written under another name, forced, then renamed: a file with a snapshot's name is
 * whole unless it was damaged.
 */
final class Snapshot {

    private static final long MAGIC = 0x3150_414E_5342_4941L;
    private static final int VERSION = 3;
    private static final int LIMITS_AT = 12;
    private static final int EPOCH_AT = 44;
    private static final int HEADER = 52;
    private static final int CHUNK = 1 << 16;

    private Snapshot() {}

    /** Writes an engine's state; answers the file. */
    static Path write(Folder folder, MatchingEngine engine, long epoch) throws IOException {
        Path target = folder.snapshot(engine.commands());
        Path unfinished = folder.path().resolve(target.getFileName() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            Writer writer = new Writer(channel);
            writer.begin(engine, epoch);
            engine.copy(writer);
            writer.finish();
            channel.force(true);
        } catch (WriteFailure e) {
            Files.deleteIfExists(unfinished);
            throw new JournalException(
                    target,
                    0,
                    "cannot write the snapshot (" + e.cause.getMessage() + "); make room",
                    e.cause);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        folder.force();
        return target;
    }

    /**
     * Fills a new engine from a file and checks that it became what was written.
     *
     * @return the epoch that the journal had reached
     */
    static long read(Path path, MatchingEngine engine) throws IOException {
        ByteBuffer bytes = checked(path);
        bytes.position(LIMITS_AT);
        EngineLimits limits =
                new EngineLimits(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
        if (!limits.equals(engine.limits())) {
            throw new JournalException(
                    path,
                    12,
                    "holds an engine with "
                            + limits
                            + ", not "
                            + engine.limits()
                            + "; open it with those");
        }
        long commands = bytes.getLong();
        long hash = bytes.getLong();
        long epoch = bytes.getLong();
        engine.copy(new Reader(bytes));
        if (engine.commands() != commands || engine.stateHash() != hash) {
            throw new JournalException(
                    path, 28, "does not give the state that was written; remove the file");
        }
        return epoch;
    }

    /** The epoch in a file. */
    static long epoch(Path path) throws IOException {
        return checked(path).getLong(EPOCH_AT);
    }

    private static ByteBuffer checked(Path path) throws IOException {
        byte[] all = Files.readAllBytes(path);
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        int end = all.length - Integer.BYTES;
        if (end >= 0) {
            crc.update(all, 0, end);
        }
        if (end < 0 || bytes.getInt(end) != (int) crc.getValue()) {
            throw new JournalException(
                    path,
                    0,
                    "the snapshot is damaged; remove the file, and recovery takes the one before"
                            + " and the journal");
        }
        if (end < HEADER || bytes.getLong(0) != MAGIC || bytes.getInt(Long.BYTES) != VERSION) {
            throw new JournalException(path, 0, "is not a snapshot of this version; upgrade");
        }
        return bytes.limit(end);
    }

    /** Carries an I/O failure through the engine, which knows no files. */
    private static final class WriteFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final IOException cause;

        WriteFailure(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static final class Writer implements StateTransfer {
        private final FileChannel channel;
        private final ByteBuffer chunk =
                ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        private final CRC32C crc = new CRC32C();

        Writer(FileChannel channel) {
            this.channel = channel;
        }

        void begin(MatchingEngine engine, long epoch) {
            EngineLimits limits = engine.limits();
            chunk.putLong(MAGIC);
            chunk.putInt(VERSION);
            chunk.putInt(limits.maxOrders());
            chunk.putInt(limits.maxHoldings());
            chunk.putInt(limits.maxSymbols());
            chunk.putInt(limits.maxSources());
            chunk.putLong(engine.commands());
            chunk.putLong(engine.stateHash());
            chunk.putLong(epoch);
        }

        @Override
        public long word(long value) {
            room();
            chunk.putLong(value);
            return value;
        }

        @Override
        public void words(long[] array, int count) {
            for (int i = 0; i < count; i++) {
                room();
                chunk.putLong(array[i]);
            }
        }

        @Override
        public void numbers(int[] array, int count) {
            for (int i = 0; i < count; i++) {
                room();
                chunk.putInt(array[i]);
            }
        }

        void finish() {
            flush();
            chunk.putInt((int) crc.getValue());
            write();
        }

        private void room() {
            if (chunk.remaining() < Long.BYTES) {
                flush();
            }
        }

        private void flush() {
            crc.update(chunk.duplicate().flip());
            write();
        }

        private void write() {
            chunk.flip();
            try {
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            } catch (IOException e) {
                throw new WriteFailure(e);
            }
            chunk.clear();
        }
    }

    private record Reader(ByteBuffer bytes) implements StateTransfer {

        @Override
        public long word(long value) {
            return bytes.getLong();
        }

        @Override
        public void words(long[] array, int count) {
            for (int i = 0; i < count; i++) {
                array[i] = bytes.getLong();
            }
        }

        @Override
        public void numbers(int[] array, int count) {
            for (int i = 0; i < count; i++) {
                array[i] = bytes.getInt();
            }
        }
    }
}
