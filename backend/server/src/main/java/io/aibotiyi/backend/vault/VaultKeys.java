package io.aibotiyi.backend.vault;

import java.util.List;

/**
 * Rotates the key-encryption key while everything stays readable. Safe from any thread, also while
 * others seal and open.
 */
public interface VaultKeys {

    /**
     * What there is.
     *
     * @param version of the key-encryption key under which keys are wrapped from now on
     * @param versions every version that can still unwrap, oldest first
     * @param outdated data keys that are still wrapped under an older version
     */
    record Status(int version, List<Integer> versions, long outdated) {

        public Status {
            versions = List.copyOf(versions);
        }
    }

    Status status();

    /**
     * Makes a new version of the key-encryption key, wraps every data key under it and tells
     * listeners with {@link MasterKeyRotated}. Interrupted half-way, {@link #rewrap} finishes it;
     * until then both versions are readable.
     *
     * @return the new version
     */
    int rotate();

    /** Wraps what is still under an older version; returns how many data keys that were. */
    long rewrap();

    /**
     * Destroys an older version for good, and with it what backups hold under it: the last step of
     * erasing a person from backups, once no backup of that age is wanted any more.
     *
     * @throws IllegalStateException if it is the current one, or data keys are still wrapped by it
     */
    void retire(int version);
}
