package io.aibotiyi.backend.operations.tls;

import io.aibotiyi.backend.operations.ServerTls;
import io.aibotiyi.backend.operations.tls.TlsSettings.Mode;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * Holds the server's certificate, for Tomcat as the bundle {@link #BUNDLE} and for Netty, and looks
 * now and then whether its files were renewed. Files that cannot be used leave the certificate that
 * is in use, and are told once in the log.
 */
final class CertificateKeeper implements ServerTls, AutoCloseable {

    static final String BUNDLE = "aibot";

    private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);
    private static final SslOptions TLS_1_3 = SslOptions.of(null, new String[] {"TLSv1.3"});

    private final TlsSettings settings;
    private final @Nullable CertificateFiles files;
    private @Nullable RenewableKey key;
    private volatile @Nullable String fingerprint;
    private @Nullable SslBundleRegistry registry;
    private List<FileTime> seen = List.of();
    private @Nullable Thread watcher;

    CertificateKeeper(TlsSettings settings, Path home, String address, Clock clock) {
        this.settings = settings;
        this.files = settings.mode() == Mode.NONE ? null : new CertificateFiles(settings, home);
        if (files == null) {
            return;
        }
        try {
            if (settings.mode() == Mode.SELF_SIGNED && !usable(files, clock)) {
                SelfSignedCertificate.write(
                        files.certificate(),
                        java.util.Objects.requireNonNull(files.key()),
                        address,
                        clock.instant());
            }
            seen = files.state();
            KeyStore store = files.read();
            key = new RenewableKey(store, files.password());
            fingerprint = fingerprintOf(leaf(store));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("TLS: " + e + "; see aibot.tls.*", e);
        }
    }

    private static boolean usable(CertificateFiles files, Clock clock)
            throws GeneralSecurityException {
        return Files.exists(files.certificate())
                && leaf(files.read())
                        .getNotAfter()
                        .toInstant()
                        .isAfter(clock.instant().plus(SelfSignedCertificate.RENEW_BEFORE));
    }

    @Override
    public boolean enabled() {
        return files != null;
    }

    @Override
    public Optional<String> fingerprint() {
        return Optional.ofNullable(fingerprint);
    }

    /** For Netty; follows renewals. */
    SslContext netty() throws SSLException {
        return SslContextBuilder.forServer(java.util.Objects.requireNonNull(key))
                .sslProvider(SslProvider.JDK)
                .protocols("TLSv1.3")
                .build();
    }

    /** Gives Tomcat the certificate, and from now on what replaces it. */
    void register(SslBundleRegistry bundles) {
        if (files == null) {
            return;
        }
        bundles.registerBundle(BUNDLE, bundle(files.read(), files));
        registry = bundles;
        watcher = Thread.ofVirtual().name("tls-files").start(this::watch);
    }

    private static SslBundle bundle(KeyStore store, CertificateFiles files) {
        String password = new String(files.password());
        return SslBundle.of(
                SslStoreBundle.of(store, password, null),
                password.isEmpty() ? SslBundleKey.NONE : SslBundleKey.of(password),
                TLS_1_3);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(settings.reloadInterval());
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        CertificateFiles present = java.util.Objects.requireNonNull(files);
        try {
            List<FileTime> state = present.state();
            if (state.equals(seen)) {
                return;
            }
            seen = state;
            KeyStore store = present.read();
            java.util.Objects.requireNonNull(key).renew(store, present.password());
            java.util.Objects.requireNonNull(registry).updateBundle(BUNDLE, bundle(store, present));
            fingerprint = fingerprintOf(leaf(store));
            LOG.info("The renewed certificate is in use: {}", fingerprint);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("The renewed certificate is not used: {}", e.getMessage());
        }
    }

    private static X509Certificate leaf(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return (X509Certificate) store.getCertificate(alias);
            }
        }
        throw new GeneralSecurityException("no private key");
    }

    static String fingerprintOf(X509Certificate certificate) throws GeneralSecurityException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
        return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
    }

    @Override
    public void close() {
        if (watcher != null) {
            watcher.interrupt();
        }
    }
}
