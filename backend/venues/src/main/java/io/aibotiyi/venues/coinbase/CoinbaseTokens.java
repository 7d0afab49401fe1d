package io.aibotiyi.venues.coinbase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.net.ClockSkew;
import io.aibotiyi.venues.net.JsonFields;
import io.aibotiyi.venues.net.Signing;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Web Token (RFC 7519) for one request or one subscription, signed with ES256 by a PEM key
 * or with EdDSA by a Base64 one (RFC 7518, RFC 8037; "JWT Authentication").
 */
final class CoinbaseTokens {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Credentials credentials;
    private final ClockSkew skew;
    private final long seconds;
    private final SecureRandom random = new SecureRandom();

    CoinbaseTokens(Credentials credentials, ClockSkew skew, Duration life) {
        this.credentials = credentials;
        this.skew = skew;
        this.seconds = life.toSeconds();
    }

    /**
     * @param uri method, host and path of the request; empty for a subscription
     */
    String token(String uri) {
        return credentials.withSecret(secret -> {
            boolean pem = Signing.isPem(secret);
            String content = part(header(pem)) + "." + part(claims(uri));
            byte[] signed = content.getBytes(UTF_8);
            byte[] signature =
                    pem
                            ? Signing.sign(
                                    "SHA256withECDSAinP1363Format",
                                    Signing.privateKey("EC", secret),
                                    signed)
                            : Signing.sign("Ed25519", Signing.seedKey(secret), signed);
            return content + "." + TEXT.encodeToString(signature);
        });
    }

    private ObjectNode header(boolean pem) {
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        ObjectNode header = JsonFields.mapper().createObjectNode();
        header.put("alg", pem ? "ES256" : "EdDSA");
        header.put("typ", "JWT");
        header.put("kid", credentials.key());
        header.put("nonce", HexFormat.of().formatHex(nonce));
        return header;
    }

    private ObjectNode claims(String uri) {
        long now = Math.floorDiv(skew.venueMillis(), 1_000L);
        ObjectNode claims = JsonFields.mapper().createObjectNode();
        claims.put("sub", credentials.key());
        claims.put("iss", "cdp");
        claims.put("nbf", now);
        claims.put("exp", now + seconds);
        if (!uri.isEmpty()) {
            claims.put("uri", uri);
        }
        return claims;
    }

    private static String part(ObjectNode node) {
        return TEXT.encodeToString(node.toString().getBytes(UTF_8));
    }
}
