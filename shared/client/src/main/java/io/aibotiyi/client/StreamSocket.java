package io.aibotiyi.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection: whole text messages in, text messages out in order, each event once on
 * the stream thread.
 *
 * <p>At most {@value #WINDOW} messages wait for the stream thread; beyond that the socket is not
 * read, and the backend's own rule for a slow reader applies. {@link #send} belongs to the stream
 * thread.
 */
final class StreamSocket implements WebSocket.Listener {

    private static final int WINDOW = 64;

    /** Characters of the longest message taken; a snapshot of 1000 levels has about 100,000. */
    private static final int MAXIMUM_MESSAGE = 8 << 20;

    private final Events events;
    private final Executor streamThread;
    private final StringBuilder parts = new StringBuilder();
    private volatile @Nullable WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    /** What happens on the connection. */
    interface Events {
        void message(StreamSocket socket, CharSequence text);

        /** No more messages follow. */
        void ended(StreamSocket socket, String reason);
    }

    StreamSocket(Events events, Executor streamThread) {
        this.events = events;
        this.streamThread = streamThread;
    }

    /** Connects; on success messages may arrive before this returns. Blocks. */
    void open(HttpClient http, URI address, Duration timeout) {
        socket =
                http.newWebSocketBuilder().connectTimeout(timeout).buildAsync(address, this).join();
    }

    void send(String text) {
        WebSocket now = socket;
        if (now == null) {
            throw new IllegalStateException("not open");
        }
        sent =
                sent.thenCompose(ignored -> now.sendText(text, true))
                        .whenComplete((ok, failure) -> {
                            if (failure != null) {
                                end(HttpTransport.reason(failure));
                            }
                        });
    }

    /** Cuts the connection; {@code ended} may still follow. */
    void abort() {
        WebSocket now = socket;
        if (now != null) {
            now.abort();
        }
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(WINDOW);
    }

    @Override
    public @Nullable CompletionStage<?> onText(
            WebSocket webSocket, CharSequence data, boolean last) {
        if (parts.length() + data.length() > MAXIMUM_MESSAGE) {
            parts.setLength(0);
            webSocket.abort();
            end("a message was longer than " + MAXIMUM_MESSAGE + " characters");
            return null;
        }
        if (!last) {
            parts.append(data);
            webSocket.request(1);
            return null;
        }
        String text;
        if (parts.isEmpty()) {
            text = data.toString();
        } else {
            text = parts.append(data).toString();
            parts.setLength(0);
        }
        streamThread.execute(() -> {
            try {
                events.message(this, text);
            } finally {
                webSocket.request(1);
            }
        });
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(
            WebSocket webSocket, ByteBuffer data, boolean last) {
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        end(reason.isBlank() ? "closed by the backend (" + code + ")" : reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        end(HttpTransport.reason(error));
    }

    private void end(String reason) {
        streamThread.execute(() -> events.ended(this, reason));
    }
}
