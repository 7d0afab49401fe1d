package io.aibotiyi.backend.identity;

import org.jspecify.annotations.Nullable;

/**
 * An access token as a call presents it, with all that tells whether this caller may.
 *
 * @param token the access token
 * @param proof proof of the device's key (RFC 9449) that came with it; null without one
 * @param method of the call, as the proof must name it: {@code GET}
 * @param target absolute address of the call without query and fragment, as the proof must name it
 * @param address the caller's network address; empty when unknown, which counts as unchanged
 * @param agent its user agent; empty when it named none, which counts as unchanged
 * @param activity true for something that a person did, which keeps the session from idling
 * @param confined true where a session that is confined until a further proof may call
 */
public record PresentedToken(
        String token,
        @Nullable String proof,
        String method,
        String target,
        String address,
        String agent,
        boolean activity,
        boolean confined) {

    /** A token without a proof, not by a person's own act. */
    public static PresentedToken bearer(String token) {
        return new PresentedToken(token, null, "", "", "", "", false, false);
    }

    @Override
    public String toString() {
        return "PresentedToken[" + method + " " + target + ", proof=" + (proof != null) + "]";
    }
}
