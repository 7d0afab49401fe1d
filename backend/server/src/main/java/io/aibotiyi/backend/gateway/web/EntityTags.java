package io.aibotiyi.backend.gateway.web;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

/**
 * Versions of resources as entity tags (RFC 9110, 8.8.3): who changes one names the version that
 * they saw, so that nobody overwrites what they have not read.
 */
public final class EntityTags {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private EntityTags() {}

    /**
     * The version that the caller saw.
     *
     * @param ifMatch the header; null when it was not sent
     * @throws ProblemException VERSION_REQUIRED without one, INVALID_FIELD if it is not {@code
     *     "NUMBER"}
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(
                    ErrorCode.VERSION_REQUIRED,
                    "Send If-Match: \"N\" with the version N of what you read.",
                    "If-Match");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "If-Match must be one version as \"12\".", "If-Match");
        }
        return Long.parseLong(tag.group(1));
    }

    /**
     * @throws ProblemException VERSION_CHANGED unless the two are the same
     */
    public static void requireSame(long seen, long present) {
        if (seen != present) {
            throw new ProblemException(
                    ErrorCode.VERSION_CHANGED,
                    "You saw version " + seen + ", it is now version " + present + ".",
                    "If-Match");
        }
    }

    /** The body with its version as its tag. */
    public static <T> ResponseEntity<T> versioned(T body, long version) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("\"" + version + "\"")
                .body(body);
    }
}
