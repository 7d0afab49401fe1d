package io.aibotiyi.exchange;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A small HTTP and WebSocket server (RFC 9112, RFC 6455) whose connections can be broken. */
final class StubServer implements AutoCloseable {

    /** A request; the query is as it came, not decoded. */
    record Request(
            String method, String path, String query, Map<String, String> headers, String body) {}

    /** An answer; null instead of it drops the connection without a word. */
    record Response(int status, Map<String, String> headers, String body) {
        static Response json(String body) {
            return new Response(200, Map.of(), body);
        }
    }

    interface Handler {
        @Nullable Response http(Request request) throws InterruptedException;

        /** The status to refuse a WebSocket with, 101 to take it. */
        int upgrade(String path);

        void opened(Peer peer);

        void text(Peer peer, String text);

        void closed(Peer peer);
    }

    private final ServerSocket listener;
    private final Handler handler;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    StubServer(Handler handler) throws IOException {
        this.handler = handler;
        this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Request request = read(in);
                if (request == null) {
                    return;
                }
                if ("websocket".equalsIgnoreCase(request.headers.get("upgrade"))) {
                    upgrade(socket, in, request);
                    return;
                }
                Response response = handler.http(request);
                if (response == null) {
                    return;
                }
                write(socket.getOutputStream(), response);
            }
        } catch (IOException | InterruptedException e) {
            // the other side or the script ended it
        } finally {
            sockets.remove(socket);
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        String line = line(in);
        if (line.isEmpty()) {
            return null;
        }
        String[] parts = line.split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        int mark = parts[1].indexOf('?');
        return new Request(
                parts[0],
                mark < 0 ? parts[1] : parts[1].substring(0, mark),
                mark < 0 ? "" : parts[1].substring(mark + 1),
                headers,
                body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                out.write(b);
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private static void write(OutputStream out, Response response) throws IOException {
        byte[] body = response.body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + response.status + " x\r\n");
        response.headers.forEach((k, v) -> head.append(k).append(": ").append(v).append("\r\n"));
        head.append("Content-Type: application/json\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        out.write(all.toByteArray());
        out.flush();
    }

    private void upgrade(Socket socket, InputStream in, Request request) throws IOException {
        int status = handler.upgrade(request.path);
        if (status != 101) {
            write(socket.getOutputStream(), new Response(status, Map.of("Retry-After", "1"), "{}"));
            return;
        }
        String accept;
        try {
            String key =
                    request.headers.get("sec-websocket-key")
                            + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
            accept =
                    Base64.getEncoder()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-1")
                                            .digest(key.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        String head =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept
                        + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        Peer peer = new Peer(socket, request.path);
        handler.opened(peer);
        try {
            peer.read(in);
        } finally {
            handler.closed(peer);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** A client's WebSocket. Sending never waits for the client longer than the socket's buffer. */
    final class Peer {

        private final Socket socket;
        private final String path;
        private boolean frozen;

        private Peer(Socket socket, String path) {
            this.socket = socket;
            this.path = path;
        }

        String path() {
            return path;
        }

        synchronized void send(String text) {
            frame(0x1, text.getBytes(StandardCharsets.UTF_8), -1);
        }

        synchronized void ping() {
            frame(0x9, new byte[] {1, 2, 3}, -1);
        }

        /** Writes half of a message and ends the connection. */
        synchronized void cut(String text) {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            frame(0x1, payload, payload.length / 2);
            end();
        }

        /** Neither answers nor sends any more; the connection stays. */
        synchronized void freeze() {
            frozen = true;
        }

        void end() {
            try {
                socket.close();
            } catch (IOException e) {
                // ended already
            }
        }

        private void frame(int opcode, byte[] payload, int cutAt) {
            if (frozen) {
                return;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 10);
            out.write(0x80 | opcode);
            if (payload.length < 126) {
                out.write(payload.length);
            } else if (payload.length < 65_536) {
                out.write(126);
                out.write(payload.length >>> 8);
                out.write(payload.length);
            } else {
                out.write(127);
                for (int shift = 56; shift >= 0; shift -= 8) {
                    out.write((int) ((long) payload.length >>> shift));
                }
            }
            out.write(payload, 0, cutAt < 0 ? payload.length : cutAt);
            try {
                socket.getOutputStream().write(out.toByteArray());
            } catch (IOException e) {
                end();
            }
        }

        private void read(InputStream in) throws IOException {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            while (true) {
                int head = in.read();
                int second = in.read();
                if (second < 0) {
                    return;
                }
                int length = second & 0x7f;
                if (length == 126) {
                    length = in.read() << 8 | in.read();
                } else if (length == 127) {
                    throw new IOException("no client sends so much");
                }
                byte[] mask = in.readNBytes(4);
                byte[] payload = in.readNBytes(length);
                for (int i = 0; i < payload.length; i++) {
                    payload[i] ^= mask[i % 4];
                }
                switch (head & 0x0f) {
                    case 0x0, 0x1 -> {
                        message.writeBytes(payload);
                        if ((head & 0x80) != 0) {
                            if (!frozen()) {
                                handler.text(this, message.toString(StandardCharsets.UTF_8));
                            }
                            message.reset();
                        }
                    }
                    case 0x8 -> {
                        frameLocked(0x8, payload);
                        return;
                    }
                    case 0x9 -> frameLocked(0xa, payload);
                    default -> {
                        // a pong
                    }
                }
            }
        }

        private synchronized boolean frozen() {
            return frozen;
        }

        private synchronized void frameLocked(int opcode, byte[] payload) {
            frame(opcode, payload, -1);
        }
    }
}
