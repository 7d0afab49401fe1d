package io.aibotiyi.backend.gateway.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What one connection sends. Frames of one tick are gathered in one buffer and written at once;
 * those that must not be dropped wait in a bounded queue while the reader is slow. Confined to its
 * event loop.
 */
final class Outlet {

    /** Small frames share a buffer of this size; larger ones get their own. */
    private static final int GATHERED = 4096;

    /** Gathered but not written yet: beyond it the connection counts as not writable. */
    private static final int MOST_GATHERED = 64 * 1024;

    private final ChannelHandlerContext context;
    private final Face face;
    private final boolean deflate;
    private final ReliableQueue queue;
    private final StreamCounters counters;
    private @Nullable ByteBuf gathered;
    private int unflushed;
    private int frames;
    private boolean touched;

    Outlet(
            ChannelHandlerContext context,
            Face face,
            boolean deflate,
            StreamProperties limits,
            StreamCounters counters) {
        this.context = context;
        this.face = face;
        this.deflate = deflate;
        this.queue = new ReliableQueue(limits.maxPendingFrames(), limits.maxPendingKib() * 1024L);
        this.counters = counters;
    }

    /** True while the connection takes conflated data. */
    boolean writable() {
        return unflushed < MOST_GATHERED && context.channel().isWritable();
    }

    /** Writes a data frame; the caller flushes. */
    void write(FrameBytes frame, long number) {
        write(frame.of(face.envelope(), deflate, number));
    }

    /**
     * Writes a frame that must not be dropped: at once, or when the reader is ready for it.
     *
     * @return false if it was dropped, because too much waits already
     */
    boolean writeReliably(FrameBytes frame, long number) {
        byte[] bytes = frame.of(face.envelope(), deflate, number);
        if (queue.isEmpty() && writable()) {
            write(bytes);
            return true;
        }
        return queue.offer(bytes);
    }

    /** Writes a text message. */
    void say(String text) {
        write(WireFrames.text(deflate, text.getBytes(StandardCharsets.UTF_8)));
    }

    void ping() {
        writeGathered();
        var _ = context.writeAndFlush(new PingWebSocketFrame());
    }

    private void write(byte[] frame) {
        ByteBuf out = gathered;
        if (out == null || out.writableBytes() < frame.length) {
            writeGathered();
            out = context.alloc().directBuffer(Math.max(GATHERED, frame.length));
            gathered = out;
        }
        out.writeBytes(frame);
        unflushed += frame.length;
        frames++;
    }

    private void writeGathered() {
        ByteBuf out = gathered;
        if (out != null) {
            gathered = null;
            var _ = context.write(out, context.voidPromise());
        }
    }

    /** Says that something was written; true the first time since the last flush. */
    boolean touch() {
        boolean first = !touched;
        touched = true;
        return first;
    }

    void flush() {
        touched = false;
        writeGathered();
        if (unflushed > 0) {
            counters.sentFrames.add(frames);
            counters.sentBytes.add(unflushed);
            frames = 0;
            unflushed = 0;
        }
        context.flush();
    }

    /** Writes what waits, as far as the reader takes it. Returns true if it wrote anything. */
    boolean writeWaiting() {
        boolean wrote = false;
        while (writable()) {
            byte[] next = queue.poll();
            if (next == null) {
                break;
            }
            write(next);
            wrote = true;
        }
        return wrote;
    }

    /** Discards what waits; what was gathered already can still be flushed. */
    void discardWaiting() {
        counters.dropped.add(queue.size());
        queue.clear();
    }

    /** The channel is gone. */
    void release() {
        discardWaiting();
        if (gathered != null) {
            gathered.release();
            gathered = null;
        }
    }
}
