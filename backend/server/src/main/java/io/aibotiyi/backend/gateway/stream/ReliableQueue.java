package io.aibotiyi.backend.gateway.stream;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Frames that wait for a slow reader, bounded in number and bytes. Confined to its event loop. */
final class ReliableQueue {

    private final Queue<byte[]> frames = new ArrayDeque<>(2);
    private final int maxFrames;
    private final long maxBytes;
    private long bytes;

    ReliableQueue(int maxFrames, long maxBytes) {
        this.maxFrames = maxFrames;
        this.maxBytes = maxBytes;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    int size() {
        return frames.size();
    }

    /** Returns false if there is no room: the frame was not taken. */
    boolean offer(byte[] frame) {
        if (frames.size() >= maxFrames || bytes + frame.length > maxBytes) {
            return false;
        }
        bytes += frame.length;
        return frames.add(frame);
    }

    byte @Nullable [] poll() {
        byte[] frame = frames.poll();
        if (frame != null) {
            bytes -= frame.length;
        }
        return frame;
    }

    void clear() {
        frames.clear();
        bytes = 0;
    }
}
