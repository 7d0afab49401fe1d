package io.aibotiyi.backend.gateway.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Frames that wait for a slow reader, bounded in number and bytes. Confined to its event loop. */
final class ReliableQueue {

    @SuppressWarnings("ArrayRecordComponent")
    private record Waiting(String head, byte[] tail) {
        int length() {
            return head.length() + tail.length;
        }
    }

    private final Queue<Waiting> frames = new ArrayDeque<>();
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

    /** Returns false if there is no room: the frame was not taken. */
    boolean offer(String head, byte[] tail) {
        Waiting frame = new Waiting(head, tail);
        if (frames.size() >= maxFrames || bytes + frame.length() > maxBytes) {
            return false;
        }
        bytes += frame.length();
        return frames.add(frame);
    }

    @Nullable ByteBuf poll(ByteBufAllocator allocator) {
        Waiting frame = frames.poll();
        if (frame == null) {
            return null;
        }
        bytes -= frame.length();
        ByteBuf buffer = allocator.directBuffer(frame.length());
        ByteBufUtil.writeAscii(buffer, frame.head());
        return buffer.writeBytes(frame.tail());
    }

    void clear() {
        frames.clear();
        bytes = 0;
    }
}
