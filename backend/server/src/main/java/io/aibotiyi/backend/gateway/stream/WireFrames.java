package io.aibotiyi.backend.gateway.stream;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Makes whole WebSocket text frames of a server (RFC 6455 section 5.2, never masked), compressed
 * (RFC 7692, without context takeover) where that makes a large one smaller.
 */
final class WireFrames {

    /**
     * Messages below this many bytes go out as they are: compressing ticks costs more than it
     * saves.
     */
    static final int COMPRESS_FROM = 1024;

    private static final int FINAL_TEXT = 0x81;
    private static final int COMPRESSED = 0x40;

    /** What a flushed deflate block ends with and RFC 7692 section 7.2.1 leaves out. */
    private static final int EMPTY_BLOCK = 4;

    private static final FastThreadLocal<Deflater> DEFLATERS =
            new FastThreadLocal<>() {
                @Override
                protected Deflater initialValue() {
                    return new Deflater(Deflater.BEST_SPEED, true);
                }

                @Override
                protected void onRemoval(Deflater deflater) {
                    deflater.end();
                }
            };

    private WireFrames() {}

    /**
     * @param deflate whether the reader takes compressed messages
     * @param parts of the message, UTF-8
     */
    static byte[] text(boolean deflate, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        if (deflate && length >= COMPRESS_FROM) {
            byte[] compressed = deflated(joined(length, 0, parts));
            if (compressed != null) {
                return joined(
                        headerLength(compressed.length) + compressed.length,
                        header(compressed.length, FINAL_TEXT | COMPRESSED),
                        compressed);
            }
        }
        byte[] frame = joined(headerLength(length) + length, headerLength(length), parts);
        byte[] header = header(length, FINAL_TEXT);
        System.arraycopy(header, 0, frame, 0, header.length);
        return frame;
    }

    private static byte[] joined(int length, byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static byte[] joined(int length, int from, byte[]... parts) {
        byte[] all = new byte[length];
        int at = from;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static int headerLength(int length) {
        return length < 126 ? 2 : length <= 0xffff ? 4 : 10;
    }

    private static byte[] header(int length, int first) {
        byte[] header = new byte[headerLength(length)];
        header[0] = (byte) first;
        if (header.length == 2) {
            header[1] = (byte) length;
        } else {
            header[1] = (byte) (header.length == 4 ? 126 : 127);
            int rest = length;
            for (int i = header.length - 1; i >= 2 && rest != 0; i--) {
                header[i] = (byte) rest;
                rest >>>= 8;
            }
        }
        return header;
    }

    /** Null if it would not become smaller. */
    private static byte @Nullable [] deflated(byte[] message) {
        Deflater deflater = DEFLATERS.get();
        deflater.reset();
        deflater.setInput(message);
        byte[] out = new byte[message.length];
        int size = 0;
        while (size < out.length) {
            int made = deflater.deflate(out, size, out.length - size, Deflater.SYNC_FLUSH);
            if (made == 0) {
                break;
            }
            size += made;
        }
        return size < out.length ? Arrays.copyOf(out, size - EMPTY_BLOCK) : null;
    }
}
