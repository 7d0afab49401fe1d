package io.aibotiyi.client;

import io.aibotiyi.protocol.signing.ContentDigest;
import io.aibotiyi.protocol.signing.Ed25519;
import io.aibotiyi.protocol.signing.SignatureInput;
import io.aibotiyi.protocol.signing.SignedParts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Signs requests and streams with an API key (RFC 9421). Safe from any thread. */
final class RequestSigner {

    /** A stream's authentication is renewed this long after it was signed. */
    private static final Duration STREAM_TOKEN_LIFE = Duration.ofMinutes(10);

    private final ApiKey key;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private String streamToken = "";
    private long streamTokenAt;

    RequestSigner(ApiKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * The headers that make the request a signed one.
     *
     * @param body null without one
     */
    Map<String, String> headers(
            String method, URI target, byte @Nullable [] body, @Nullable String idempotencyKey) {
        String digest = body == null ? null : ContentDigest.of(body);
        SequencedMap<String, String> parts =
                SignedParts.of(
                        method,
                        SignedParts.authority(target),
                        target.getRawPath(),
                        target.getRawQuery(),
                        digest,
                        idempotencyKey);
        SignatureInput input = input(new ArrayList<>(parts.keySet()), null);
        Map<String, String> headers = new LinkedHashMap<>();
        if (digest != null) {
            headers.put("Content-Digest", digest);
        }
        headers.put("Signature-Input", "sig1=" + input);
        headers.put("Signature", "sig1=:" + signature(input, parts) + ":");
        return headers;
    }

    /** A token for one more stream; never the same twice. */
    String newStreamToken() {
        Map<String, String> parts = SignedParts.ofStream();
        SignatureInput input =
                input(List.of(SignedParts.METHOD, SignedParts.PATH), SignedParts.STREAM_TAG);
        String made = SignedParts.STREAM_TOKEN + input + " :" + signature(input, parts) + ":";
        lock.lock();
        try {
            streamToken = made;
            streamTokenAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
        return made;
    }

    /** The token given last, unless it is time for another. */
    String streamToken() {
        lock.lock();
        try {
            boolean fresh = System.nanoTime() - streamTokenAt < STREAM_TOKEN_LIFE.toNanos();
            return !streamToken.isEmpty() && fresh ? streamToken : newStreamToken();
        } finally {
            lock.unlock();
        }
    }

    private SignatureInput input(List<String> components, @Nullable String tag) {
        SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("created", clock.instant().getEpochSecond());
        parameters.put("nonce", nonce());
        parameters.put("keyid", key.id().toString());
        if (tag != null) {
            parameters.put("tag", tag);
        }
        return new SignatureInput(components, parameters);
    }

    private String signature(SignatureInput input, Map<String, String> parts) {
        byte[] base = input.base(parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(Ed25519.sign(key.privateKey(), base));
    }

    private String nonce() {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
