package io.aibotiyi.backend.operations;

import java.net.URI;

/** Where this backend's WebSocket streams are served; the gateway says. */
public interface StreamAddress {

    /** Known once the server is up. */
    URI uri();
}
