package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.StreamFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A WebSocket that says and hears exactly what the test wants, and can stop reading. */
final class RawStream implements WebSocket.Listener, AutoCloseable {

    final BlockingQueue<StreamFrame> frames = new LinkedBlockingQueue<>();
    final AtomicInteger closeCode = new AtomicInteger();
    final AtomicInteger pings = new AtomicInteger();
    private final HttpClient http;
    private final StringBuilder parts = new StringBuilder();
    private final WebSocket socket;
    private volatile boolean reading = true;

    RawStream(URI address) {
        this(address, HttpClient.newHttpClient());
    }

    RawStream(URI address, HttpClient http) {
        this.http = http;
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    void send(String json) {
        socket.sendText(json, true).join();
    }

    void stopReading() {
        reading = false;
    }

    void readAgain() {
        reading = true;
        socket.request(1);
    }

    <F extends StreamFrame> F next(Class<F> type) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            StreamFrame frame = frames.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(frame).as("a %s within 10 s", type.getSimpleName()).isNotNull();
            if (type.isInstance(frame)) {
                return type.cast(frame);
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket s, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            frames.add(Json.mapper().readValue(parts.toString(), StreamFrame.class));
            parts.setLength(0);
        }
        if (reading || !last) {
            s.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket s, ByteBuffer message) {
        pings.incrementAndGet();
        s.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket s, int code, String reason) {
        closeCode.set(code);
        return null;
    }

    @Override
    public void onError(WebSocket s, Throwable error) {
        closeCode.compareAndSet(0, -1);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
