package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.MatchingEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds where a shard's files end, and brings a new engine there. */
final class Recovery {

    private Recovery() {}

    /**
     * Takes the newest snapshot up to a command, then the journal.
     *
     * @return where the journal goes on
     */
    static Journal.Tail replay(Folder folder, MatchingEngine engine, long upTo) throws IOException {
        List<Long> snapshots = folder.snapshots().stream().filter(s -> s <= upTo).toList();
        long epoch = 0;
        if (!snapshots.isEmpty()) {
            epoch = Snapshot.read(folder.snapshot(snapshots.getLast()), engine);
        }
        FrameCommands commands = new FrameCommands(engine);
        return new JournalReader(folder, engine.limits())
                .read(engine.commands(), epoch, upTo, commands::apply);
    }

    /** Reads the journal up to a command without carrying it out. */
    static Journal.Tail scan(Folder folder, EngineLimits limits, long upTo) throws IOException {
        List<Long> segments = folder.segments();
        List<Long> snapshots = folder.snapshots();
        long after = 0;
        long epoch = 0;
        if (!snapshots.isEmpty()) {
            after = snapshots.getLast();
            epoch = Snapshot.epoch(folder.snapshot(after));
        }
        after = segments.isEmpty() ? after : Math.min(after, segments.getFirst() - 1);
        return new JournalReader(folder, limits).read(after, epoch, upTo, frame -> {});
    }

    /** Cuts off what a crash has left behind the last whole batch. */
    static void cut(Journal.Tail tail, SegmentFile.Opener opener) throws IOException {
        if (Files.exists(tail.path()) && Files.size(tail.path()) > tail.end()) {
            try (SegmentFile file = opener.open(tail.path())) {
                file.truncate(tail.end());
                file.force();
            }
        }
    }

    /** Removes every command after one that ends a batch, from journal and snapshots. */
    static void cutAfter(Folder folder, EngineLimits limits, long command) throws IOException {
        for (long snapshot : folder.snapshots()) {
            if (snapshot > command) {
                Files.delete(folder.snapshot(snapshot));
            }
        }
        Journal.Tail tail = scan(folder, limits, command);
        if (tail.newest() != command) {
            throw new JournalException(
                    tail.path(),
                    tail.end(),
                    "has no batch that ends with command "
                            + command
                            + "; remove the folder's files and begin with a copied snapshot");
        }
        // the newest first, so that a crash in between leaves no gap
        for (long segment : folder.segments().reversed()) {
            Path path = folder.segment(segment);
            if (segment > command && !path.equals(tail.path())) {
                Files.delete(path);
            }
        }
        cut(tail, SegmentFile::open);
        folder.force();
    }
}
