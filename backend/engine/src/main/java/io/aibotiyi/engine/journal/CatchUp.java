package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.EngineLimits;
import java.io.IOException;
import java.util.List;

/** Brings a standby to where a primary's journal ends. */
final class CatchUp {

    private final Folder folder;
    private final EngineLimits limits;
    private long newest;

    CatchUp(Folder folder, EngineLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** Cuts off what only the standby holds, and sends what it lacks. */
    void bring(Standby standby, Journal.Tail tail) throws IOException {
        Position there = standby.position(tail.epoch());
        if (there.epoch() == tail.epoch() && there.command() > tail.newest()) {
            throw new JournalException(
                    tail.path(),
                    tail.end(),
                    "ends at command "
                            + tail.newest()
                            + ", the standby's journal of the same epoch at "
                            + there.command()
                            + "; let the standby take over");
        }
        long both = Math.min(there.command(), newestUpTo(there.epoch()));
        standby.begin(tail.epoch(), both);
        long epoch = standby.position(tail.epoch()).epoch();
        new JournalReader(folder, limits)
                .read(both, 0, Long.MAX_VALUE, frame -> send(frame, epoch, standby));
    }

    /** Sends a frame, unless it only begins an epoch that the standby has seen begin. */
    private static void send(Frame frame, long epoch, Standby standby) throws IOException {
        if (frame.commands() > 0 || frame.epoch() > epoch) {
            standby.take(frame.sealed());
        }
    }

    /** The newest command of an epoch or an earlier one. */
    private long newestUpTo(long epoch) throws IOException {
        List<Long> segments = folder.segments();
        newest = segments.isEmpty() ? 0 : segments.getFirst() - 1;
        new JournalReader(folder, limits)
                .read(
                        newest,
                        0,
                        Long.MAX_VALUE,
                        frame -> newest = frame.epoch() <= epoch ? frame.last() : newest);
        return newest;
    }
}
