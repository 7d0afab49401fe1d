package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.StreamFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import tools.jackson.databind.JsonNode;

/** {@code socket.io-client} 4.8 of npm in a node of its own. */
final class StockSocketIo implements AutoCloseable {

    private final Process node;
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();

    /**
     * Skips the test if there is no node or no package.
     *
     * @param options of the client, as JSON
     */
    StockSocketIo(URI streams, String options) throws IOException {
        this(streams, options, "");
    }

    /**
     * @param namespace beyond the main one, as {@code /market}
     */
    StockSocketIo(URI streams, String options, String namespace) throws IOException {
        Path home = NodePackages.install("socket.io-client@4.8").orElse(null);
        if (home == null) {
            throw new TestAbortedException("no node, or socket.io-client cannot be had");
        }
        Path script = NodePackages.script("socket-io/client.mjs");
        node =
                new ProcessBuilder(
                                "node",
                                String.valueOf(script.getFileName()),
                                (streams.getScheme().equals("wss") ? "https://" : "http://")
                                        + streams.getAuthority()
                                        + namespace,
                                options)
                        .directory(home.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            node.inputReader(StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> heard.add(Json.mapper().readTree(line)));
        } catch (UncheckedIOException e) {
            if (node.isAlive()) {
                throw e;
            } // else it was closed
        }
    }

    static String signedIn(String token) {
        return "{\"transports\":[\"websocket\"],\"auth\":{\"token\":\"" + token + "\"}}";
    }

    void emit(String command) throws IOException {
        say("{\"emit\":" + command + "}");
    }

    void ask(String command) throws IOException {
        say("{\"ask\":" + command + "}");
    }

    private void say(String line) throws IOException {
        node.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    /** The next event, which must be of that kind. */
    JsonNode next(String event) throws InterruptedException {
        JsonNode next = heard.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("%s within 20 s", event).isNotNull();
        assertThat(next.path("event").asString()).as("%s", next).isEqualTo(event);
        return next;
    }

    StreamFrame frame(String event) throws InterruptedException {
        return Json.mapper().treeToValue(next(event).path("frame"), StreamFrame.class);
    }

    /** Takes what has been heard so far. */
    void drainFrames(List<StreamFrame> to) {
        for (JsonNode next = heard.poll(); next != null; next = heard.poll()) {
            to.add(Json.mapper().treeToValue(next.path("frame"), StreamFrame.class));
        }
    }

    @Override
    public void close() {
        node.destroyForcibly();
    }
}
