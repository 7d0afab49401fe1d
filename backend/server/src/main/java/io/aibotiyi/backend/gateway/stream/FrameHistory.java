package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.StreamPosition;
import java.util.ArrayDeque;
import java.util.List;
import java.util.UUID;

/**
 * The latest frames of a channel, numbered, for readers that come back. Bounded in number, bytes
 * and age: what falls out is no longer recovered, and a reader that needs it starts over. Confined
 * to the hub.
 */
final class FrameHistory {

    private final StreamProperties.History bounds;
    private final ArrayDeque<Kept> kept = new ArrayDeque<>();
    private String epoch = UUID.randomUUID().toString();
    private long last;
    private long bytes;

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(long offset, byte[] tail, long nanoTime) {}

    FrameHistory(StreamProperties.History bounds) {
        this.bounds = bounds;
    }

    String epoch() {
        return epoch;
    }

    /** Offset of the newest frame; 0 before any. */
    long last() {
        return last;
    }

    /** Numbers the next frame and keeps it. Returns its tail. */
    byte[] append(String name, Object value, long nanoTime) {
        last++;
        byte[] tail = Tails.of(false, last, name, value);
        kept.addLast(new Kept(last, tail, nanoTime));
        bytes += tail.length;
        while (kept.size() > bounds.frames() || bytes > bounds.kib() * 1024L) {
            forgetFirst();
        }
        expire(nanoTime);
        return tail;
    }

    private void expire(long nanoTime) {
        long longest = bounds.keep().toNanos();
        while (!kept.isEmpty() && nanoTime - kept.getFirst().nanoTime() > longest) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        bytes -= kept.removeFirst().tail().length;
    }

    /** Begins anew: nobody can resume from before. */
    void restart() {
        epoch = UUID.randomUUID().toString();
        last = 0;
        bytes = 0;
        kept.clear();
    }

    /** Whether every frame after {@code position} is still here. */
    boolean covers(StreamPosition position, long nanoTime) {
        expire(nanoTime);
        long missed = last - position.offset();
        return epoch.equals(position.epoch())
                && position.offset() >= 0
                && missed >= 0
                && missed <= kept.size();
    }

    /** Tails of the frames after {@code offset}, oldest first. */
    List<byte[]> after(long offset) {
        return kept.stream().filter(k -> k.offset() > offset).map(Kept::tail).toList();
    }
}
