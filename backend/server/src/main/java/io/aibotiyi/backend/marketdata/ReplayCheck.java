package io.aibotiyi.backend.marketdata;

import io.aibotiyi.backend.marketdata.capture.CaptureProgress;
import io.aibotiyi.backend.marketdata.capture.CaptureReader;
import io.aibotiyi.backend.marketdata.replay.CaptureCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Rebuilds every book of a capture and compares it with what the exchange itself published: best
 * bid and offer at equal update ids, or checksums. Needs no Spring and no network.
 */
public final class ReplayCheck {

    private ReplayCheck() {}

    /** Told now and then, on the calling thread. */
    @FunctionalInterface
    public interface Progress {
        /** Nobody looks. */
        Progress NONE = (read, total) -> {};

        /**
         * @param read bytes read so far
         * @param total bytes of all files
         */
        void at(long read, long total);
    }

    /**
     * Checks one capture.
     *
     * @throws IOException naming the file, if it cannot be read at all; lines that cannot be read
     *     are in the report
     */
    public static ReplayReport run(Path file, Progress progress) throws IOException {
        return run(List.of(file), progress);
    }

    /** Checks files that continue each other as one capture, in the given order. */
    public static ReplayReport run(List<Path> files, Progress progress) throws IOException {
        long start = System.nanoTime();
        CaptureCheck check = new CaptureCheck();
        CaptureProgress through = progress::at;
        long lines = new CaptureReader().read(files, check, through);
        return check.report(lines, (System.nanoTime() - start) / 1e9);
    }
}
