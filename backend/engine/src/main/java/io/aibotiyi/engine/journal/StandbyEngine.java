package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.EventSink;
import io.aibotiyi.engine.MatchingEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an engine and a journal of its own equal to a primary's, batch by batch, ready to take
 * over. The primary acknowledges a batch when it stands in both journals ({@link
 * DurableEngine#follow}), so that what clients were told is here.
 *
 * <p>A take-over begins a new epoch in this journal. From then on every call of the former primary
 * is answered with {@link FencedException}: it acknowledges nothing more, even if it still runs and
 * has only lost sight of the others. Two engines cannot tell alone which of them is cut off: when
 * to take over is for an operator, or a third party, to say.
 *
 * <p>All methods may be called by any thread, one at a time.
 */
public final class StandbyEngine implements Standby, AutoCloseable {

    private final Folder folder;
    private final EngineLimits limits;
    private final JournalOptions options;
    private final EventSink sink;
    private final FileChannel lock;
    private Position position;
    private @Nullable Running running;
    private boolean ended;

    /** What a standby has once it is told where to go on. */
    private record Running(MatchingEngine engine, Journal journal, FrameCommands commands) {}

    private StandbyEngine(
            Folder folder,
            EngineLimits limits,
            JournalOptions options,
            EventSink sink,
            FileChannel lock,
            Position position) {
        this.folder = folder;
        this.limits = limits;
        this.options = options;
        this.sink = sink;
        this.lock = lock;
        this.position = position;
    }

    /**
     * Opens a standby's folder: a new one, one that a standby left, one with a copied snapshot, or
     * a former primary's.
     *
     * @param sink is told, from the primary's first contact or the take-over on, all events after
     *     the newest snapshot, then those of each batch taken; never of commands that are cut off
     * @throws JournalException if a file is damaged other than by a crash at its end
     */
    public static StandbyEngine open(
            Path path, EngineLimits limits, JournalOptions options, EventSink sink)
            throws IOException {
        Files.createDirectories(path);
        Folder folder = new Folder(path);
        FileChannel lock = folder.lock();
        try {
            Journal.Tail tail = Recovery.scan(folder, limits, Long.MAX_VALUE);
            Position position = new Position(tail.newest(), tail.epoch());
            return new StandbyEngine(folder, limits, options, sink, lock, position);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public synchronized Position position(long epoch) throws IOException {
        check(epoch);
        return position;
    }

    @Override
    public synchronized void begin(long epoch, long command) throws IOException {
        check(epoch);
        if (running == null && command < position.command()) {
            Recovery.cutAfter(folder, limits, command);
        }
        Running now = running();
        if (now.engine.commands() != command) {
            throw new JournalException(
                    folder.path(),
                    0,
                    "the standby is at command "
                            + now.engine.commands()
                            + " and cannot go on after "
                            + command
                            + "; open it anew");
        }
    }

    @Override
    public synchronized void take(ByteBuffer bytes) throws IOException {
        ByteBuffer own = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = FrameLayout.frameAt(own, 0);
        if (length < 0 || length != own.capacity()) {
            throw new JournalException(folder.path(), 0, "a batch came damaged; send it again");
        }
        Frame frame = new Frame(folder.path(), own, 0, length);
        check(frame.epoch());
        Running now = running;
        if (now != null && isHad(frame, now.engine)) {
            return;
        }
        if (now == null || frame.first() != now.engine.commands() + 1) {
            throw new JournalException(
                    folder.path(),
                    0,
                    "a batch begins with command "
                            + frame.first()
                            + ", the standby is at "
                            + (now == null ? "no command yet" : now.engine.commands())
                            + "; begin again");
        }
        now.journal.write(frame);
        now.commands.apply(frame);
        position = new Position(frame.last(), frame.epoch());
    }

    private boolean isHad(Frame frame, MatchingEngine engine) {
        return frame.last() <= engine.commands() && frame.epoch() == position.epoch();
    }

    /**
     * Begins a new epoch and becomes the primary. This object then only fences: close the answer,
     * which has its folder and its sink.
     */
    public synchronized DurableEngine takeOver() throws IOException {
        check(position.epoch());
        Running now = running();
        now.journal.begin(position.epoch() + 1);
        position = new Position(position.command(), position.epoch() + 1);
        ended = true;
        return new DurableEngine(folder, now.engine, now.journal, options, lock);
    }

    /** The standby's engine, to read while nothing is taken; null before {@link #begin}. */
    public synchronized @Nullable MatchingEngine engine() {
        Running now = running;
        return now == null ? null : now.engine;
    }

    private Running running() throws IOException {
        Running now = running;
        if (now == null) {
            MatchingEngine engine = new MatchingEngine(limits, sink);
            Journal.Tail tail = Recovery.replay(folder, engine, Long.MAX_VALUE);
            Recovery.cut(tail, SegmentFile::open);
            Journal journal = new Journal(folder, limits, options, SegmentFile::open, tail);
            now = new Running(engine, journal, new FrameCommands(engine));
            running = now;
            position = new Position(tail.newest(), tail.epoch());
        }
        return now;
    }

    private void check(long epoch) throws JournalException {
        if (epoch < position.epoch()) {
            throw new FencedException(folder.path(), position.epoch(), epoch);
        }
        if (ended) {
            throw new JournalException(
                    folder.path(), 0, "is no standby any more: it took over or was closed");
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!ended) {
            ended = true;
            try (lock) {
                Running now = running;
                if (now != null) {
                    now.journal.close();
                }
            }
        }
    }
}
