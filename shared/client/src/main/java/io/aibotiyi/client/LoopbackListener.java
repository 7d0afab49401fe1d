package io.aibotiyi.client;

import io.aibotiyi.protocol.OAuth;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * Listens on 127.0.0.1, on a port of the system's choice, for the browser that comes back (RFC 8252
 * section 7.3). Takes one GET of the one path, asked for by that address (so no page of a foreign
 * name reaches it), and only if it is the expected one; everything else is answered and forgotten.
 * At most {@link #MOST_CONNECTIONS} at once, {@link #LONGEST} bytes and five seconds each; further
 * ones are closed.
 */
final class LoopbackListener implements AutoCloseable {

    static final int MOST_CONNECTIONS = 16;
    static final int LONGEST = 8_192;
    private static final int PATIENCE_MILLIS = 5_000;

    private final ServerSocket server;
    private final Predicate<Map<String, String>> expected;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private final Thread listening;

    LoopbackListener(Predicate<Map<String, String>> expected) throws IOException {
        this.expected = expected;
        server = new ServerSocket();
        server.bind(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 16);
        listening = Thread.ofVirtual().name("browser-sign-in").start(this::listen);
    }

    URI redirect() {
        return URI.create("http://" + host() + OAuth.REDIRECT_PATH);
    }

    private String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** The query of the first request that was expected. */
    CompletableFuture<Map<String, String>> answer() {
        return answer;
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (connections.tryAcquire()) {
                    Thread.ofVirtual().name("browser-sign-in").start(() -> serve(socket));
                } else {
                    socket.close();
                }
            } catch (IOException e) {
                // closed, or a connection that went away before it was taken
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            Optional<Map<String, String>> query = query(socket.getInputStream());
            boolean right = query.filter(expected).isPresent();
            socket.getOutputStream().write(page(right));
            socket.getOutputStream().flush();
            if (right) {
                answer.complete(query.orElseThrow());
            }
        } catch (IOException e) {
            // whoever it was has gone
        } finally {
            connections.release();
        }
    }

    /** Empty if it is not a request for the redirect. */
    private Optional<Map<String, String>> query(InputStream in) throws IOException {
        String[] lines = head(new BufferedInputStream(in)).split("\r\n");
        String[] request = lines[0].split(" ");
        String start = OAuth.REDIRECT_PATH + "?";
        if (request.length != 3
                || !request[0].equals("GET")
                || !request[1].startsWith(start)
                || !asked(lines)) {
            return Optional.empty();
        }
        Map<String, String> query = new HashMap<>();
        for (String parameter : request[1].substring(start.length()).split("&")) {
            String[] pair = parameter.split("=", 2);
            try {
                String value = pair.length < 2 ? "" : decoded(pair[1]);
                if (query.putIfAbsent(decoded(pair[0]), value) != null) {
                    return Optional.empty();
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(query);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private boolean asked(String[] lines) {
        int hosts = 0;
        boolean ours = false;
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith("host:")) {
                hosts++;
                ours = line.substring("host:".length()).strip().equals(host());
            }
        }
        return hosts == 1 && ours;
    }

    /** Up to the empty line. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < LONGEST) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            head.append((char) b);
            if (b == '\n'
                    && head.length() >= 4
                    && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        throw new IOException("no request");
    }

    private static byte[] page(boolean right) {
        String text =
                right
                        ? "<h1>Back to the workstation</h1><p>You can close this page.</p>"
                        : "<h1>Nothing to see here</h1>";
        String html =
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>AIBOT IYI</title>"
                        + text
                        + "</html>";
        return ("HTTP/1.1 "
                        + (right ? "200 OK" : "404 Not Found")
                        + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                        + html.length()
                        + "\r\nConnection: close\r\nCache-Control: no-store\r\nReferrer-Policy:"
                        + " no-referrer\r\nContent-Security-Policy: default-src 'none';"
                        + " frame-ancestors 'none'\r\nX-Content-Type-Options: nosniff\r\n\r\n"
                        + html)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns once nothing listens any more. */
    @Override
    public void close() {
        try {
            server.close();
            // the system closes the port when the thread that waits on it has let go
            listening.join(Duration.ofSeconds(1));
        } catch (IOException e) {
            throw new IllegalStateException("a socket did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
