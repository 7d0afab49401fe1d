package io.aibotiyi.workstation.embedded;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ClientOptions;
import io.aibotiyi.domain.ArchitectureExemption;
import io.aibotiyi.workstation.connect.FileDeviceKey;
import io.aibotiyi.workstation.state.Backends;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Clients of backends elsewhere, and of the one it starts in this process on first use: on
 * loopback, with free ports and a one-time secret that never leaves the process.
 */
@ArchitectureExemption(
        "desktop never imports backend, but somebody must start the embedded one: this class does"
                + " only that, through the backend's public launcher, and talks to it as to any"
                + " server")
public final class EmbeddedBackend implements Backends {

    private static final int SECRET_BYTES = 32;

    private final Path home;
    private @Nullable Backend backend;
    private String secret = "";

    public EmbeddedBackend(Path home) {
        this.home = home;
    }

    @Override
    public synchronized AibotClient embedded() {
        Backend running = backend;
        if (running == null) {
            byte[] random = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(random);
            secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            running = Backend.start(BackendOptions.embedded(home, secret));
            backend = running;
        }
        AibotClient client = AibotClients.connect(running.address());
        try {
            client.loginEmbedded(secret);
            return client;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public AibotClient remote(URI address) {
        return AibotClients.connect(
                address,
                ClientOptions.defaults()
                        .withDevice(FileDeviceKey.in(home, InstantSource.system()), deviceName()));
    }

    /** What its owner knows this machine by. */
    private static String deviceName() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.length() <= 64 ? host : host.substring(0, 64);
        } catch (UnknownHostException e) {
            return "Workstation";
        }
    }

    @Override
    public synchronized boolean proveAgain(AibotClient client) {
        if (backend == null || !backend.address().equals(client.address())) {
            return false;
        }
        client.signIns().stepUpEmbedded(secret);
        return true;
    }

    @Override
    public synchronized void close() {
        if (backend != null) {
            backend.close();
            backend = null;
        }
    }
}
