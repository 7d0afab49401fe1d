package io.aibotiyi.backend.identity;

import org.jspecify.annotations.Nullable;

/**
 * A request with a signature (RFC 9421), as it arrived.
 *
 * @param authority its Host header
 * @param rawPath as sent, not decoded
 * @param rawQuery as sent, without the question mark; null without one
 * @param input its Signature-Input header
 * @param signature its Signature header; empty when absent
 * @param digest its Content-Digest header; null when absent
 * @param idempotencyKey its Idempotency-Key header; null when absent
 * @param actualDigest what Content-Digest must be for the body that arrived; null without a body
 * @param address where it came from
 */
public record SignedRequest(
        String method,
        String authority,
        String rawPath,
        @Nullable String rawQuery,
        String input,
        String signature,
        @Nullable String digest,
        @Nullable String idempotencyKey,
        @Nullable String actualDigest,
        String address) {

    @Override
    public String toString() {
        return "SignedRequest[" + method + " " + rawPath + "]";
    }
}
