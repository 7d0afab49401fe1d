package io.aibotiyi.workstation.state;

import io.aibotiyi.client.ServerCertificate;
import java.net.URI;
import java.util.Optional;

/**
 * Which certificates a person has decided to trust, one for each host and port. Every call may
 * block and is made off the FX thread.
 */
public interface CertificateTrust {

    /**
     * The fingerprint that was decided on; empty where the system's authorities decide.
     *
     * @throws java.io.UncheckedIOException if the decisions cannot be read; none is assumed then
     */
    Optional<String> pinned(URI address);

    /**
     * Trusts this certificate from now on and no other for that host and port.
     *
     * @param fingerprint SHA-256 as {@code AB:CD:…}
     */
    void pin(URI address, String fingerprint);

    /** Takes a decision back; without one nothing happens. */
    void forget(URI address);

    /**
     * What a backend shows; nothing is sent to it.
     *
     * @throws io.aibotiyi.client.UnreachableException if no TLS server answers there
     */
    ServerCertificate look(URI address);
}
