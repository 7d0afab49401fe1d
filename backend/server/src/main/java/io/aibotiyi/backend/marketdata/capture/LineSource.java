package io.aibotiyi.backend.marketdata.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines without copying or decoding them. A line longer than {@link #MAX_LINE}
 * bytes is skipped and told as such.
 */
final class LineSource {

    static final int MAX_LINE = 16 << 20;

    /** What {@link #next()} found. */
    enum Found {
        LINE,
        TOO_LONG,
        END
    }

    private final InputStream in;
    private byte[] buffer = new byte[1 << 17];
    private int filled;
    private int next;
    private int from;
    private int to;
    private boolean ended;

    LineSource(InputStream in) {
        this.in = in;
    }

    byte[] buffer() {
        return buffer;
    }

    /** First byte of the line in the buffer. */
    int from() {
        return from;
    }

    /** End of the line in the buffer, without its line break. */
    int to() {
        return to;
    }

    Found next() throws IOException {
        int searched = next;
        while (true) {
            int at = searched;
            byte[] bytes = buffer;
            int limit = filled;
            while (at < limit && bytes[at] != '\n') {
                at++;
            }
            if (at < limit) {
                line(at);
                next = at + 1;
                return length();
            }
            if (ended) {
                if (next == filled) {
                    return Found.END;
                }
                line(filled);
                next = filled;
                return length();
            }
            searched = filled - next;
            if (searched > MAX_LINE) {
                skipLine();
                return Found.TOO_LONG;
            }
            fill();
            searched += next;
        }
    }

    private Found length() {
        return to - from > MAX_LINE ? Found.TOO_LONG : Found.LINE;
    }

    private void line(int end) {
        from = next;
        to = end > next && buffer[end - 1] == '\r' ? end - 1 : end;
    }

    /** Moves the unfinished line to the front and reads on. */
    private void fill() throws IOException {
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            filled -= next;
            next = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
        }
    }

    /** Forgets what is buffered, none of which ends the line, and reads past its end. */
    private void skipLine() throws IOException {
        next = 0;
        do {
            filled = Math.max(0, in.read(buffer, 0, buffer.length));
            for (int i = 0; i < filled; i++) {
                if (buffer[i] == '\n') {
                    next = i + 1;
                    return;
                }
            }
        } while (filled > 0);
        ended = true;
    }
}
