package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.ClientOptions;
import io.aibotiyi.client.ServerCertificate;
import io.aibotiyi.client.ServerTrust;
import io.aibotiyi.client.UnreachableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** REST over TLS, from the first start with a self-signed certificate. */
class TlsTest {

    @TempDir static Path home;

    private static Backend backend;
    private static String print;

    @BeforeAll
    static void start() {
        backend = serve(home, Map.of("aibot.tls.mode", "self-signed"));
        print = backend.fingerprint().orElseThrow();
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    private static Backend serve(Path where, Map<String, String> properties) {
        return Backend.start(
                new BackendOptions(where, BackendOptions.LOOPBACK, 0, 0, null, properties));
    }

    private static AibotClient client(Backend of, ServerTrust trust) {
        return AibotClients.connect(of.address(), ClientOptions.defaults().withTrust(trust));
    }

    @Test
    void aClientThatPinsTheFingerprintIsServed() {
        assertThat(backend.address().getScheme()).isEqualTo("https");
        try (AibotClient pinned = client(backend, ServerTrust.pinned(print))) {
            assertThat(pinned.server().setupRequired()).isTrue();
        }
    }

    @Test
    void aClientThatTrustsAuthoritiesOrAnotherCertificateIsNot() {
        String other = "00" + print.substring(2).replace(":", "");
        try (AibotClient authorities = client(backend, ServerTrust.authorities());
                AibotClient pinned = client(backend, ServerTrust.pinned(other))) {
            assertThatThrownBy(authorities::server).isInstanceOf(UnreachableException.class);
            assertThatThrownBy(pinned::server)
                    .isInstanceOf(UnreachableException.class)
                    .hasMessageContaining("another certificate");
        }
    }

    @Test
    void showsItsCertificateToOneWhoHasNotDecidedYet() {
        ServerCertificate shown = ServerCertificate.of(backend.address(), Duration.ofSeconds(10));
        assertThat(shown.fingerprint()).isEqualTo(print);
        assertThat(shown.selfSigned()).isTrue();
        assertThat(shown.names()).contains("localhost", "127.0.0.1");
        assertThat(shown.validFrom()).isBefore(shown.validUntil());
    }

    @Test
    void refusesTls12() throws Exception {
        try (SSLSocket socket =
                (SSLSocket)
                        ServerTrust.pinned(print)
                                .context()
                                .getSocketFactory()
                                .createSocket("127.0.0.1", backend.address().getPort())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
        try (SSLSocket socket =
                (SSLSocket)
                        ServerTrust.pinned(print)
                                .context()
                                .getSocketFactory()
                                .createSocket("127.0.0.1", backend.address().getPort())) {
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void demandsTlsOfBrowsersForAYear() throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().sslContext(ServerTrust.pinned(print).context()).build()) {
            var headers =
                    http.send(
                                    HttpRequest.newBuilder(
                                                    backend.address().resolve("/api/v1/server"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .headers();
            assertThat(headers.firstValue("Strict-Transport-Security").orElseThrow())
                    .contains("max-age=31536000");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Server")).isEmpty();
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void keepsTheCertificateOverARestartAndTheKeyToItsOwner(@TempDir Path other) throws Exception {
        String first;
        try (Backend once = serve(other, Map.of("aibot.tls.mode", "self-signed"))) {
            first = once.fingerprint().orElseThrow();
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            other.resolve("tls").resolve("key.pem"))))
                    .isEqualTo("rw-------");
        }
        Path renewed = other.resolve("tls");
        Path place = Files.createDirectories(other.resolve("given"));
        for (String file : new String[] {"certificate.pem", "key.pem"}) {
            Files.copy(renewed.resolve(file), place.resolve(file));
        }
        try (Backend again =
                serve(
                        other,
                        Map.of(
                                "aibot.tls.mode",
                                "files",
                                "aibot.tls.certificate",
                                place.resolve("certificate.pem").toString(),
                                "aibot.tls.private-key",
                                place.resolve("key.pem").toString(),
                                "aibot.tls.reload-interval",
                                "50ms"))) {
            assertThat(again.fingerprint()).hasValue(first);
            renew(home.resolve("tls"), place);
            Awaitility.await().until(() -> again.fingerprint().orElseThrow().equals(print));
            try (AibotClient pinned = client(again, ServerTrust.pinned(print))) {
                assertThat(pinned.server().setupRequired()).isTrue();
            }
        }
    }

    /** As certbot does: new files in the old places. */
    private static void renew(Path from, Path to) throws Exception {
        FileTime later =
                FileTime.fromMillis(
                        Files.getLastModifiedTime(to.resolve("key.pem")).toMillis() + 5_000);
        for (String file : new String[] {"key.pem", "certificate.pem"}) {
            Path part = to.resolve(file + ".part");
            Files.copy(from.resolve(file), part);
            Files.setLastModifiedTime(part, later);
            Files.move(part, to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void saysWhatIsWrongWithAMissingCertificate(@TempDir Path other) {
        URI absent = other.resolve("absent.pem").toUri();
        assertThatThrownBy(() ->
                        serve(
                                other,
                                Map.of(
                                        "aibot.tls.mode", "files",
                                        "aibot.tls.certificate", Path.of(absent).toString(),
                                        "aibot.tls.private-key", Path.of(absent).toString())))
                .hasMessageContaining("absent.pem");
    }
}
