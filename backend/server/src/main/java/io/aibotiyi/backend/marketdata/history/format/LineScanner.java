package io.aibotiyi.backend.marketdata.history.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines at LF or CRLF, in one buffer. A byte order mark is dropped. A line
 * longer than the limit is passed over without being held; {@link #tooLong} tells.
 */
final class LineScanner {

    private static final int INITIAL = 1 << 16;

    private final InputStream in;
    private final int limit;
    private byte[] buffer = new byte[INITIAL];
    private int start;
    private int end;
    private int scanned;
    private boolean ended;
    private long line;
    private boolean tooLong;

    LineScanner(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Number of the current line, from 1. */
    long line() {
        return line;
    }

    /** True if the current line exceeded the limit; its text is then empty. */
    boolean tooLong() {
        return tooLong;
    }

    /** Moves to the next line; false after the last. */
    boolean next(ByteText text) throws IOException {
        tooLong = false;
        while (true) {
            for (int i = scanned; i < end; i++) {
                if (buffer[i] == '\n') {
                    take(text, i);
                    start = i + 1;
                    scanned = start;
                    return true;
                }
            }
            scanned = end;
            if (end - start > limit) {
                tooLong = true;
                start = end;
            }
            if (ended) {
                if (start == end && !tooLong) {
                    return false;
                }
                take(text, end);
                start = end;
                return true;
            }
            fill();
        }
    }

    private void take(ByteText text, int lineEnd) {
        line++;
        int from = start;
        int to = lineEnd;
        if (to > from && buffer[to - 1] == '\r') {
            to--;
        }
        if (line == 1
                && to - from >= 3
                && buffer[from] == (byte) 0xEF
                && buffer[from + 1] == (byte) 0xBB
                && buffer[from + 2] == (byte) 0xBF) {
            from += 3;
        }
        if (to - from > limit) {
            tooLong = true;
        }
        text.set(buffer, from, tooLong ? from : to);
    }

    private void fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            scanned -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            ended = true;
        } else {
            end += read;
        }
    }
}
