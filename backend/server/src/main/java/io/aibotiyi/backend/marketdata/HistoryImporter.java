package io.aibotiyi.backend.marketdata;

import java.nio.file.Path;

/**
 * Brings files of market data into the {@link HistoryStore}.
 *
 * <p>The format is known by content, never by file name; {@code .gz} and {@code .zip} are opened. A
 * file is published whole at its end or not at all; an interrupted import goes on from its last
 * durable batch when the same file is imported again with the same options, and importing a file
 * twice adds nothing. Safe from any thread and from several processes at once.
 */
public interface HistoryImporter {

    /**
     * Imports one file.
     *
     * @param listener called on this thread after each batch; what it throws, or an interrupt of
     *     the thread, stops the import there, resumable
     * @throws ImportException if nothing was imported: the file is unreadable, truncated or of no
     *     known format; something must be told by an option; or a line is bad and the options are
     *     strict
     */
    ImportReport importFile(Path file, ImportOptions options, ProgressListener listener);

    /** Hears how far an import is. */
    @FunctionalInterface
    interface ProgressListener {

        /** Hears nothing. */
        ProgressListener NONE = (read, total, rows) -> {};

        /**
         * @param bytesRead of the file as it lies on disk
         * @param bytesTotal its size
         * @param rows good rows so far
         */
        void progress(long bytesRead, long bytesTotal, long rows);
    }
}
