package io.aibotiyi.backend.identity.saml;

import org.jspecify.annotations.Nullable;

/**
 * Of whom a checked assertion speaks.
 *
 * @param format of the name
 * @param email address that it gives them; null without
 */
record Subject(String format, String name, @Nullable String email) {
    @Override
    public String toString() {
        return "Subject[format=" + format + "]";
    }
}
