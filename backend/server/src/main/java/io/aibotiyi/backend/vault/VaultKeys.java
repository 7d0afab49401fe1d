package io.aibotiyi.backend.vault;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param since when the version was made
     * @param outdated data keys that are still wrapped under an older version
     * @param total data keys that are not destroyed
     * @param next when the schedule makes the next version; null without one
     */
    record Status(
            int version,
            List<Integer> versions,
            Instant since,
            long outdated,
            long total,
            @Nullable Instant next) {

        public Status {
            versions = List.copyOf(versions);
        }
    }

    /** Data keys are still being wrapped under the present version. */
    final class RotationUnderWayException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        public RotationUnderWayException(int version, long outdated) {
            super(
                    "The rotation to version "
                            + version
                            + " is under way: "
                            + outdated
                            + " data keys are left");
        }
    }

    Status status();

    /**
     * Makes a new version of the key-encryption key, tells listeners with {@link MasterKeyRotated}
     * and returns; data keys are wrapped under it in the background, also after a restart.
     *
     * @param reason for the audit log, at most 500 characters
     * @return the new version
     * @throws RotationUnderWayException while the one before is not finished
     */
    int begin(String reason);

    /**
     * As {@link #begin}, also during another rotation, and waits until every data key is wrapped.
     *
     * @return the new version
     */
    int rotate(String reason);

    /**
     * Wraps what is still under an older version and, if that was anything, tells listeners with
     * {@link DataKeysRewrapped}.
     *
     * @return how many data keys that were
     */
    long rewrap();

    /**
     * Destroys an older version for good, and with it what backups hold under it: the last step of
     * erasing a person from backups, once no backup of that age is wanted any more.
     *
     * @throws IllegalStateException if it is the current one, or data keys are still wrapped by it
     */
    void retire(int version);
}
