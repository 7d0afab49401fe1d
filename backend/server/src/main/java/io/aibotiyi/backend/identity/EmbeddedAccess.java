package io.aibotiyi.backend.identity;

import org.jspecify.annotations.Nullable;

/**
 * The secret that a workstation shares with the backend in its own process.
 *
 * @param secret null when this backend is not embedded
 */
public record EmbeddedAccess(@Nullable String secret) {

    public boolean embedded() {
        return secret != null;
    }

    @Override
    public String toString() {
        return "EmbeddedAccess[embedded=" + embedded() + "]";
    }
}
