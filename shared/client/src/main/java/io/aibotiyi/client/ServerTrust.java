package io.aibotiyi.client;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** How a client knows that it talks to the right backend. */
public sealed interface ServerTrust {

    /** As the system does: a known authority vouches for the host's name. */
    record Authorities() implements ServerTrust {}

    /**
     * One certificate and no other, whoever signed it and whatever name it carries; for self-signed
     * backends whose fingerprint came another way. Its period of validity still counts.
     *
     * @param sha256 of the certificate in 64 hexadecimal digits; colons and case do not matter
     */
    record Pinned(String sha256) implements ServerTrust {

        /**
         * @throws IllegalArgumentException if it is not a SHA-256 fingerprint
         */
        public Pinned {
            sha256 = sha256.replace(":", "").strip().toLowerCase(Locale.ROOT);
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "a SHA-256 fingerprint has 64 hexadecimal digits");
            }
        }
    }

    static ServerTrust authorities() {
        return new Authorities();
    }

    static ServerTrust pinned(String sha256) {
        return new Pinned(sha256);
    }

    /** The fingerprint that a person compares: {@code AB:CD:…}. */
    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the certificate cannot be encoded", e);
        }
    }

    /** A TLS context that trusts so. */
    default SSLContext context() {
        try {
            return switch (this) {
                case Authorities _ -> SSLContext.getDefault();
                case Pinned pinned -> {
                    SSLContext context = SSLContext.getInstance("TLS");
                    context.init(null, new TrustManager[] {new PinnedTrust(pinned)}, null);
                    yield context;
                }
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Compares fingerprints and nothing else. */
    final class PinnedTrust extends X509ExtendedTrustManager {

        private final Pinned pinned;

        PinnedTrust(Pinned pinned) {
            this.pinned = pinned;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            chain[0].checkValidity();
            String shown = fingerprint(chain[0]);
            byte[] actual = HexFormat.ofDelimiter(":").parseHex(shown);
            if (!MessageDigest.isEqual(actual, HexFormat.of().parseHex(pinned.sha256()))) {
                throw new CertificateException(
                        "the backend shows another certificate than the trusted one: " + shown);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("clients are not known by certificates here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
