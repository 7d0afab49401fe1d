package io.aibotiyi.backend.identity.apikeys;

import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of keys ended. */
record KeyCursor(Instant createdAt, UUID id) {

    static String text(ApiKeyView last) {
        return last.createdAt() + "~" + last.id();
    }

    static @Nullable KeyCursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int at = text.indexOf('~');
        try {
            return new KeyCursor(
                    Instant.parse(text.substring(0, Math.max(at, 0))),
                    UUID.fromString(text.substring(at + 1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "after is not the next of a page; begin again without it",
                    "after");
        }
    }
}
