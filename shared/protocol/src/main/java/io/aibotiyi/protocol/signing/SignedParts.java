package io.aibotiyi.protocol.signing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a request that a signature of ours covers: method, authority, path and query; the
 * digest where there is a body; the idempotency key where there is one.
 */
public final class SignedParts {

    public static final String METHOD = "@method";
    public static final String AUTHORITY = "@authority";
    public static final String PATH = "@path";
    public static final String QUERY = "@query";
    public static final String IDEMPOTENCY_KEY = "idempotency-key";

    /** What a stream's authentication signs instead of a request, with this {@code tag}. */
    public static final String STREAM_TAG = "aibot-stream";

    /** Begins the token that authenticates a stream with a key. */
    public static final String STREAM_TOKEN = "aibot-key ";

    public static final String STREAM_PATH = "/api/v1/stream";

    private SignedParts() {}

    /**
     * The parts and their values, in the order in which they are signed.
     *
     * @param authority host and port as in the Host header
     * @param rawPath as sent, not decoded
     * @param rawQuery as sent, without the question mark; null without one
     * @param digest value of Content-Digest; null without a body
     */
    public static SequencedMap<String, String> of(
            String method,
            String authority,
            String rawPath,
            @Nullable String rawQuery,
            @Nullable String digest,
            @Nullable String idempotencyKey) {
        SequencedMap<String, String> parts = new LinkedHashMap<>();
        parts.put(METHOD, method);
        parts.put(AUTHORITY, authority.toLowerCase(Locale.ROOT));
        parts.put(PATH, rawPath.isEmpty() ? "/" : rawPath);
        parts.put(QUERY, "?" + (rawQuery == null ? "" : rawQuery));
        if (digest != null) {
            parts.put(ContentDigest.HEADER, digest);
        }
        if (idempotencyKey != null) {
            parts.put(IDEMPOTENCY_KEY, idempotencyKey.strip());
        }
        return parts;
    }

    /** Host and port as the Host header has them: without the scheme's own port. */
    public static String authority(URI address) {
        int port = address.getPort();
        boolean usual =
                port < 0
                        || (port == 80 && "http".equalsIgnoreCase(address.getScheme()))
                        || (port == 443 && "https".equalsIgnoreCase(address.getScheme()));
        return address.getHost() + (usual ? "" : ":" + port);
    }

    /** What authenticates a stream. */
    public static Map<String, String> ofStream() {
        return Map.of(METHOD, "GET", PATH, STREAM_PATH);
    }
}
