package io.aibotiyi.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * What a backend shows before anybody trusts it, for a person to compare on first use.
 *
 * @param fingerprint SHA-256 as {@code AB:CD:…}; {@link ServerTrust#pinned} takes it
 * @param names host names and addresses that it is for (RFC 5280 section 4.2.1.6); empty if it
 *     carries none that can be read
 * @param selfSigned issued by itself, so that no authority can vouch for it
 */
public record ServerCertificate(
        String fingerprint,
        String subject,
        String issuer,
        List<String> names,
        Instant validFrom,
        Instant validUntil,
        boolean selfSigned) {

    /** General names of RFC 5280: a host name, an address. */
    private static final Set<Integer> HOSTS = Set.of(2, 7);

    public ServerCertificate {
        names = List.copyOf(names);
    }

    /**
     * Asks a backend for its certificate. Only the handshake is made; nothing is sent.
     *
     * @param address {@code https://host:port}
     * @throws UnreachableException if no TLS server answers there
     */
    public static ServerCertificate of(URI address, Duration timeout) {
        AtomicReference<X509Certificate> shown = new AtomicReference<>();
        int port = address.getPort() < 0 ? 443 : address.getPort();
        int millis = Math.toIntExact(Math.max(1, timeout.toMillis()));
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), millis);
            socket.setSoTimeout(millis);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Looking(shown)}, null);
            try (SSLSocket tls =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, address.getHost(), port, false)) {
                tls.startHandshake();
            }
        } catch (IOException | GeneralSecurityException e) {
            if (shown.get() == null) {
                throw new UnreachableException(address, HttpTransport.reason(e), e);
            }
        }
        X509Certificate certificate = java.util.Objects.requireNonNull(shown.get());
        return new ServerCertificate(
                ServerTrust.fingerprint(certificate),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(name -> HOSTS.contains(name.get(0)))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Looks and refuses, so that nothing can be sent over a connection nobody trusts. */
    private static final class Looking extends X509ExtendedTrustManager {

        private final AtomicReference<X509Certificate> shown;

        Looking(AtomicReference<X509Certificate> shown) {
            this.shown = shown;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws java.security.cert.CertificateException {
            shown.set(chain[0]);
            throw new java.security.cert.CertificateException("only looking");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws java.security.cert.CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkServerTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine)
                throws java.security.cert.CertificateException {
            checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("this end is the client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(
                X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
