package io.aibotiyi.backend.identity.apikeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.RequestSignatures;
import io.aibotiyi.backend.identity.SignedRequest;
import io.aibotiyi.protocol.ApiKeys.ApiKeyView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.People.PersonKind;
import io.aibotiyi.protocol.People.PersonState;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.signing.ContentDigest;
import io.aibotiyi.protocol.signing.Ed25519;
import io.aibotiyi.protocol.signing.SignatureInput;
import io.aibotiyi.protocol.signing.SignedParts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks signatures. Nothing is believed before the signature is good; only then is the caller told
 * more than that it is not, and the nonce remembered.
 */
@Component
public final class SignatureChecks implements RequestSignatures {

    /** How old a signature may be. */
    static final Duration WINDOW = Duration.ofSeconds(30);

    /** How far a client's clock may be ahead. */
    static final Duration AHEAD = Duration.ofSeconds(5);

    /** How long a stream stays authenticated by one token. */
    static final Duration STREAM_LIFE = Duration.ofMinutes(15);

    private static final Duration USE_RECORDED = Duration.ofMinutes(1);
    private static final Set<String> PARAMETERS = Set.of("created", "nonce", "keyid", "alg", "tag");
    private static final Pattern INPUT = Pattern.compile("sig1=(.*)");
    private static final Pattern SIGNATURE = Pattern.compile("sig1=:([A-Za-z0-9+/]{86}==):");
    private static final Pattern STREAM =
            Pattern.compile(
                    Pattern.quote(SignedParts.STREAM_TOKEN) + "(.*) :([A-Za-z0-9+/]{86}==):");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_.-]{16,64}");

    private final ApiKeyStore store;
    private final Nonces nonces;
    private final AuditLog audit;
    private final KeyAlarms alarms;
    private final Clock clock;

    /** Keys whose refusal is in the log already: one entry per key, reason and minute. */
    private final Cache<String, Boolean> told =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    public SignatureChecks(
            ApiKeyStore store, Nonces nonces, AuditLog audit, KeyAlarms alarms, Clock clock) {
        this.store = store;
        this.nonces = nonces;
        this.audit = audit;
        this.alarms = alarms;
        this.clock = clock;
    }

    @Override
    public AuthenticatedUser authenticate(SignedRequest request) {
        SignatureInput input = input(INPUT.matcher(request.input().strip()));
        if (input.parameters().containsKey("tag")) {
            throw refused("tag is for streams only");
        }
        Map<String, String> parts =
                SignedParts.of(
                        request.method(),
                        request.authority(),
                        request.rawPath(),
                        request.rawQuery(),
                        request.actualDigest() == null
                                ? null
                                : String.valueOf(request.digest()).strip(),
                        request.idempotencyKey());
        if (!input.components().equals(List.copyOf(parts.keySet()))) {
            throw refused("Signature-Input must cover, in this order: " + parts.keySet());
        }
        Matcher signature = SIGNATURE.matcher(request.signature().strip());
        ApiKeyStore.Key key = verified(input, parts, signature.matches() ? signature.group(1) : "");
        if (request.actualDigest() != null
                && !request.actualDigest().equals(parts.get(ContentDigest.HEADER))) {
            throw refused(key, "body", "Content-Digest is not the SHA-256 of the body");
        }
        return admitted(key, input, request.address(), key.view().expires());
    }

    @Override
    public AuthenticatedUser authenticateStream(String token, String address) {
        Matcher matcher = STREAM.matcher(token);
        SignatureInput input = input(matcher);
        if (!SignedParts.STREAM_TAG.equals(input.parameters().get("tag"))
                || !input.components().equals(List.of(SignedParts.METHOD, SignedParts.PATH))) {
            throw refused("The token must cover @method and @path with the tag of streams");
        }
        ApiKeyStore.Key key = verified(input, SignedParts.ofStream(), matcher.group(2));
        Instant end = clock.instant().plus(STREAM_LIFE);
        Instant expires = key.view().expires();
        return admitted(key, input, address, expires.isBefore(end) ? expires : end);
    }

    private static SignatureInput input(Matcher matcher) {
        if (!matcher.matches()) {
            throw refused("One signature labelled sig1 is taken");
        }
        try {
            SignatureInput input = SignatureInput.parse(matcher.group(1));
            Object algorithm = input.parameters().get("alg");
            if (!PARAMETERS.containsAll(input.parameters().keySet())
                    || (algorithm != null && !algorithm.equals("ed25519"))) {
                throw refused("Only created, nonce, keyid and alg=\"ed25519\" are taken");
            }
            return input;
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }

    /** The key, once the signature over the parts proved to be its, and fresh. */
    private ApiKeyStore.Key verified(
            SignatureInput input, Map<String, String> parts, String signature) {
        Instant created = created(input);
        ApiKeyStore.Key key = keyId(input).flatMap(store::byId).orElseThrow(() -> refused(null));
        byte[] base = input.base(parts).getBytes(StandardCharsets.UTF_8);
        if (signature.isEmpty()
                || !Ed25519.verify(
                        Ed25519.publicKey(Base64.getUrlDecoder().decode(key.publicKey())),
                        base,
                        Base64.getDecoder().decode(signature))) {
            alarms.badSignature(key.view());
            throw refused(key, "signature", null);
        }
        Instant now = clock.instant();
        if (created.isBefore(now.minus(WINDOW)) || created.isAfter(now.plus(AHEAD))) {
            throw refused(
                    key,
                    "time",
                    "It was signed at "
                            + created
                            + ", more than "
                            + WINDOW.toSeconds()
                            + " s from now, "
                            + now);
        }
        return key;
    }

    private AuthenticatedUser admitted(
            ApiKeyStore.Key key, SignatureInput input, String address, Instant until) {
        ApiKeyView view = key.view();
        Instant now = clock.instant();
        if (view.revokedAt() != null) {
            alarms.usedAfterRevocation(view, address);
            throw refused(key, "revoked", "The key was revoked");
        }
        if (!now.isBefore(view.expires())) {
            throw refused(key, "expired", "The key has expired");
        }
        if (key.ownerState() != PersonState.ACTIVE) {
            throw refused(key, "owner", "The key's owner is not active");
        }
        if (!Networks.parse(view.addresses()).allow(address)) {
            tell(key, "address", Map.of("address", address));
            throw new ProblemException(
                    ErrorCode.FORBIDDEN, "The key may not be used from " + address);
        }
        Instant forgotten = created(input).plus(WINDOW).plusSeconds(1);
        if (!nonces.use(view.id(), nonce(input), forgotten)) {
            throw refused(key, "replay", "The nonce was used before");
        }
        if (view.lastUsedAt() == null || now.isAfter(view.lastUsedAt().plus(USE_RECORDED))) {
            store.used(view.id(), now, address);
        }
        return user(key, address, until);
    }

    private static AuthenticatedUser user(ApiKeyStore.Key key, String address, Instant until) {
        ApiKeyView view = key.view();
        return new AuthenticatedUser(
                key.ownerKind() == PersonKind.SERVICE ? Subject.Kind.SERVICE : Subject.Kind.API_KEY,
                view.owner(),
                view.ownerName(),
                List.of(),
                view.id(),
                null,
                view.createdAt(),
                Set.of(),
                key.scopes(),
                Map.of("address", address),
                until);
    }

    private static Instant created(SignatureInput input) {
        if (input.parameters().get("created") instanceof Long seconds
                && seconds > 0
                && seconds < Instant.MAX.getEpochSecond()) {
            return Instant.ofEpochSecond(seconds);
        }
        throw refused("created is missing");
    }

    private static String nonce(SignatureInput input) {
        if (input.parameters().get("nonce") instanceof String nonce
                && NONCE.matcher(nonce).matches()) {
            return nonce;
        }
        throw refused("nonce must have 16 to 64 characters of A-Z a-z 0-9 _ . -");
    }

    private static java.util.Optional<UUID> keyId(SignatureInput input) {
        nonce(input);
        try {
            return java.util.Optional.of(
                    UUID.fromString(String.valueOf(input.parameters().get("keyid"))));
        } catch (IllegalArgumentException e) {
            return java.util.Optional.empty();
        }
    }

    private ProblemException refused(ApiKeyStore.Key key, String reason, @Nullable String detail) {
        tell(key, reason, Map.of());
        return refused(detail);
    }

    private void tell(ApiKeyStore.Key key, String reason, Map<String, String> more) {
        UUID id = key.view().id();
        if (told.asMap().putIfAbsent(id + reason, true) == null) {
            Map<String, String> facts = new java.util.HashMap<>(more);
            facts.put("reason", reason);
            audit.appendNow(
                    AuditEvent.refused("identity.api-key.refused", "api-key:" + id).with(facts));
        }
    }

    private static ProblemException refused(@Nullable String detail) {
        return new ProblemException(ErrorCode.BAD_SIGNATURE, detail);
    }
}
