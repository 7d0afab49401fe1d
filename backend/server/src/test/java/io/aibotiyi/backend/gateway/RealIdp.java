package io.aibotiyi.backend.gateway;

import io.aibotiyi.backend.gateway.stream.NodePackages;
import io.aibotiyi.backend.testing.IdpKeys;
import io.aibotiyi.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** The identity provider {@code samlp} of npm in a node of its own, with its own login form. */
final class RealIdp implements AutoCloseable {

    static final String ISSUER = "urn:example:idp";
    static final String PERSON = "ann.at.work";
    static final String PASSWORD = "a password of another place";

    private final Process node;
    private final int port;

    /**
     * Skips the test if there is no node or no package.
     *
     * @param folder for its keys
     * @param consumer where it posts answers to
     * @param ours certificate by which requests are signed
     */
    RealIdp(Path folder, URI consumer, Path ours) throws IOException {
        Path home = NodePackages.install("samlp@8", "express@4").orElse(null);
        if (home == null) {
            throw new TestAbortedException("no node, or samlp cannot be had");
        }
        IdpKeys keys = IdpKeys.rsa(2048);
        Files.writeString(folder.resolve("idp.key"), keys.privatePem());
        Files.writeString(folder.resolve("idp.crt"), keys.certificatePem());
        Map<String, String> options =
                Map.of(
                        "issuer",
                        ISSUER,
                        "keys",
                        folder.resolve("idp").toString(),
                        "ours",
                        ours.toString(),
                        "consumer",
                        consumer.toString(),
                        "person",
                        PERSON,
                        "password",
                        PASSWORD);
        node =
                new ProcessBuilder(
                                "node",
                                String.valueOf(NodePackages.script("saml/idp.mjs").getFileName()),
                                Json.mapper().writeValueAsString(options))
                        .directory(home.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader said = node.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        if (line == null) {
            throw new AssertionError("the identity provider does not start");
        }
        port = Integer.parseInt(line);
    }

    int port() {
        return port;
    }

    URI metadata() {
        return URI.create("http://127.0.0.1:" + port + "/metadata");
    }

    @Override
    public void close() {
        node.destroyForcibly();
    }
}
