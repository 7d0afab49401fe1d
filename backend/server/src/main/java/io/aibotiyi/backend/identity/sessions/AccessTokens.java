package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.keys.CompactJws;
import io.aibotiyi.backend.identity.keys.KeyRing;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Access tokens: JWTs of 15 minutes after RFC 9068, bound to a device's key where the session is
 * (RFC 9449 section 6). They hold no name, role or address: whoever checks them asks for these.
 *
 * <p>Nothing in a token chooses how it is checked (RFC 8725): the key id finds one of our keys, and
 * that key has one algorithm.
 */
@Component
public final class AccessTokens {

    /** How long a token is good for. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** How far the clocks of nodes may differ. */
    static final Duration SKEW = Duration.ofSeconds(60);

    static final String ISSUER = "aibot-iyi";
    static final String AUDIENCE = "aibot-iyi-api";
    private static final String TYPE = "at+jwt";
    private static final String CLIENT = "aibot-iyi";
    private static final int LONGEST = 4_096;
    private static final Set<String> HEADER = Set.of("typ", "alg", "kid");

    private final KeyRing keys;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    public AccessTokens(KeyRing keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a token says.
     *
     * @param version of the person's security state when it was made
     * @param deviceKey thumbprint of the key that it is bound to; null when it is not
     */
    record Claims(
            UserId user,
            UUID session,
            long version,
            @Nullable String deviceKey,
            Instant issued,
            Instant expires) {}

    /** When a token made now ends. Claims hold whole seconds. */
    static Instant end(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).plus(LIFE);
    }

    String issue(SessionStore.Row session, Instant now) {
        KeyRing.Signer signer = keys.signer();
        ObjectNode header =
                json.createObjectNode()
                        .put("typ", TYPE)
                        .put("alg", signer.algorithm().name())
                        .put("kid", signer.keyId());
        ObjectNode claims =
                json.createObjectNode()
                        .put("iss", ISSUER)
                        .put("aud", AUDIENCE)
                        .put("client_id", CLIENT)
                        .put("sub", session.user().toString())
                        .put("sid", session.id().toString())
                        .put("jti", UUID.randomUUID().toString())
                        .put("iat", now.getEpochSecond())
                        .put("nbf", now.getEpochSecond())
                        .put("exp", end(now).getEpochSecond())
                        .put("auth_time", session.authenticated().getEpochSecond())
                        .put("acr", session.strong() ? "2" : "1")
                        .put("ver", session.version());
        session.methods().forEach(claims.putArray("amr")::add);
        if (session.deviceKey() != null) {
            claims.putObject("cnf").put("jkt", session.deviceKey());
        }
        String input = part(header) + "." + part(claims);
        return input
                + "."
                + CompactJws.encoded(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(JsonNode node) {
        return CompactJws.encoded(node.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws ProblemException UNAUTHENTICATED, or SESSION_EXPIRED if only its time is over
     */
    Claims read(String token) {
        CompactJws jws =
                CompactJws.parse(token, LONGEST, HEADER).orElseThrow(AccessTokens::refused);
        if (!TYPE.equals(jws.header("typ")) || !keys.verify(jws)) {
            throw refused();
        }
        Claims claims = claims(jws).orElseThrow(AccessTokens::refused);
        Instant now = clock.instant();
        Long notBefore = jws.seconds("nbf");
        Instant latest = now.plus(SKEW);
        if (claims.issued().isAfter(latest)
                || (notBefore != null && notBefore > latest.getEpochSecond())) {
            throw new ProblemException(
                    ErrorCode.UNAUTHENTICATED, "The access token is not valid yet");
        }
        if (!now.isBefore(claims.expires())) {
            throw new ProblemException(
                    ErrorCode.SESSION_EXPIRED, "The access token has expired; renew it");
        }
        return claims;
    }

    private static Optional<Claims> claims(CompactJws jws) {
        Long issued = jws.seconds("iat");
        Long expires = jws.seconds("exp");
        Long version = jws.seconds("ver");
        if (!ISSUER.equals(jws.claim("iss"))
                || !forUs(jws.claims().path("aud"))
                || issued == null
                || expires == null
                || version == null
                || jws.claim("jti").isEmpty()
                || expires - issued > LIFE.toSeconds()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Claims(
                            UserId.parse(jws.claim("sub")),
                            UUID.fromString(jws.claim("sid")),
                            version,
                            deviceKey(jws.claims()),
                            Instant.ofEpochSecond(issued),
                            Instant.ofEpochSecond(expires)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean forUs(JsonNode audience) {
        return audience.isArray()
                ? audience.size() == 1 && forUs(audience.get(0))
                : audience.isString() && AUDIENCE.equals(audience.stringValue());
    }

    private static @Nullable String deviceKey(JsonNode claims) {
        if (!claims.has("cnf")) {
            return null;
        }
        JsonNode key = claims.path("cnf").path("jkt");
        if (!key.isString()
                || !List.of("jkt").equals(List.copyOf(claims.get("cnf").propertyNames()))) {
            throw new IllegalArgumentException("cnf");
        }
        return key.stringValue();
    }

    private static ProblemException refused() {
        return new ProblemException(
                ErrorCode.UNAUTHENTICATED, "The access token is not one of this backend's");
    }
}
