package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import java.net.URI;
import java.util.Optional;

/** Where clients come from. Both calls block and are made off the FX thread. */
public interface Backends extends AutoCloseable {

    /** Starts the backend of this process, once, and returns a client that is signed in to it. */
    AibotClient embedded();

    /** A client for a backend elsewhere; nothing is sent yet. */
    AibotClient remote(URI address);

    /**
     * Proves again, without asking, who the person of the backend in this process is.
     *
     * @return false where a person has to prove it
     */
    default boolean proveAgain(AibotClient client) {
        return false;
    }

    /** How people decide about certificates; empty where only the system's authorities do. */
    default Optional<CertificateTrust> trust() {
        return Optional.empty();
    }

    /** Stops what {@link #embedded} started; harmless when nothing runs. */
    @Override
    void close();
}
