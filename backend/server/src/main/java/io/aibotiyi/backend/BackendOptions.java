package io.aibotiyi.backend;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to start a backend.
 *
 * @param home application data folder; made if absent; one backend at a time
 * @param bindAddress network address to serve on, loopback unless said otherwise
 * @param port of REST; 0 takes a free one
 * @param streamPort of the WebSocket streams; 0 takes a free one
 * @param embeddedSecret what a workstation in the same process signs in with; null on a server
 * @param properties settings of application.yaml to override, by their dotted names
 */
public record BackendOptions(
        Path home,
        String bindAddress,
        int port,
        int streamPort,
        @Nullable String embeddedSecret,
        Map<String, String> properties) {

    public static final String LOOPBACK = "127.0.0.1";

    /**
     * @throws IllegalArgumentException if a port is outside 0..65535 or the embedded secret is
     *     shorter than 22 characters (128 bits in Base64)
     */
    public BackendOptions {
        home = home.toAbsolutePath().normalize();
        properties = Map.copyOf(properties);
        requirePort("port", port);
        requirePort("streamPort", streamPort);
        if (embeddedSecret != null && embeddedSecret.length() < 22) {
            throw new IllegalArgumentException(
                    "embeddedSecret must have at least 22 characters of randomness");
        }
    }

    /** A server on loopback with free ports. */
    public static BackendOptions at(Path home) {
        return new BackendOptions(home, LOOPBACK, 0, 0, null, Map.of());
    }

    /** The same on loopback for a workstation in this process. */
    public static BackendOptions embedded(Path home, String secret) {
        return new BackendOptions(home, LOOPBACK, 0, 0, secret, Map.of());
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(name + " must be 0..65535, was " + port);
        }
    }

    @Override
    public String toString() {
        return "BackendOptions[home="
                + home
                + ", bindAddress="
                + bindAddress
                + ", port="
                + port
                + ", streamPort="
                + streamPort
                + ", embedded="
                + (embeddedSecret != null)
                + "]";
    }
}
