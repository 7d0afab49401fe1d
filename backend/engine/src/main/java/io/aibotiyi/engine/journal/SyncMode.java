package io.aibotiyi.engine.journal;

/** When a committed command is safe from what. */
public enum SyncMode {
    /**
     * Handed to the operating system: survives the process, whatever kills it, and not the machine.
     */
    NONE,
    /** On the disk, one forced write for all commands of a batch: survives a loss of power. */
    BATCH,
    /** On the disk, one forced write for each command. */
    EVERY
}
