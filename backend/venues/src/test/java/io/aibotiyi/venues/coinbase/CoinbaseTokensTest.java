package io.aibotiyi.venues.coinbase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.net.ClockSkew;
import io.aibotiyi.venues.net.JsonFields;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tokens as Coinbase documents them ("JWT Authentication"), verified with the public key. */
class CoinbaseTokensTest {

    private static final String KEY = "organizations/o/apiKeys/k";
    private static final String URI = "GET api.coinbase.com/api/v3/brokerage/accounts";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static String token(String secret, long skewSeconds) {
        ClockSkew skew = new ClockSkew(() -> NOW);
        skew.sample(0, skewSeconds * 1_000_000_000L, 0);
        return new CoinbaseTokens(
                        ApiCredentials.of(KEY, secret.toCharArray()), skew, Duration.ofSeconds(20))
                .token(URI);
    }

    private static JsonNode part(String token, int index) throws Exception {
        return JsonFields.parse(
                new String(Base64.getUrlDecoder().decode(token.split("\\.")[index]), UTF_8));
    }

    private static boolean verifies(String token, String algorithm, PublicKey key)
            throws Exception {
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(token.substring(0, dot).getBytes(UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    @Test
    void signsWithEs256ByAPemKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        String token = token(pem, 0);
        assertThat(verifies(token, "SHA256withECDSAinP1363Format", pair.getPublic())).isTrue();
        assertThat(part(token, 0).path("alg").asString()).isEqualTo("ES256");
        assertThat(part(token, 0).path("kid").asString()).isEqualTo(KEY);
    }

    @Test
    void signsWithEdDsaByABase64Key() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        String token = token(Base64.getEncoder().encodeToString(seed), 0);
        assertThat(verifies(token, "Ed25519", pair.getPublic())).isTrue();
        assertThat(part(token, 0).path("alg").asString()).isEqualTo("EdDSA");
    }

    @Test
    void isGoodForOneRequestAndShortlyByTheVenuesClock() throws Exception {
        String secret = Base64.getEncoder().encodeToString(new byte[32]);
        JsonNode claims = part(token(secret, 3_600), 1);
        assertThat(claims.path("iss").asString()).isEqualTo("cdp");
        assertThat(claims.path("sub").asString()).isEqualTo(KEY);
        assertThat(claims.path("uri").asString()).isEqualTo(URI);
        assertThat(claims.path("nbf").asLong()).isEqualTo(NOW.getEpochSecond() + 3_600);
        assertThat(claims.path("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 3_620);
        String first = part(token(secret, 0), 0).path("nonce").asString();
        assertThat(first)
                .hasSize(32)
                .isNotEqualTo(part(token(secret, 0), 0).path("nonce").asString());
    }
}
