package io.aibotiyi.backend.marketdata.capture;

/** Told now and then how far a file was read; on the reading thread. */
@FunctionalInterface
public interface CaptureProgress {

    /** Nobody looks. */
    CaptureProgress NONE = (read, total) -> {};

    /**
     * @param read bytes of all files read so far, as stored
     * @param total bytes of all files together
     */
    void at(long read, long total);
}
