package io.aibotiyi.backend.identity.keys;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JWS in compact form (RFC 7515 section 7.1), taken apart but not verified.
 *
 * <p>Reading is strict, so that two readers cannot see different things in one token: Base64url
 * without padding or stray bits, JSON objects with each member once and nothing after them (RFC
 * 8725 section 2.4), and only the header members that the reader knows; so a header that names a
 * key or an address to fetch one from ({@code jwk}, {@code jku}, {@code x5u}) is refused, unless
 * the reader expects it.
 *
 * @param input what is signed
 */
public record CompactJws(JsonNode header, JsonNode claims, byte[] input, byte[] signature) {

    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * @param longest characters taken
     * @param members the header members that there may be; there must be no other
     * @return empty if it is no such JWS
     */
    public static Optional<CompactJws> parse(String text, int longest, Collection<String> members) {
        if (text.length() > longest) {
            return Optional.empty();
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 1 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        JsonNode header = object(text.substring(0, first));
        JsonNode claims = object(text.substring(first + 1, second));
        byte[] signature = decoded(text.substring(second + 1));
        if (header == null
                || claims == null
                || signature == null
                || !members.containsAll(header.propertyNames())) {
            return Optional.empty();
        }
        byte[] input = text.substring(0, second).getBytes(StandardCharsets.US_ASCII);
        return Optional.of(new CompactJws(header, claims, input, signature));
    }

    /** A string member of the header; empty if there is none such. */
    public String header(String name) {
        return header.path(name).isString() ? header.path(name).stringValue() : "";
    }

    /** A string claim; empty if there is none such. */
    public String claim(String name) {
        return claims.path(name).isString() ? claims.path(name).stringValue() : "";
    }

    /** A time claim, in seconds since the epoch; null if there is none such. */
    public @Nullable Long seconds(String name) {
        JsonNode value = claims.path(name);
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
    }

    private static @Nullable JsonNode object(String part) {
        byte[] json = decoded(part);
        if (json == null) {
            return null;
        }
        try {
            JsonNode node = STRICT.readTree(json);
            return node != null && node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static byte @Nullable [] decoded(String part) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            return encoded(bytes).equals(part) ? bytes : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Base64url without padding. */
    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
