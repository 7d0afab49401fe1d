package io.aibotiyi.backend.identity.providers;

import java.net.URI;
import java.util.Set;

/**
 * Which addresses of a provider are asked: what a discovery document says is not believed alone.
 */
public final class ProviderAddresses {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private ProviderAddresses() {}

    /**
     * https, by a name, without credentials; http, and loopback at all, only where the issuer
     * itself is there.
     */
    public static boolean safe(URI address, URI issuer) {
        String host = address.getHost();
        if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return false;
        }
        boolean here = LOOPBACK.contains(host) || host.startsWith("127.");
        boolean issuerHere = LOOPBACK.contains(String.valueOf(issuer.getHost()));
        return here
                ? issuerHere && Set.of("http", "https").contains(address.getScheme())
                : "https".equals(address.getScheme());
    }
}
