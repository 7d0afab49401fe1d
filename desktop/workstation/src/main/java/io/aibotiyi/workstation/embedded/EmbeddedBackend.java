package io.aibotiyi.workstation.embedded;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.domain.ArchitectureExemption;
import io.aibotiyi.workstation.connect.RemoteClients;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.CertificateTrust;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
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
    private final RemoteClients remotes;
    private @Nullable Backend backend;
    private String secret = "";

    public EmbeddedBackend(Path home) {
        this.home = home;
        remotes = new RemoteClients(home, InstantSource.system());
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
        return remotes.connect(address);
    }

    @Override
    public Optional<CertificateTrust> trust() {
        return Optional.of(remotes.trust());
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
