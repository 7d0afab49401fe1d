package io.aibotiyi.backend.operations;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An idempotency key and the request it came with. The same key with the same request is one
 * effect; who stores what was asked stores the request's fingerprint beside the key. By one thread
 * at a time.
 */
public final class RequestKey {

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final String key;
    private final Object request;
    private @Nullable String fingerprint;

    private RequestKey(String key, Object request) {
        this.key = key;
        this.request = request;
    }

    /**
     * @throws ProblemException IDEMPOTENCY_KEY_REQUIRED unless the key has 1 to 64 printable ASCII
     *     characters without spaces
     */
    public static RequestKey of(String key, Object request) {
        if (!FORM.matcher(key).matches()) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_KEY_REQUIRED,
                    "An idempotency key has 1 to 64 printable ASCII characters without spaces");
        }
        return new RequestKey(key, request);
    }

    public String key() {
        return key;
    }

    /**
     * SHA-256 of the request's JSON, in hexadecimal digits. Made when it is asked for: a request
     * that was not checked yet may hold what cannot be written.
     */
    public String fingerprint() {
        String made = fingerprint;
        if (made == null) {
            byte[] json =
                    Json.mapper().writeValueAsString(request).getBytes(StandardCharsets.UTF_8);
            made = HexFormat.of().formatHex(sha256().digest(json));
            fingerprint = made;
        }
        return made;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * @param before fingerprint of what came with the key before
     * @param what a new key is for, as in "a new order"
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED if that was another request
     */
    public void requireSame(String before, String what) {
        if (!before.equals(fingerprint())) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED, "Use a new key for " + what);
        }
    }
}
