package io.aibotiyi.client;

import io.aibotiyi.protocol.Json;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes proofs of the device's key for single calls (RFC 9449 section 4.2). Their time is the
 * backend's as far as its answers told it, so that a wrong clock here does not matter. Safe from
 * any thread.
 */
final class ProofMaker {

    /** Less than what a backend tolerates. */
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private final DeviceKey key;
    private final InstantSource clock;
    private final Map<String, Object> header;
    private volatile Duration ahead = Duration.ZERO;

    ProofMaker(DeviceKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
        this.header = header(key.publicKey());
    }

    /**
     * @param token the access token that the call presents; null for a call without one
     */
    String proof(String method, URI target, @Nullable String token) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", withoutQuery(target));
        claims.put("iat", clock.instant().plus(ahead).getEpochSecond());
        if (token != null) {
            claims.put("ath", encoded(sha256(token)));
        }
        String input = part(header) + "." + part(claims);
        return input + "." + encoded(key.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** RFC 7638 thumbprint of the key. */
    String thumbprint() {
        if (!(header.get("jwk") instanceof Map<?, ?> jwk)) {
            throw new IllegalStateException("a proof's header has its key");
        }
        // the members in lexical order, and nothing else
        return encoded(
                sha256(
                        "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\""
                                + jwk.get("x")
                                + "\",\"y\":\""
                                + jwk.get("y")
                                + "\"}"));
    }

    /**
     * Learns the backend's time from the Date of an answer (RFC 9110 section 6.6.1).
     *
     * @return true if it differs enough that proofs are now made otherwise
     */
    boolean learn(@Nullable String date) {
        if (date == null) {
            return false;
        }
        try {
            Instant there =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration now = Duration.between(clock.instant(), there);
            if (now.minus(ahead).abs().compareTo(NOTICED) <= 0) {
                return false;
            }
            ahead = now;
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Map<String, Object> header(ECPublicKey key) {
        Map<String, Object> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("x", encoded(fixed(key.getW().getAffineX())));
        jwk.put("y", encoded(fixed(key.getW().getAffineY())));
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("typ", "dpop+jwt");
        header.put("alg", "ES256");
        header.put("jwk", jwk);
        return header;
    }

    /** 32 bytes, most significant first (RFC 7518 section 6.2.1.2). */
    private static byte[] fixed(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] fixed = new byte[32];
        int from = Math.max(0, bytes.length - fixed.length);
        int length = bytes.length - from;
        System.arraycopy(bytes, from, fixed, fixed.length - length, length);
        return fixed;
    }

    private static String withoutQuery(URI target) {
        String text = target.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String part(Map<String, Object> json) {
        return encoded(Json.mapper().writeValueAsBytes(json));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
