package io.aibotiyi.venues.binance;

import io.aibotiyi.venues.Credentials;
import io.aibotiyi.venues.net.Signing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Signs what Binance asks to be signed: HMAC-SHA-256 in hexadecimal with a plain secret, Ed25519 in
 * Base64 with a PKCS#8 PEM private key ("SIGNED Endpoint security").
 */
final class BinanceSigner {

    private final Credentials credentials;

    BinanceSigner(Credentials credentials) {
        this.credentials = credentials;
    }

    String key() {
        return credentials.key();
    }

    /**
     * @param payload percent-encoded parameters as they are sent
     */
    String sign(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        return credentials.withSecret(secret ->
                Signing.isPem(secret)
                        ? Base64.getEncoder()
                                .encodeToString(
                                        Signing.sign(
                                                "Ed25519",
                                                Signing.privateKey("Ed25519", secret),
                                                bytes))
                        : HexFormat.of().formatHex(Signing.hmac("HmacSHA256", secret, bytes)));
    }
}
