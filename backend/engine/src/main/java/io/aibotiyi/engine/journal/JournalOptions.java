package io.aibotiyi.engine.journal;

/**
 * How a journal is kept.
 *
 * @param sync when a committed command is safe
 * @param segmentBytes length from which on the next batch begins a new file, 4 KiB to 1 GiB
 */
public record JournalOptions(SyncMode sync, int segmentBytes) {

    public JournalOptions {
        if (segmentBytes < 4_096 || segmentBytes > 1 << 30) {
            throw new IllegalArgumentException(
                    "segmentBytes must be 4096 to 2^30, was " + segmentBytes);
        }
    }

    /** One forced write for a batch, files of 64 MiB. */
    public static JournalOptions defaults() {
        return new JournalOptions(SyncMode.BATCH, 64 << 20);
    }
}
