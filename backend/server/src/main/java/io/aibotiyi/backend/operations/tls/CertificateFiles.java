package io.aibotiyi.backend.operations.tls;

import io.aibotiyi.backend.operations.tls.TlsSettings.Mode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Reads the configured certificate and key into a key store. */
final class CertificateFiles {

    private final TlsSettings settings;
    private final Path certificate;
    private final @Nullable Path key;

    CertificateFiles(TlsSettings settings, Path home) {
        this.settings = settings;
        if (settings.mode() == Mode.SELF_SIGNED) {
            certificate = home.resolve("tls").resolve("certificate.pem");
            key = home.resolve("tls").resolve("key.pem");
        } else {
            if (settings.certificate().isBlank()) {
                throw unusable("aibot.tls.certificate is not set", null);
            }
            certificate = Path.of(settings.certificate());
            key = settings.privateKey().isBlank() ? null : Path.of(settings.privateKey());
        }
    }

    Path certificate() {
        return certificate;
    }

    @Nullable Path key() {
        return key;
    }

    char[] password() {
        return settings.password().toCharArray();
    }

    /** Changes when one of the files does. */
    List<FileTime> state() throws IOException {
        List<FileTime> times = new ArrayList<>(2);
        times.add(Files.getLastModifiedTime(certificate));
        if (key != null) {
            times.add(Files.getLastModifiedTime(key));
        }
        return times;
    }

    /**
     * @throws IllegalStateException naming the file, if there is no key with a certificate in it
     */
    KeyStore read() {
        String name = certificate.toString().toLowerCase(Locale.ROOT);
        try {
            KeyStore store = name.endsWith(".p12") || name.endsWith(".pfx") ? pkcs12() : pem();
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return store;
                }
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unusable(certificate + " cannot be used: " + e.getMessage(), e);
        }
        throw unusable(certificate + " holds no private key", null);
    }

    private KeyStore pkcs12() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate)) {
            store.load(in, password());
        }
        return store;
    }

    private KeyStore pem() throws IOException {
        if (key == null) {
            throw unusable("aibot.tls.private-key is not set", null);
        }
        String password = settings.password().isEmpty() ? null : settings.password();
        PemSslStoreDetails details =
                PemSslStoreDetails.forCertificate(Files.readString(certificate))
                        .withPrivateKey(Files.readString(key))
                        .withPrivateKeyPassword(password)
                        .withPassword(password);
        KeyStore store = new PemSslStoreBundle(details, null).getKeyStore();
        if (store == null) {
            throw unusable(certificate + " holds no certificate", null);
        }
        return store;
    }

    private static IllegalStateException unusable(String what, @Nullable Throwable cause) {
        return new IllegalStateException("TLS: " + what + "; see aibot.tls.*", cause);
    }
}
