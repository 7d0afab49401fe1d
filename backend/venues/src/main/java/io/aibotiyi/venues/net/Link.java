package io.aibotiyi.venues.net;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection: whole text messages in, text messages out, and exactly one end. Pings
 * are answered by the JDK with their payload. {@link #send} and {@link #fail} are safe from any
 * thread.
 */
public final class Link {

    /** What a connection reports, on the socket's thread. */
    interface Sink {
        void text(Link link, String text);

        void ended(Link link, String reason);
    }

    private final int number;
    private final int maxMessage;
    private final Sink sink;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger queued = new AtomicInteger();
    private volatile long heard = System.nanoTime();
    private volatile boolean skipping;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private volatile @Nullable WebSocket socket;

    /** Owned by the loop that opened it. */
    final long opened = System.nanoTime();

    /** Owned by the loop: a ping of ours that nothing was heard after. */
    boolean pinged;

    private Link(int number, int maxMessage, Sink sink) {
        this.number = number;
        this.maxMessage = maxMessage;
        this.sink = sink;
    }

    /** A failed attempt; {@code retryAfterSeconds} is -1 unless the venue named a time. */
    record Failure(String reason, long retryAfterSeconds) {}

    /** Connects, blocking the caller; answers null after handing the failure over. */
    static @Nullable Link open(
            int number,
            HttpClient http,
            URI address,
            Duration timeout,
            int maxMessage,
            Sink sink,
            Consumer<Failure> failed) {
        Link link = new Link(number, maxMessage, sink);
        try {
            link.socket =
                    http.newWebSocketBuilder()
                            .connectTimeout(timeout)
                            .buildAsync(address, link.new Reader())
                            .join();
            return link;
        } catch (CompletionException e) {
            failed.accept(failure(address, e.getCause() == null ? e : e.getCause()));
            return null;
        }
    }

    private static Failure failure(URI address, Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake) {
            HttpResponse<?> response = handshake.getResponse();
            long after =
                    response.headers()
                            .firstValue("Retry-After")
                            .filter(text -> text.matches("\\d{1,7}"))
                            .map(Long::parseLong)
                            .orElse(-1L);
            return new Failure(
                    address.getHost() + " refused the connection with " + response.statusCode(),
                    after);
        }
        return new Failure("no connection to " + address.getHost() + ": " + cause.getMessage(), -1);
    }

    /** Lets messages come. */
    void begin() {
        WebSocket open = socket;
        if (open != null) {
            open.request(1);
        }
    }

    boolean isEnded() {
        return ended.get();
    }

    /** Counts from 1 within one stream. */
    public int number() {
        return number;
    }

    /** Sends a text after those sent before; a failure ends the connection. */
    public synchronized void send(String text) {
        WebSocket open = socket;
        if (open == null || ended.get()) {
            return;
        }
        sending =
                sending.thenCompose(before -> open.sendText(text, true))
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                fail("could not send");
                            }
                        });
    }

    synchronized void ping() {
        WebSocket open = socket;
        if (open != null && !ended.get()) {
            sending = sending.thenCompose(before -> open.sendPing(ByteBuffer.allocate(0)));
        }
    }

    /** Ends the connection at once; its end is reported with this reason. */
    public void fail(String reason) {
        if (ended.compareAndSet(false, true)) {
            WebSocket open = socket;
            if (open != null) {
                open.abort();
            }
            sink.ended(this, reason);
        }
    }

    /** Says goodbye and ends without a report. */
    synchronized void close() {
        if (ended.compareAndSet(false, true)) {
            WebSocket open = socket;
            if (open != null) {
                CompletableFuture<?> _ =
                        open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                                .orTimeout(1, TimeUnit.SECONDS)
                                .whenComplete((done, failure) -> open.abort());
            }
        }
    }

    /** When anything was last heard, pings and pongs included, in {@link System#nanoTime}. */
    long heard() {
        return heard;
    }

    /** One more message waits. */
    int queue() {
        return queued.incrementAndGet();
    }

    void taken() {
        queued.decrementAndGet();
    }

    /** Messages that still wait are not to be read any more. */
    void skip() {
        skipping = true;
    }

    boolean skipping() {
        return skipping;
    }

    @Override
    public String toString() {
        return "connection " + number;
    }

    private final class Reader implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        /** Reading begins with {@link Link#begin}, so that nothing comes before the opening. */
        @Override
        public void onOpen(WebSocket webSocket) {
            heard = System.nanoTime();
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            heard = System.nanoTime();
            if (text.length() + data.length() > maxMessage) {
                fail("a message is longer than " + maxMessage + " characters");
                return null;
            }
            if (last && text.isEmpty()) {
                sink.text(Link.this, data.toString());
            } else {
                text.append(data);
                if (last) {
                    sink.text(Link.this, text.toString());
                    text.setLength(0);
                }
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(
                WebSocket webSocket, ByteBuffer data, boolean last) {
            fail("a binary message, text expected");
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
            heard = System.nanoTime();
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
            heard = System.nanoTime();
            webSocket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(
                WebSocket webSocket, int statusCode, String reason) {
            fail("the venue closed the connection (" + statusCode + ")");
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            fail("the connection broke: " + error.getClass().getSimpleName());
        }
    }
}
