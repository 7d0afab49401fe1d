package io.aibotiyi.backend.identity.devices;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.aibotiyi.backend.identity.keys.CompactJws;
import io.aibotiyi.backend.identity.keys.SignatureAlgorithm;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A proof of a device's key whose form and signature are right (RFC 9449 section 4.3, points 2 to
 * 7); whether it is for this call and of now is asked of it next.
 *
 * @param key RFC 7638 thumbprint of the key
 */
record DpopProof(String key, String id, String method, String target, Instant made, String hash) {

    /** How far the device's clock may be off, either way. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    private static final int LONGEST = 4_096;
    private static final int LONGEST_ID = 128;
    private static final Set<String> HEADER = Set.of("typ", "alg", "jwk");
    private static final Set<String> KEY = Set.of("kty", "crv", "x", "y", "kid", "use", "alg");

    /**
     * @throws ProblemException BAD_PROOF
     */
    static DpopProof read(String text) {
        CompactJws jws =
                CompactJws.parse(text, LONGEST, HEADER)
                        .orElseThrow(() -> refused("it is no JWS of typ, alg and jwk"));
        if (!"dpop+jwt".equals(jws.header("typ"))) {
            throw refused("its typ is not dpop+jwt");
        }
        if (!SignatureAlgorithm.ES256.name().equals(jws.header("alg"))) {
            throw refused("its alg is not ES256");
        }
        Long made = jws.seconds("iat");
        String id = jws.claim("jti");
        if (made == null || id.isEmpty() || id.length() > LONGEST_ID) {
            throw refused("it needs iat, and a jti of at most " + LONGEST_ID + " characters");
        }
        try {
            return new DpopProof(
                    verifiedKey(jws),
                    id,
                    jws.claim("htm"),
                    jws.claim("htu"),
                    Instant.ofEpochSecond(made),
                    jws.claim("ath"));
        } catch (java.time.DateTimeException e) {
            throw refused("its iat is no time");
        }
    }

    private static String verifiedKey(CompactJws jws) {
        var jwk = jws.header().path("jwk");
        if (!jwk.isObject() || !KEY.containsAll(jwk.propertyNames())) {
            throw refused("its jwk is no public key on P-256");
        }
        try {
            ECKey key = ECKey.parse(jwk.toString());
            if (!Curve.P_256.equals(key.getCurve())
                    || !SignatureAlgorithm.ES256.verify(
                            key.toECPublicKey(), jws.input(), jws.signature())) {
                throw refused("its signature is not by its key");
            }
            return key.computeThumbprint().toString();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw refused("its jwk is no public key on P-256");
        }
    }

    /**
     * @throws ProblemException BAD_PROOF unless it was made for this call, now
     */
    void requireFor(String calledMethod, String calledTarget, Instant now) {
        if (!method.equals(calledMethod)) {
            throw refused("its htm is not " + calledMethod);
        }
        if (!sameTarget(target, calledTarget)) {
            throw refused("its htu is not " + calledTarget);
        }
        if (Duration.between(made, now).abs().compareTo(WINDOW) > 0) {
            throw refused(
                    "its iat is more than "
                            + WINDOW.toSeconds()
                            + " s from this backend's time, "
                            + now);
        }
    }

    /**
     * @throws ProblemException BAD_PROOF unless it was made for this token by this key
     */
    void requireFor(String accessToken, String boundTo) {
        if (!key.equals(boundTo)) {
            throw refused("it is by another device's key");
        }
        if (!hash.equals(hashOf(accessToken))) {
            throw refused("its ath is not of this access token");
        }
    }

    /**
     * Compared after RFC 3986 normalisation of scheme, host and port. Where a proxy ends TLS, the
     * caller used https and the backend sees http; never the other way round.
     */
    private static boolean sameTarget(String claimed, String called) {
        try {
            URI a = URI.create(claimed);
            URI b = URI.create(called);
            return a.getHost() != null
                    && b.getHost() != null
                    && a.getHost().equalsIgnoreCase(b.getHost())
                    && Objects.equals(path(a), path(b))
                    && sameScheme(a, b)
                    && port(a) == port(b);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean sameScheme(URI claimed, URI called) {
        String a = scheme(claimed);
        String b = scheme(called);
        return a.equals(b) || (a.equals("https") && b.equals("http"));
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static int port(URI uri) {
        int port = uri.getPort();
        // the default of either scheme: a proxy in front listens on 443 and calls with that Host
        return port == 443 || port == 80 ? -1 : port;
    }

    private static String scheme(URI uri) {
        return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
            case "http", "ws" -> "http";
            case "https", "wss" -> "https";
            case String other -> other;
        };
    }

    static String hashOf(String accessToken) {
        try {
            return CompactJws.encoded(
                    MessageDigest.getInstance("SHA-256")
                            .digest(accessToken.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static ProblemException refused(String why) {
        return new ProblemException(
                ErrorCode.BAD_PROOF, "The DPoP proof does not do: " + why, "DPoP");
    }
}
