package io.aibotiyi.client;

import java.net.URI;

/** Where clients come from. */
public final class AibotClients {

    private AibotClients() {}

    /**
     * A client of the backend at {@code address}, with default options. Nothing is sent yet: the
     * first call finds out whether a backend answers there.
     *
     * @param address {@code http://host:port} or {@code https://…}; a path, if any, precedes {@code
     *     /api/v1}
     * @throws IllegalArgumentException if the address is not an absolute HTTP address with a host,
     *     or holds a user, a query or a fragment
     */
    public static AibotClient connect(URI address) {
        return connect(address, ClientOptions.defaults());
    }

    /**
     * A client that signs each request and stream with an API key; it needs no signing in, and
     * whatever signs in or out is refused with IllegalStateException.
     */
    public static AibotClient connect(URI address, ApiKey key) {
        return connect(address, key, ClientOptions.defaults());
    }

    /** As {@link #connect(URI, ApiKey)} with other limits. */
    public static AibotClient connect(URI address, ApiKey key, ClientOptions options) {
        return new HttpAibotClient(address, options, new RequestSigner(key, options.clock()));
    }

    /** As {@link #connect(URI)} with other limits. */
    public static AibotClient connect(URI address, ClientOptions options) {
        return new HttpAibotClient(address, options);
    }
}
