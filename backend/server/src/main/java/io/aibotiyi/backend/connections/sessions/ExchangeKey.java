package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.venues.ApiCredentials;

/** Lends a connection's key, opened anew each time; the borrower closes it. */
@FunctionalInterface
public interface ExchangeKey {

    /**
     * @throws IllegalStateException if it cannot be opened (any more)
     */
    ApiCredentials open();
}
