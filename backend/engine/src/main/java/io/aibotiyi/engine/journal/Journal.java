package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.EngineLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Appends batches of commands to a shard's segments. A batch is written as one frame and counts
 * when {@link #commit} returns; when that throws, none of it counts and what was written of it is
 * cut off again. If even that fails, or a forced write failed (the system may then have dropped
 * what it held), the journal stops and the shard must be recovered from its files. One thread uses
 * it.
 */
final class Journal implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Folder folder;
    private final EngineLimits limits;
    private final JournalOptions options;
    private final SegmentFile.Opener opener;
    private final ByteBuffer frame =
            ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer header =
            ByteBuffer.allocateDirect(FrameLayout.SEGMENT_HEADER).order(ByteOrder.LITTLE_ENDIAN);
    private @Nullable SegmentFile file;
    private @Nullable Standby follower;
    private Path path;
    private long end;
    private long next;
    private long epoch;
    private int pending;
    private boolean stopped;

    /**
     * @param tail where the journal goes on, as recovery found it
     */
    Journal(
            Folder folder,
            EngineLimits limits,
            JournalOptions options,
            SegmentFile.Opener opener,
            Tail tail) {
        this.folder = folder;
        this.limits = limits;
        this.options = options;
        this.opener = opener;
        path = tail.path();
        end = tail.end();
        next = tail.nextCommand();
        epoch = tail.epoch();
        begin();
    }

    /** Where a journal goes on; an end of 0 is a segment that does not exist yet. */
    record Tail(Path path, long end, long nextCommand, long epoch) {

        long newest() {
            return nextCommand - 1;
        }
    }

    /** Sends every later batch to a standby too, before it counts. */
    void follow(Standby standby) {
        follower = standby;
    }

    /** Where it goes on. */
    Tail tail() {
        return new Tail(path, end, next, epoch);
    }

    /** Begins an epoch, in writing. */
    void begin(long newEpoch) throws JournalException {
        long before = epoch;
        epoch = newEpoch;
        begin();
        boolean written = false;
        try {
            write();
            written = true;
        } finally {
            epoch = written ? newEpoch : before;
            begin();
        }
    }

    /** Refuses every further batch. */
    void stop() {
        stopped = true;
    }

    /** Adds a command to the batch; false if it is full and must be committed first. */
    boolean append(Command command) {
        int bytes = command.length() * Long.BYTES;
        if (frame.remaining() < bytes) {
            return false;
        }
        frame.asLongBuffer().put(command.words(), 0, command.length());
        frame.position(frame.position() + bytes);
        pending++;
        return true;
    }

    /** Writes the batch; on return it is as safe as the {@link SyncMode} says. */
    void commit() throws JournalException {
        if (pending == 0) {
            return;
        }
        if (stopped) {
            begin();
            throw new JournalException(
                    path, end, "the journal has stopped after a failure; recover the shard");
        }
        try {
            write();
        } finally {
            begin();
        }
    }

    private void write() throws JournalException {
        int commands = pending;
        FrameLayout.seal(frame, next, commands, epoch);
        write(frame, commands);
        ship();
    }

    /** Writes a batch that came from a primary, and is the next. */
    void write(Frame from) throws JournalException {
        epoch = from.epoch();
        write(from.sealed(), from.commands());
    }

    private void write(ByteBuffer sealed, int commands) throws JournalException {
        int length = sealed.remaining();
        SegmentFile to = current();
        try {
            to.write(sealed, end);
        } catch (IOException e) {
            cutBack(to);
            throw new JournalException(
                    path,
                    end,
                    "cannot write "
                            + commands
                            + " commands ("
                            + e.getMessage()
                            + "); none of them was taken; make room and send them again",
                    e);
        }
        force(to);
        end += length;
        next += commands;
    }

    private void ship() throws JournalException {
        Standby to = follower;
        if (to == null) {
            return;
        }
        boolean taken = false;
        try {
            to.take(frame.duplicate().flip());
            taken = true;
        } catch (FencedException e) {
            throw e;
        } catch (IOException e) {
            throw new JournalException(
                    path,
                    end,
                    "the standby did not take a batch ("
                            + e.getMessage()
                            + "); none of its commands was acknowledged; recover the shard",
                    e);
        } finally {
            stopped |= !taken;
        }
    }

    private void force(SegmentFile to) throws JournalException {
        if (options.sync() == SyncMode.NONE) {
            return;
        }
        try {
            to.force();
        } catch (IOException e) {
            stopped = true;
            throw new JournalException(
                    path,
                    end,
                    "cannot force a write to disk ("
                            + e.getMessage()
                            + "); none of its commands was acknowledged; recover the shard",
                    e);
        }
    }

    private void cutBack(SegmentFile to) {
        try {
            to.truncate(end);
        } catch (IOException e) {
            stopped = true;
        }
    }

    /** The file to write to: a new one if there is none, or the newest is long enough. */
    private SegmentFile current() throws JournalException {
        try {
            if (file != null && end >= options.segmentBytes()) {
                file.close();
                file = null;
                path = folder.segment(next);
                end = 0;
            }
            SegmentFile open = file;
            if (open == null) {
                open = opener.open(path);
                file = open;
            }
            if (end == 0) {
                FrameLayout.writeSegmentHeader(header, next, epoch, limits);
                open.write(header, 0);
                if (options.sync() != SyncMode.NONE) {
                    folder.force();
                }
                end = FrameLayout.SEGMENT_HEADER;
            }
            return open;
        } catch (IOException e) {
            throw new JournalException(
                    path,
                    end,
                    "cannot begin a segment ("
                            + e.getMessage()
                            + "); no command was taken; make room and send them again",
                    e);
        }
    }

    private void begin() {
        pending = 0;
        frame.clear().position(FrameLayout.FRAME_HEADER);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
