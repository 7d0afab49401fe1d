package io.aibotiyi.backend.identity.browser;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port of an address, in lower case. */
final class Origins {

    private Origins() {}

    /**
     * @throws IllegalArgumentException if it has no host
     */
    static URI of(URI address) {
        if (address.getScheme() == null || address.getHost() == null) {
            throw new IllegalArgumentException("'" + address + "' has no scheme and host");
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return URI.create(
                (address.getScheme() + "://" + address.getHost()).toLowerCase(Locale.ROOT) + port);
    }
}
