package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A client that asks for permessage-deflate without naming context takeover, as browsers do,
 * written from RFC 6455 and RFC 7692 alone.
 */
final class DeflatedStream implements AutoCloseable {

    final String agreement;
    private final Socket socket;
    private final DataInputStream in;

    /**
     * One message of the server.
     *
     * @param wireBytes of its payload
     */
    record Message(boolean compressed, int wireBytes, String text) {}

    DeflatedStream(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(10_000);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        socket.getOutputStream()
                .write(
                        ("GET "
                                        + address.getPath()
                                        + " HTTP/1.1\r\nHost: "
                                        + address.getAuthority()
                                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                        + "Sec-WebSocket-Version: 13\r\n"
                                        + "Sec-WebSocket-Extensions: permessage-deflate;"
                                        + " client_max_window_bits\r\n"
                                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        assertThat(head).startsWith("HTTP/1.1 101");
        agreement =
                head.toString()
                        .lines()
                        .filter(l ->
                                l.toLowerCase(java.util.Locale.ROOT)
                                        .startsWith("sec-websocket-extensions:"))
                        .findFirst()
                        .orElse("");
    }

    void send(String text) throws IOException {
        write(0x81, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As a message of its own, without context. */
    void sendCompressed(String text) throws IOException {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        byte[] buffer = new byte[text.length() + 64];
        int length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        deflater.end();
        write(0xc1, java.util.Arrays.copyOf(buffer, length - 4));
    }

    private void write(int first, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 16).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        socket.getOutputStream().write(frame.array(), 0, frame.position());
    }

    Message next() throws IOException {
        int first = in.readUnsignedByte();
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = Math.toIntExact(in.readLong());
        }
        byte[] payload = in.readNBytes(length);
        boolean compressed = (first & 0x40) != 0;
        return new Message(
                compressed,
                length,
                new String(compressed ? inflated(payload) : payload, StandardCharsets.UTF_8));
    }

    /** Each message by itself: a new inflater proves that no context is carried over. */
    private static byte[] inflated(byte[] payload) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(payload);
        whole.write(new byte[] {0, 0, (byte) 0xff, (byte) 0xff});
        Inflater inflater = new Inflater(true);
        inflater.setInput(whole.toByteArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
                out.write(buffer, 0, n);
            }
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
        return out.toByteArray();
    }

    /** The server closes, within the time that reading waits at most. */
    void awaitEnd() throws IOException {
        try {
            while (in.read() >= 0) {
                assertThat(socket.isClosed()).isFalse();
            }
        } catch (java.net.SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
