package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.MatchingEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes snapshots beside a running engine: a second engine takes the newest snapshot, replays the
 * journal up to a committed command, and is written down. The writer never waits and never copies;
 * the price is a second engine's memory and the replay's processor time, on any thread or another
 * machine with the files. Each snapshot thereby proves that the journal replays.
 */
public final class Snapshotter {

    private final Folder folder;
    private final EngineLimits limits;

    public Snapshotter(Path folder, EngineLimits limits) {
        this.folder = new Folder(folder);
        this.limits = limits;
    }

    /**
     * Writes a snapshot at the end of the batch with a command, or of the journal.
     *
     * @param command number of a command that was committed, see {@link DurableEngine#committed}
     * @return state hash of what was written, the same as the running engine had after that batch
     */
    public long snapshot(long command) throws IOException {
        MatchingEngine engine = new MatchingEngine(limits, events -> {});
        Journal.Tail tail = Recovery.replay(folder, engine, command);
        if (!Files.exists(folder.snapshot(engine.commands()))) {
            Snapshot.write(folder, engine, tail.epoch());
        }
        return engine.stateHash();
    }

    /** Deletes what the newest snapshot makes unneeded: earlier ones, and segments before it. */
    public void prune() throws IOException {
        List<Long> snapshots = folder.snapshots();
        if (snapshots.isEmpty()) {
            return;
        }
        long newest = snapshots.getLast();
        List<Long> segments = folder.segments();
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i + 1) <= newest + 1) {
                Files.delete(folder.segment(segments.get(i)));
            }
        }
        for (long snapshot : snapshots.subList(0, snapshots.size() - 1)) {
            Files.delete(folder.snapshot(snapshot));
        }
        folder.force();
    }
}
