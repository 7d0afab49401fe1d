package io.aibotiyi.backend.privacy.requests;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Privacy.RequestView;
import io.aibotiyi.protocol.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of requests ended. */
record RequestCursor(Instant createdAt, UUID id) {

    static String text(RequestView last) {
        return last.createdAt() + "~" + last.id();
    }

    static @Nullable RequestCursor parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int at = text.indexOf('~');
        try {
            return new RequestCursor(
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
