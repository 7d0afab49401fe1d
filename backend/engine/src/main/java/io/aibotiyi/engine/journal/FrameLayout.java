package io.aibotiyi.engine.journal;

import io.aibotiyi.engine.EngineLimits;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Bytes of a segment, little endian, all sizes multiples of eight. A segment begins with a header:
 *
 * <pre>
 *  0 magic int    4 CRC32C int of bytes 8..48   8 version int   12 zero int   16 first command long
 * 24 maxOrders int  28 maxHoldings int  32 maxSymbols int  36 maxSources int   40 epoch long
 * </pre>
 *
 * and goes on with frames, one for each batch of commands that was written, and forced, as a whole:
 *
 * <pre>
 *  0 magic int    4 CRC32C int of bytes 8..end   8 length int of the payload   12 commands int
 * 16 first command long   24 epoch long   32 payload: each command's words
 * </pre>
 *
 * The epoch counts take-overs and never goes down; a frame without commands begins one.
 *
 * <p>One checksum for a batch, because a batch is what a crash can tear: a frame that is broken is
 * then either the last one, or was acknowledged and has been damaged since.
 */
final class FrameLayout {

    static final int SEGMENT_HEADER = 48;
    static final int FRAME_HEADER = 32;

    /** Longest payload: what a journal's buffer takes, with room for later versions. */
    static final int MAX_PAYLOAD = 1 << 20;

    private static final int VERSION = 1;
    private static final int SEGMENT_MAGIC = 0x3153_4A41;
    private static final int FRAME_MAGIC = 0x3146_4A41;
    private static final int CHECKED_FROM = 8;

    private FrameLayout() {}

    static void writeSegmentHeader(
            ByteBuffer to, long firstCommand, long epoch, EngineLimits limits) {
        to.clear();
        to.putInt(0, SEGMENT_MAGIC);
        to.putInt(8, VERSION);
        to.putInt(12, 0);
        to.putLong(16, firstCommand);
        to.putInt(24, limits.maxOrders());
        to.putInt(28, limits.maxHoldings());
        to.putInt(32, limits.maxSymbols());
        to.putInt(36, limits.maxSources());
        to.putLong(40, epoch);
        to.putInt(4, checksum(to, CHECKED_FROM, SEGMENT_HEADER));
        to.limit(SEGMENT_HEADER);
    }

    static boolean isSegmentHeader(ByteBuffer from) {
        return from.capacity() >= SEGMENT_HEADER
                && from.getInt(0) == SEGMENT_MAGIC
                && from.getInt(8) == VERSION
                && from.getInt(4) == checksum(from, CHECKED_FROM, SEGMENT_HEADER);
    }

    static EngineLimits limits(ByteBuffer header) {
        return new EngineLimits(
                header.getInt(24), header.getInt(28), header.getInt(32), header.getInt(36));
    }

    static long firstCommand(ByteBuffer header) {
        return header.getLong(16);
    }

    /**
     * Completes a frame whose payload stands in the buffer from {@link #FRAME_HEADER} to its
     * position.
     */
    static void seal(ByteBuffer frame, long firstCommand, int commands, long epoch) {
        int end = frame.position();
        frame.putInt(0, FRAME_MAGIC);
        frame.putInt(8, end - FRAME_HEADER);
        frame.putInt(12, commands);
        frame.putLong(16, firstCommand);
        frame.putLong(24, epoch);
        frame.putInt(4, checksum(frame, CHECKED_FROM, end));
        frame.flip();
    }

    /** Length of the whole frame at a position, -1 if there is no sound one. */
    static int frameAt(ByteBuffer from, int position) {
        if (from.capacity() - position < FRAME_HEADER || from.getInt(position) != FRAME_MAGIC) {
            return -1;
        }
        int payload = from.getInt(position + 8);
        boolean fits =
                payload >= 0
                        && payload <= MAX_PAYLOAD
                        && payload % 8 == 0
                        && payload <= from.capacity() - position - FRAME_HEADER;
        if (!fits) {
            return -1;
        }
        int end = position + FRAME_HEADER + payload;
        boolean sound = from.getInt(position + 4) == checksum(from, position + CHECKED_FROM, end);
        return sound ? FRAME_HEADER + payload : -1;
    }

    /** Epoch in which a segment was begun. */
    static long epoch(ByteBuffer header) {
        return header.getLong(40);
    }

    static long epoch(ByteBuffer from, int position) {
        return from.getLong(position + 24);
    }

    static int commands(ByteBuffer from, int position) {
        return from.getInt(position + 12);
    }

    static long firstCommand(ByteBuffer from, int position) {
        return from.getLong(position + 16);
    }

    private static int checksum(ByteBuffer bytes, int from, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().limit(end).position(from));
        return (int) crc.getValue();
    }
}
