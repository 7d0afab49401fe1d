package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.EngineLimits;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Reads a shard's segments in order. A broken frame at the very end is what a crash leaves: reading
 * ends before it. A broken frame with a sound one anywhere after it, or in any segment but the
 * last, is damage to commands that were acknowledged: reading is refused with file and position.
 */
final class JournalReader {

    /** Receives frames in order. */
    @FunctionalInterface
    interface Receiver {
        void frame(Frame frame) throws IOException;
    }

    private final Folder folder;
    private final EngineLimits limits;
    private long expected;
    private long since;
    private long epoch;

    JournalReader(Folder folder, EngineLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /**
     * Hands over the frames of the commands after one number, the first of which may begin before
     * it, up to that of another.
     *
     * @param since an epoch that the journal is known to have reached by then
     * @return where the journal goes on; a torn frame lies behind its end
     */
    Journal.Tail read(long after, long since, long upTo, Receiver receiver) throws IOException {
        this.since = since;
        epoch = 0;
        List<Long> segments = folder.segments();
        expected = segments.isEmpty() ? after + 1 : segments.getFirst();
        if (expected > after + 1) {
            throw new JournalException(
                    folder.segment(expected),
                    0,
                    "commands from "
                            + (after + 1)
                            + " on are missing; restore the earlier segments or a later snapshot");
        }
        Journal.Tail tail = tail(folder.segment(after + 1), 0, after + 1);
        for (int i = 0; i < segments.size(); i++) {
            boolean last = i == segments.size() - 1;
            if (!last && segments.get(i + 1) <= after + 1) {
                expected = segments.get(i + 1);
                continue;
            }
            tail = segment(segments.get(i), last, after, upTo, receiver);
            if (expected > upTo) {
                break;
            }
        }
        if (tail.nextCommand() <= after) {
            throw new JournalException(
                    tail.path(),
                    tail.end(),
                    "the journal ends at command "
                            + (tail.nextCommand() - 1)
                            + ", before the snapshot after command "
                            + after);
        }
        return tail;
    }

    private Journal.Tail segment(long first, boolean last, long after, long upTo, Receiver receiver)
            throws IOException {
        Path path = folder.segment(first);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            ByteBuffer bytes =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                            .asByteBuffer()
                            .order(ByteOrder.LITTLE_ENDIAN);
            if (!FrameLayout.isSegmentHeader(bytes)) {
                return tornHeader(path, bytes, first, last);
            }
            check(path, bytes, first);
            epoch = Math.max(epoch, FrameLayout.epoch(bytes));
            int at = FrameLayout.SEGMENT_HEADER;
            while (at < bytes.capacity() && expected <= upTo) {
                int length = FrameLayout.frameAt(bytes, at);
                if (length < 0) {
                    refuseDamage(path, bytes, at, last);
                    break;
                }
                frame(new Frame(path, bytes, at, length), after, receiver);
                at += length;
            }
            return tail(path, at, expected);
        }
    }

    private Journal.Tail tail(Path path, long end, long next) {
        return new Journal.Tail(path, end, next, Math.max(since, epoch));
    }

    private Journal.Tail tornHeader(Path path, ByteBuffer bytes, long first, boolean last)
            throws JournalException {
        if (!last || first != expected || hasFrameFrom(bytes, 0)) {
            throw new JournalException(
                    path, 0, "the segment's header is damaged; restore the file from a copy");
        }
        return tail(path, 0, first);
    }

    private void check(Path path, ByteBuffer bytes, long first) throws JournalException {
        if (FrameLayout.firstCommand(bytes) != first || first != expected) {
            throw new JournalException(
                    path,
                    16,
                    "begins with command "
                            + FrameLayout.firstCommand(bytes)
                            + " where "
                            + expected
                            + " was expected; restore the missing segments");
        }
        if (!FrameLayout.limits(bytes).equals(limits)) {
            throw new JournalException(
                    path,
                    24,
                    "was written by an engine with "
                            + FrameLayout.limits(bytes)
                            + ", not "
                            + limits
                            + "; open it with those");
        }
    }

    private static void refuseDamage(Path path, ByteBuffer bytes, int at, boolean last)
            throws JournalException {
        if (!last || hasFrameFrom(bytes, at + 8)) {
            throw new JournalException(
                    path,
                    at,
                    "a batch of acknowledged commands is damaged, since sound ones follow;"
                            + " restore the file from a copy");
        }
    }

    private static boolean hasFrameFrom(ByteBuffer bytes, int from) {
        for (int at = from; at < bytes.capacity(); at += 8) {
            if (FrameLayout.frameAt(bytes, at) > 0) {
                return true;
            }
        }
        return false;
    }

    private void frame(Frame frame, long after, Receiver receiver) throws IOException {
        if (frame.first() != expected || frame.epoch() < epoch) {
            throw new JournalException(
                    frame.path(),
                    frame.at(),
                    "a batch begins with command "
                            + frame.first()
                            + " of epoch "
                            + frame.epoch()
                            + " where "
                            + expected
                            + " of epoch "
                            + epoch
                            + " was expected; restore the file from a copy");
        }
        epoch = frame.epoch();
        expected = frame.last() + 1;
        if (frame.first() > after || frame.last() > after) {
            receiver.frame(frame);
        }
    }
}
