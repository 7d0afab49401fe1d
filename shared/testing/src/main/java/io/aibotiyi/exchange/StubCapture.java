package io.aibotiyi.exchange;

import io.aibotiyi.exchange.StubServer.Peer;
import io.aibotiyi.exchange.StubServer.Request;
import io.aibotiyi.exchange.StubServer.Response;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An exchange that says on real sockets what a capture says, when the test says so. */
public final class StubCapture implements StubServer.Handler, AutoCloseable {

    private final Map<String, String> rest;
    private final Function<String, List<String>> answers;
    private final StubServer server;
    private final Set<Peer> peers = new LinkedHashSet<>();

    /**
     * @param rest bodies by path
     * @param answers what is sent at once for a client's message
     */
    public StubCapture(Map<String, String> rest, Function<String, List<String>> answers)
            throws IOException {
        this.rest = Map.copyOf(rest);
        this.answers = answers;
        this.server = new StubServer(this);
    }

    public String address() {
        return server.address();
    }

    /** Sends to every client, in order. */
    public synchronized void play(List<String> messages) {
        for (Peer peer : peers) {
            messages.forEach(peer::send);
        }
    }

    @Override
    public @Nullable Response http(Request request) {
        String body = rest.get(request.path());
        return body == null ? new Response(404, Map.of(), "{}") : Response.json(body);
    }

    @Override
    public int upgrade(String path) {
        return 101;
    }

    @Override
    public synchronized void opened(Peer peer) {
        peers.add(peer);
    }

    @Override
    public synchronized void text(Peer peer, String text) {
        answers.apply(text).forEach(peer::send);
    }

    @Override
    public synchronized void closed(Peer peer) {
        peers.remove(peer);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
