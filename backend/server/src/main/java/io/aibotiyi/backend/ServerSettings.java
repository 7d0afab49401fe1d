package io.aibotiyi.backend;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How far the backend may open itself.
 *
 * @param plaintextOffLoopback true if something in front of it does TLS
 */
@ConfigurationProperties("aibot.server")
record ServerSettings(boolean plaintextOffLoopback) {

    /**
     * Tokens must not travel in plain text: without TLS only loopback is served.
     *
     * @throws BackendStartException if they would
     */
    void requireSafe(String address, boolean tls) {
        if (tls || plaintextOffLoopback) {
            return;
        }
        try {
            if (!InetAddress.getByName(address).isLoopbackAddress()) {
                throw new BackendStartException(
                        "Serving on "
                                + address
                                + " without TLS would show passwords and tokens to the network;"
                                + " serve on 127.0.0.1, set aibot.tls.mode to files or"
                                + " self-signed, or set aibot.server.plaintext-off-loopback"
                                + " if a proxy in front does TLS");
            }
        } catch (UnknownHostException e) {
            throw new BackendStartException(
                    "The address " + address + " is not known here; choose another", e);
        }
    }
}
