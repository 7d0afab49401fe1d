package io.aibotiyi.backend.marketdata.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One capture file, read on demand: lines of local time and message, {@code <nanoseconds> <json>}
 * or {@code <seconds.fraction>: <json>}, gzip or plain.
 *
 * <p>A line that cannot be read is reported with its number and reason and never stops the rest. A
 * compressed file that breaks off or is damaged ends there, with a bad line that says so. Memory is
 * bounded by the longest line (at most 16 MiB). Not thread-safe.
 */
public final class CaptureStream implements Closeable {

    private final Counting raw;
    private final InputStream text;
    private final LineSource source;
    private final CaptureDecoder decoder;
    private final JsonCursor cursor = new JsonCursor();
    private final CaptureMessage message = new CaptureMessage();
    private final BadLines badLines;
    private long lines;
    private boolean ended;

    /** Told of each line that is not a message, before the next message is returned. */
    @FunctionalInterface
    public interface BadLines {

        /** Nobody listens. */
        BadLines IGNORED = (line, reason) -> {};

        /**
         * @param line from 1
         * @param reason for a person
         */
        void badLine(long line, String reason);
    }

    /**
     * @param linesBefore lines of the files before this one, so that numbers go on
     */
    CaptureStream(InputStream in, CaptureDecoder decoder, BadLines badLines, long linesBefore)
            throws IOException {
        this.decoder = decoder;
        this.badLines = badLines;
        lines = linesBefore;
        raw = new Counting(in);
        text = raw.isGzip() ? new GZIPInputStream(raw, 1 << 16) : raw;
        source = new LineSource(text);
    }

    /**
     * Opens a file.
     *
     * @throws IOException naming the file, if it is missing, not a regular file or not readable
     */
    public static CaptureStream open(Path file, BadLines badLines) throws IOException {
        return open(file, new CaptureDecoder(), badLines, 0);
    }

    static CaptureStream open(
            Path file, CaptureDecoder decoder, BadLines badLines, long linesBefore)
            throws IOException {
        size(file);
        InputStream in = null;
        try {
            in = Files.newInputStream(file);
            return new CaptureStream(in, decoder, badLines, linesBefore);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": no permission to read it", e);
        } catch (IOException e) {
            if (in != null) {
                in.close();
            }
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /** Bytes of a regular file. */
    static long size(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": not a regular file");
        }
        return Files.size(file);
    }

    /** Lines read so far, good and bad. */
    public long lines() {
        return lines;
    }

    /** Bytes of the file read so far, as stored. */
    public long bytes() {
        return raw.count;
    }

    /**
     * Reads on to the next message.
     *
     * @return reused: true until the next call; null at the end
     */
    public @Nullable CaptureMessage next() throws IOException {
        try {
            while (!ended) {
                switch (source.next()) {
                    case END -> ended = true;
                    case TOO_LONG -> {
                        lines++;
                        badLines.badLine(lines, "longer than " + LineSource.MAX_LINE + " bytes");
                    }
                    case LINE -> {
                        lines++;
                        if (decode()) {
                            return message;
                        }
                    }
                }
            }
        } catch (EOFException e) {
            ended = true;
            badLines.badLine(lines + 1, "the compressed file breaks off here");
        } catch (ZipException e) {
            ended = true;
            badLines.badLine(lines + 1, "the compressed file is damaged here: " + e.getMessage());
        }
        return null;
    }

    private boolean decode() {
        message.lineNumber = lines;
        try {
            int body = time(source.buffer(), source.from(), source.to());
            cursor.reset(source.buffer(), body, source.to());
            decoder.decode(cursor, message);
            return true;
        } catch (CaptureFormatException e) {
            badLines.badLine(lines, e.reason());
            return false;
        }
    }

    /** Reads the local time and returns where the message begins. */
    private int time(byte[] bytes, int from, int to) throws CaptureFormatException {
        int at = from;
        long value = 0;
        int fraction = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    throw new CaptureFormatException("the local time is out of range");
                }
                value = value * 10 + digit;
                fraction += fraction >= 0 ? 1 : 0;
            } else if (bytes[at] == '.' && fraction < 0) {
                fraction = 0;
            } else {
                break;
            }
        }
        if (at == from) {
            throw new CaptureFormatException("no local time at the beginning of the line");
        }
        boolean seconds = at < to && bytes[at] == ':';
        if (seconds || fraction >= 0) {
            int decimals = Math.max(fraction, 0);
            if (decimals > 9) {
                throw new CaptureFormatException("the local time has more than 9 decimals");
            }
            for (int i = decimals; i < 9; i++) {
                if (value > Long.MAX_VALUE / 10) {
                    throw new CaptureFormatException("the local time is out of range");
                }
                value *= 10;
            }
        }
        at += seconds ? 1 : 0;
        if (at >= to || bytes[at] != ' ') {
            throw new CaptureFormatException("a space and a message expected after the local time");
        }
        message.localTime = value;
        return at + 1;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Counts what was read, for progress, and lets the first two bytes be seen beforehand. */
    private static final class Counting extends FilterInputStream {

        private long count;
        private byte[] ahead = new byte[0];
        private int aheadAt;

        Counting(InputStream in) {
            super(in);
        }

        boolean isGzip() throws IOException {
            ahead = in.readNBytes(2);
            return ahead.length == 2 && ahead[0] == 0x1f && ahead[1] == (byte) 0x8b;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got;
            if (aheadAt < ahead.length && length > 0) {
                got = Math.min(length, ahead.length - aheadAt);
                System.arraycopy(ahead, aheadAt, target, offset, got);
                aheadAt += got;
            } else {
                got = in.read(target, offset, length);
            }
            count += Math.max(got, 0);
            return got;
        }
    }
}
