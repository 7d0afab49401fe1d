package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import java.net.URI;

/** Where clients come from. Both calls block and are made off the FX thread. */
public interface Backends extends AutoCloseable {

    /** Starts the backend of this process, once, and returns a client that is signed in to it. */
    AibotClient embedded();

    /** A client for a backend elsewhere; nothing is sent yet. */
    AibotClient remote(URI address);

    /** Stops what {@link #embedded} started; harmless when nothing runs. */
    @Override
    void close();
}
