package io.aibotiyi.backend.marketdata.capture;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads captures: lines of local time and message, {@code <nanoseconds> <json>} or {@code
 * <seconds.fraction>: <json>}, gzip or plain, one file or several that continue each other.
 *
 * <p>A line that cannot be read is reported with its number and reason and never stops the rest. A
 * compressed file that breaks off or is damaged ends there, with a bad line that says so. Memory is
 * bounded by the longest line (at most 16 MiB). One reader per thread.
 */
public final class CaptureReader {

    private static final int PROGRESS_LINES = 4_096;

    private final CaptureDecoder decoder = new CaptureDecoder();
    private final JsonCursor cursor = new JsonCursor();
    private final CaptureMessage message = new CaptureMessage();
    private long lines;

    /**
     * Reads the files in order.
     *
     * @return number of lines, good and bad
     * @throws IOException naming the file, if one is missing, is not a regular file or cannot be
     *     read; what was handed out before stays handed out
     */
    public long read(List<Path> files, CaptureHandler handler, CaptureProgress progress)
            throws IOException {
        long total = 0;
        for (Path file : files) {
            total += size(file);
        }
        lines = 0;
        long before = 0;
        for (Path file : files) {
            long already = before;
            long all = total;
            before += size(file);
            try (Counting raw = new Counting(Files.newInputStream(file));
                    InputStream text = open(raw)) {
                read(new LineSource(text), handler, () -> progress.at(already + raw.count, all));
            } catch (AccessDeniedException e) {
                throw new IOException(file + ": no permission to read it", e);
            } catch (IOException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
            progress.at(before, total);
        }
        return lines;
    }

    /** Reads one open stream, gzip or plain, and closes it. */
    public long read(InputStream stream, CaptureHandler handler) throws IOException {
        lines = 0;
        try (Counting raw = new Counting(stream);
                InputStream text = open(raw)) {
            read(new LineSource(text), handler, () -> {});
        }
        return lines;
    }

    private static long size(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": not a regular file");
        }
        return Files.size(file);
    }

    private static InputStream open(Counting raw) throws IOException {
        byte[] magic = raw.peekTwo();
        boolean gzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        return gzip ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    private void read(LineSource source, CaptureHandler handler, Runnable progress)
            throws IOException {
        try {
            while (true) {
                switch (source.next()) {
                    case END -> {
                        return;
                    }
                    case TOO_LONG -> {
                        lines++;
                        handler.badLine(lines, "longer than " + LineSource.MAX_LINE + " bytes");
                    }
                    case LINE -> {
                        lines++;
                        line(source, handler);
                    }
                }
                if (lines % PROGRESS_LINES == 0) {
                    progress.run();
                }
            }
        } catch (EOFException e) {
            handler.badLine(lines + 1, "the compressed file breaks off here");
        } catch (ZipException e) {
            handler.badLine(lines + 1, "the compressed file is damaged here: " + e.getMessage());
        }
    }

    private void line(LineSource source, CaptureHandler handler) {
        message.lineNumber = lines;
        try {
            int body = time(source.buffer(), source.from(), source.to());
            cursor.reset(source.buffer(), body, source.to());
            decoder.decode(cursor, message);
        } catch (CaptureFormatException e) {
            handler.badLine(lines, e.reason());
            return;
        }
        handler.message(message);
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

    /** Counts what was read, for progress, and lets the first two bytes be seen beforehand. */
    private static final class Counting extends FilterInputStream {

        private long count;
        private byte[] ahead = new byte[0];
        private int aheadAt;

        Counting(InputStream in) {
            super(in);
        }

        byte[] peekTwo() throws IOException {
            ahead = in.readNBytes(2);
            return ahead;
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
