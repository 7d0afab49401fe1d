package io.aibotiyi.backend.marketdata.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads whole captures, one file or several that continue each other; see {@link CaptureStream} for
 * what a file holds and what becomes of lines that cannot be read. One reader per thread.
 */
public final class CaptureReader {

    private static final int PROGRESS_LINES = 4_096;

    private final CaptureDecoder decoder = new CaptureDecoder();

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
            total += CaptureStream.size(file);
        }
        long lines = 0;
        long before = 0;
        for (Path file : files) {
            try (CaptureStream stream =
                    CaptureStream.open(file, decoder, handler::badLine, lines)) {
                read(stream, handler, progress, before, total);
                lines = stream.lines();
            }
            before += CaptureStream.size(file);
            progress.at(before, total);
        }
        return lines;
    }

    /** Reads one open stream, gzip or plain, and closes it. */
    public long read(InputStream in, CaptureHandler handler) throws IOException {
        try (in;
                CaptureStream stream = new CaptureStream(in, decoder, handler::badLine, 0)) {
            read(stream, handler, CaptureProgress.NONE, 0, 0);
            return stream.lines();
        }
    }

    private static void read(
            CaptureStream stream,
            CaptureHandler handler,
            CaptureProgress progress,
            long before,
            long total)
            throws IOException {
        long told = stream.lines();
        for (CaptureMessage m = stream.next(); m != null; m = stream.next()) {
            handler.message(m);
            if (stream.lines() - told >= PROGRESS_LINES) {
                told = stream.lines();
                progress.at(before + stream.bytes(), total);
            }
        }
    }
}
