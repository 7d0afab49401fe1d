package io.aibotiyi.backend.operations;

import java.util.Optional;

/**
 * Whether REST and streams are served with TLS 1.3, and how clients may know this server. The
 * streams take the Netty {@code SslContext} bean, which exists exactly when {@link #enabled()}; it
 * follows renewed certificates by itself.
 */
public interface ServerTls {

    boolean enabled();

    /** SHA-256 of the certificate as {@code AB:CD:…}; empty without TLS. */
    Optional<String> fingerprint();
}
