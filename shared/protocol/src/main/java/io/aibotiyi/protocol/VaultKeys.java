package io.aibotiyi.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key-encryption key, which wraps every other key of a backend. */
public final class VaultKeys {

    private VaultKeys() {}

    /**
     * Where its rotation is.
     *
     * @param version under which keys are wrapped from now on
     * @param versions every version that can still unwrap, oldest first
     * @param since when the version was made
     * @param outdated data keys that are still wrapped under an older version; zero once a rotation
     *     is finished
     * @param total data keys there are
     * @param next when the schedule rotates again; null without one
     */
    public record VaultKeysView(
            int version,
            List<Integer> versions,
            Instant since,
            long outdated,
            long total,
            @Nullable Instant next) {}

    /**
     * @param reason for the audit log, 1 to 500 characters
     */
    public record RotateVaultKeys(String reason) {}
}
