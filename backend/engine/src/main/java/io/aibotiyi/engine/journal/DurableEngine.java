package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.EventSink;
import io.aibotiyi.engine.MatchingEngine;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A matching engine whose commands survive. Commands gather in a batch; {@link #commit} writes the
 * batch to the journal, as safe as the {@link SyncMode} says, and only then carries it out: an
 * event that a sink has seen belongs to a command that a recovery will find.
 *
 * <p>When a commit throws, no command of its batch was carried out or acknowledged, and the engine
 * is as before. After a full disk the same commands may be sent again. After a failed forced write
 * every further commit throws: open the shard anew; commands of the failed batch may then be found
 * in the journal, so that senders should number theirs ({@link Command#from}) and repeat them.
 *
 * <p>One thread uses it, and one process its folder: a second is refused.
 */
public final class DurableEngine implements AutoCloseable {

    /** Commands of a batch; one more commits by itself. */
    public static final int MAX_BATCH = 256;

    private final Folder folder;
    private final MatchingEngine engine;
    private final Journal journal;
    private final JournalOptions options;
    private final FileChannel lock;
    private final Command[] batch = new Command[MAX_BATCH];
    private int pending;

    DurableEngine(
            Folder folder,
            MatchingEngine engine,
            Journal journal,
            JournalOptions options,
            FileChannel lock) {
        this.folder = folder;
        this.engine = engine;
        this.journal = journal;
        this.options = options;
        this.lock = lock;
        Arrays.setAll(batch, i -> new Command());
    }

    /**
     * Opens a shard's folder, which may be empty or new: newest snapshot, then journal.
     *
     * @param sink is told the events of all commands after the snapshot again, with the same
     *     sequences, then of new ones; whoever keeps what it did by sequence does nothing twice
     * @throws JournalException if a file is damaged other than by a crash at its end
     */
    public static DurableEngine open(
            Path folder, EngineLimits limits, JournalOptions options, EventSink sink)
            throws IOException {
        return open(folder, limits, options, sink, SegmentFile::open);
    }

    static DurableEngine open(
            Path path,
            EngineLimits limits,
            JournalOptions options,
            EventSink sink,
            SegmentFile.Opener opener)
            throws IOException {
        Files.createDirectories(path);
        Folder folder = new Folder(path);
        FileChannel lock = folder.lock();
        try {
            MatchingEngine engine = new MatchingEngine(limits, sink);
            Journal.Tail tail = Recovery.replay(folder, engine, Long.MAX_VALUE);
            Recovery.cut(tail, opener);
            Journal journal = new Journal(folder, limits, options, opener, tail);
            return new DurableEngine(folder, engine, journal, options, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The engine, to read between calls; commands given to it directly would not survive. */
    public MatchingEngine engine() {
        return engine;
    }

    /** Number of the newest command that was committed and carried out. */
    public long committed() {
        return engine.commands();
    }

    /**
     * Takes a copy of a command into the batch. With {@link SyncMode#EVERY}, and when the batch is
     * full, commits.
     *
     * @throws IllegalArgumentException if it is not a command; nothing is taken
     */
    public void submit(Command command) throws JournalException {
        if (!batch[pending].read(command.words(), 0, command.length())) {
            throw new IllegalArgumentException("the command is not complete: name its orders");
        }
        if (!journal.append(batch[pending])) {
            throw new IllegalStateException("the journal's buffer is smaller than a batch");
        }
        pending++;
        if (pending == MAX_BATCH || options.sync() == SyncMode.EVERY) {
            commit();
        }
    }

    /**
     * Brings a standby to where this engine is, and from then on acknowledges a batch only when the
     * standby has taken it too. If a later call to the standby fails, the commit throws and so does
     * every further one, since the standby may have taken the batch: open the shard anew and let
     * the standby follow again, or let it take over.
     *
     * @throws FencedException if the standby has taken over; then this engine commits nothing more
     * @throws JournalException if the standby holds acknowledged commands that this journal lacks,
     *     or is so far behind that the segments it needs were pruned
     */
    public void follow(Standby standby) throws IOException {
        try {
            new CatchUp(folder, engine.limits()).bring(standby, journal.tail());
        } catch (FencedException e) {
            journal.stop();
            throw e;
        }
        journal.follow(standby);
    }

    /** Makes the batch safe, then carries it out. */
    public void commit() throws JournalException {
        int count = pending;
        pending = 0;
        journal.commit();
        engine.apply(batch, count);
    }

    /** Commits nothing: what was not committed is lost, as after a crash. */
    @Override
    public void close() throws IOException {
        try (lock) {
            journal.close();
        }
    }
}
