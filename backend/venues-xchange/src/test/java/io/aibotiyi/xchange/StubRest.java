package io.aibotiyi.xchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An exchange's REST interface on a real socket that fails as told. */
final class StubRest implements AutoCloseable {

    /** What an exchange that is not well does with a request. */
    enum Fault {
        SERVER_ERROR,
        TOO_MANY_REQUESTS,
        GARBAGE,
        OTHER_JSON,
        CUT,
        /** Sends a byte now and then, never all. */
        DRIP,
        SILENCE
    }

    /** Answers a request; the query as it came. */
    interface Handler {
        String answer(String method, String path, String query, HttpExchange exchange)
                throws IOException, Refusal;
    }

    /** A status with a body. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refusal(int status, String body) {
            super(body);
            this.status = status;
        }
    }

    private record Planned(Fault fault, Predicate<String> path) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Handler handler;
    private final List<String> requests = new ArrayList<>();
    private final Deque<Planned> next = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Fault always;

    StubRest(Handler handler) throws IOException {
        this.handler = handler;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Fails the next request whose path contains this. */
    synchronized void failNext(Fault fault, String path) {
        next.add(new Planned(fault, asked -> asked.contains(path)));
    }

    synchronized void failAlways(Fault fault) {
        always = fault;
    }

    synchronized void heal() {
        always = null;
        next.clear();
    }

    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized @Nullable Fault note(String method, String path, String query) {
        requests.add(method + " " + path + (query.isEmpty() ? "" : "?" + query));
        for (Planned planned : next) {
            if (planned.path().test(path)) {
                next.remove(planned);
                return planned.fault();
            }
        }
        return always;
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            URI uri = exchange.getRequestURI();
            String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
            Fault fault = note(exchange.getRequestMethod(), uri.getPath(), query);
            if (fault == null) {
                answer(exchange, uri.getPath(), query);
            } else {
                fail(exchange, fault);
            }
        } catch (IOException | InterruptedException e) {
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange, String path, String query) throws IOException {
        try {
            String body = handler.answer(exchange.getRequestMethod(), path, query, exchange);
            send(exchange, 200, body);
        } catch (Refusal e) {
            send(exchange, e.status, String.valueOf(e.getMessage()));
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void fail(HttpExchange exchange, Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case SERVER_ERROR -> send(exchange, 503, "<html>upstream is gone</html>");
            case TOO_MANY_REQUESTS -> {
                exchange.getResponseHeaders().set("Retry-After", "1");
                send(exchange, 429, "Too Many Requests");
            }
            case GARBAGE -> send(exchange, 200, "no { JSON");
            case OTHER_JSON -> send(exchange, 200, "{\"surprise\":true}");
            case CUT -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                exchange.close();
            }
            case DRIP -> {
                exchange.sendResponseHeaders(200, 100_000);
                do {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                } while (!closing.await(20, TimeUnit.MILLISECONDS));
            }
            case SILENCE -> closing.await();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        threads.shutdownNow();
        server.stop(0);
    }
}
