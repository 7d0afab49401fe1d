package io.aibotiyi.backend.identity.sessions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Access tokens: JWTs of 15 minutes after RFC 9068, signed with ES256. Nothing in the token chooses
 * the algorithm or the key: another algorithm, key id, type, issuer or audience is refused.
 */
@Component
public final class AccessTokens {

    /** How long a token is good for. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String ISSUER = "aibot-iyi";
    private static final String AUDIENCE = "aibot-iyi-api";
    private static final int LONGEST = 4_096;

    private final SigningKey key;
    private final JWSSigner signer;
    private final JWSVerifier verifier;
    private final Clock clock;

    public AccessTokens(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
        try {
            this.signer = new ECDSASigner(key.key());
            this.verifier = new ECDSAVerifier(key.key().toECPublicKey());
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot sign with P-256", e);
        }
    }

    String issue(
            Users.User user,
            UUID session,
            Instant authenticatedAt,
            Set<Factor> factors,
            Instant expires) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(user.id().toString())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(clock.instant()))
                        .expirationTime(Date.from(expires))
                        .claim("sid", session.toString())
                        .claim("name", user.username())
                        .claim("roles", user.roles())
                        .claim("auth_time", authenticatedAt.getEpochSecond())
                        .claim("amr", factors.stream().map(Factor::name).sorted().toList())
                        .build();
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                .type(TYPE)
                                .keyID(key.key().getKeyID())
                                .build(),
                        claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("The access token could not be signed", e);
        }
        return token.serialize();
    }

    /**
     * @throws ProblemException UNAUTHENTICATED, or SESSION_EXPIRED if only its time is over
     */
    AuthenticatedUser read(String token) {
        if (token.length() > LONGEST) {
            throw refused();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            if (!JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    || !TYPE.equals(header.getType())
                    || !Objects.equals(key.key().getKeyID(), header.getKeyID())
                    || !jwt.verify(verifier)) {
                throw refused();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            if (!ISSUER.equals(claims.getIssuer())
                    || !List.of(AUDIENCE).equals(claims.getAudience())) {
                throw refused();
            }
            Instant expires = claims.getExpirationTime().toInstant();
            if (!clock.instant().isBefore(expires)) {
                throw new ProblemException(
                        ErrorCode.SESSION_EXPIRED, "The access token has expired; renew it");
            }
            return AuthenticatedUser.person(
                    UserId.parse(claims.getSubject()),
                    claims.getStringClaim("name"),
                    claims.getStringListClaim("roles"),
                    UUID.fromString(claims.getStringClaim("sid")),
                    Instant.ofEpochSecond(claims.getLongClaim("auth_time")),
                    claims.getStringListClaim("amr").stream()
                            .map(Factor::valueOf)
                            .collect(Collectors.toUnmodifiableSet()),
                    expires);
        } catch (ParseException
                | JOSEException
                | IllegalArgumentException
                | NullPointerException e) {
            throw refused();
        }
    }

    private static ProblemException refused() {
        return new ProblemException(
                ErrorCode.UNAUTHENTICATED, "The access token is not one of this backend's");
    }
}
