package io.aibotiyi.backend.gateway.stream;

import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Records what the streams send, so that a peer can send the same. */
final class FanOutFrames implements WebSocket.Listener {

    private static final int FRAMES = 50;

    private final List<List<String>> books = new ArrayList<>();
    private final StringBuilder parts = new StringBuilder();

    private FanOutFrames() {
        for (int i = 0; i < BenchMarkets.BOOKS; i++) {
            books.add(new ArrayList<>());
        }
    }

    /** Writes deltas of every book as a JSON array of arrays. */
    static Path record(FanOutProcess server, Path file) throws IOException {
        FanOutFrames frames = new FanOutFrames();
        server.say("100");
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket socket =
                    http.newWebSocketBuilder()
                            .buildAsync(
                                    URI.create(
                                            "ws://127.0.0.1:" + server.port + HandshakeGuard.PATH),
                                    frames)
                            .join();
            socket.sendText(
                            "{\"op\":\"authenticate\",\"id\":1,\"token\":\"" + server.token + "\"}",
                            true)
                    .join();
            for (int book = 0; book < BenchMarkets.BOOKS; book++) {
                socket.sendText(
                                "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"BOOK\",\"depth\":10,"
                                        + "\"instrument\":\""
                                        + BenchMarkets.id(book)
                                        + "\"}",
                                true)
                        .join();
            }
            Await.until("frames of every book", frames::enough);
            socket.abort();
        }
        server.say("pause");
        synchronized (frames.books) {
            Files.writeString(file, Json.mapper().writeValueAsString(frames.books));
        }
        return file.toAbsolutePath();
    }

    private boolean enough() {
        synchronized (books) {
            return books.stream().allMatch(b -> b.size() == FRAMES);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            String frame = parts.toString();
            parts.setLength(0);
            int number = frame.indexOf("\"subscription\":") + "\"subscription\":".length();
            if (frame.startsWith("{\"type\":\"book\"") && frame.contains("\"snapshot\":false")) {
                int book = Integer.parseInt(frame.substring(number, frame.indexOf(',', number)));
                synchronized (books) {
                    if (books.get(book - 1).size() < FRAMES) {
                        books.get(book - 1).add(frame);
                    }
                }
            }
        }
        socket.request(1);
        return null;
    }
}
