package io.aibotiyi.workstation.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ServerTrust;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.ServerInfo;
import io.aibotiyi.workstation.OnFx;
import io.aibotiyi.workstation.OpenShell;
import io.aibotiyi.workstation.gallery.Gallery;
import io.aibotiyi.workstation.gallery.SampleServers;
import io.aibotiyi.workstation.state.Backends;
import io.aibotiyi.workstation.state.CertificateTrust;
import io.aibotiyi.workstation.state.Desk;
import io.aibotiyi.workstation.state.FxBridge;
import io.aibotiyi.workstation.state.Link;
import io.aibotiyi.workstation.state.Target;
import io.aibotiyi.workstation.state.TrustQuestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.CheckBox;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustOnFirstUseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:00:00Z");

    /** Before any day on which this runs: Java compares it with the system's clock. */
    private static final Instant MADE = Instant.parse("2020-01-01T00:00:00Z");

    /** A backend that answers only who it is, over a certificate that it made itself. */
    private static final class Server implements AutoCloseable {

        private final HttpsServer http;
        private final AtomicInteger requests = new AtomicInteger();
        private final String print;

        Server(int port) throws IOException, GeneralSecurityException {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = keys.generateKeyPair();
            Certificate certificate = SelfSigned.of(pair, MADE);
            print = ServerTrust.fingerprint((X509Certificate) certificate);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "tls", pair.getPrivate(), new char[0], new Certificate[] {certificate});
            KeyManagerFactory managers =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            http =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            http.setHttpsConfigurator(new HttpsConfigurator(context));
            http.createContext(
                    "/",
                    exchange -> {
                        requests.incrementAndGet();
                        byte[] body =
                                Json.mapper()
                                        .writeValueAsBytes(
                                                new ServerInfo(
                                                        "AIBOT IYI",
                                                        "0.1.0",
                                                        TradingMode.SIMULATED,
                                                        false,
                                                        false,
                                                        URI.create("wss://localhost/stream"),
                                                        NOW));
                        exchange.getResponseHeaders().add("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
            http.start();
        }

        URI address() {
            return URI.create("https://localhost:" + http.getAddress().getPort());
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }

    @TempDir private Path home;
    private Server server;
    private FxBridge bridge;
    private Desk desk;

    @BeforeEach
    void start() throws Exception {
        server = new Server(0);
        bridge =
                new FxBridge(e -> {
                    throw new AssertionError(e);
                });
        RemoteClients remotes = new RemoteClients(home, InstantSource.fixed(NOW));
        desk =
                new Desk(
                        bridge,
                        InstantSource.fixed(NOW),
                        new Backends() {
                            @Override
                            public AibotClient embedded() {
                                throw new IllegalStateException("only remote here");
                            }

                            @Override
                            public AibotClient remote(URI address) {
                                return remotes.connect(address);
                            }

                            @Override
                            public Optional<CertificateTrust> trust() {
                                return Optional.of(remotes.trust());
                            }

                            @Override
                            public void close() {}
                        },
                        new Target.Embedded(),
                        Runnable::run,
                        Runnable::run,
                        Runnable::run);
    }

    @AfterEach
    void stop() {
        desk.close();
        server.close();
    }

    private void approach() {
        desk.connector().connect(new Target.Remote(server.address()));
        bridge.pulse(1);
    }

    private TrustQuestion question() {
        return desk.connector().question().get().orElseThrow();
    }

    private Link.Phase phase() {
        return desk.link().get().phase();
    }

    @Test
    void sendsNothingToAServerThatNobodyVouchesForAndAsks() {
        approach();
        assertThat(phase()).isEqualTo(Link.Phase.FAILED);
        assertThat(question().shown().fingerprint()).isEqualTo(server.print);
        assertThat(question().shown().selfSigned()).isTrue();
        assertThat(question().isChanged()).isFalse();
        assertThat(question().isValidAt(NOW)).isTrue();
        assertThat(question().isValidAt(MADE.minusSeconds(60))).isFalse();
        assertThat(server.requests).hasValue(0);
        assertThat(home.resolve("trusted-servers")).doesNotExist();
    }

    @Test
    void goesThereOnceTheCertificateIsTrustedAndRemembersItForTheNextTime() {
        approach();
        desk.connector().trust(question());
        assertThat(phase()).isEqualTo(Link.Phase.SIGN_IN);
        assertThat(server.requests).hasPositiveValue();
        approach();
        assertThat(phase()).isEqualTo(Link.Phase.SIGN_IN);
        assertThat(desk.connector().question().get()).isEmpty();
    }

    @Test
    void refusesACertificateThatChangedAndShowsBoth() throws Exception {
        approach();
        desk.connector().trust(question());
        String before = server.print;
        int port = server.address().getPort();
        server.close();
        server = new Server(port);
        approach();
        assertThat(phase()).isEqualTo(Link.Phase.FAILED);
        assertThat(question().pinned()).isEqualTo(before);
        assertThat(question().shown().fingerprint()).isEqualTo(server.print).isNotEqualTo(before);
        assertThat(desk.link().get().reason()).contains("another certificate");
        assertThat(server.requests).hasValue(0);

        desk.connector().distrust(question());
        assertThat(question().isChanged()).isFalse();
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void declinesWithoutRememberingAnything() {
        approach();
        desk.connector().decline();
        assertThat(desk.connector().question().get()).isEmpty();
        assertThat(home.resolve("trusted-servers")).doesNotExist();
    }

    @Test
    void asksNothingWhereNobodyAnswers() {
        server.close();
        approach();
        assertThat(phase()).isEqualTo(Link.Phase.FAILED);
        assertThat(desk.connector().question().get()).isEmpty();
    }

    @Test
    void aDamagedFileOfDecisionsStopsEverythingAndIsNamed() throws Exception {
        Files.writeString(home.resolve("trusted-servers"), "localhost:443 AB:CD\n");
        approach();
        assertThat(phase()).isEqualTo(Link.Phase.FAILED);
        assertThat(desk.link().get().reason()).contains("trusted-servers, line 1");
        assertThat(desk.connector().question().get()).isEmpty();
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void keepsOneDecisionForEachHostAndPort() {
        TrustedServers trusted = new TrustedServers(home);
        String other = server.print.startsWith("00") ? "11" : "00";
        other += server.print.substring(2);
        trusted.pin(URI.create("https://Desk.example.com"), server.print);
        trusted.pin(URI.create("https://desk.example.com:8443"), other);
        TrustedServers again = new TrustedServers(home);
        assertThat(again.pinned(URI.create("https://desk.example.com:443"))).contains(server.print);
        assertThat(again.pinned(URI.create("https://desk.example.com:8443/x"))).contains(other);
        again.forget(URI.create("https://desk.example.com"));
        assertThat(trusted.pinned(URI.create("https://desk.example.com"))).isEmpty();
        assertThat(trusted.pinned(URI.create("https://desk.example.com:8443"))).contains(other);
        assertThatThrownBy(() -> trusted.pin(server.address(), "AB:CD"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesMoreDecisionsThanItKeeps() {
        StringBuilder full = new StringBuilder();
        for (int i = 0; i < TrustedServers.MOST; i++) {
            full.append("h").append(i).append(":443 ").append(server.print).append('\n');
        }
        try {
            Files.writeString(home.resolve("trusted-servers"), full);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TrustedServers trusted = new TrustedServers(home);
        trusted.pin(URI.create("https://h7"), server.print);
        assertThatThrownBy(() -> trusted.pin(server.address(), server.print))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1000");
    }

    @Test
    void theFormTrustsOnlyAfterTheFingerprintWasCompared() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell();
            open.shell.connect();
            open.type("connect-address", SampleServers.SELF_SIGNED.toString());
            open.press("connect-go");
            assertThat(open.says("No authority")).isTrue();
            assertThat(open.find("trust-go").isDisabled()).isTrue();
            ((CheckBox) open.find("trust-compared")).setSelected(true);
            open.press("trust-go");
            assertThat(open.desk.link().get().phase()).isEqualTo(Link.Phase.SIGN_IN);
            assertThat(open.isThere("trust-go")).isFalse();
            open.close();
            return true;
        });
    }

    @Test
    void theFormShowsBothFingerprintsAndForgetsOnlyByName() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell();
            open.shell.connect();
            open.type("connect-address", SampleServers.CHANGED.toString());
            open.press("connect-go");
            assertThat(open.says("This is not the server that you trusted")).isTrue();
            assertThat(open.says("9E:70:C1:4D")).isTrue();
            assertThat(open.says("4B:1F:9C:22")).isTrue();
            assertThat(open.isThere("trust-go")).isFalse();
            assertThat(open.find("trust-forget").isDisabled()).isTrue();
            open.type("trust-forget-name", "desk-eu.example.com:8443");
            open.press("trust-forget");
            assertThat(open.isThere("trust-compared")).as("asked as on first use").isTrue();
            open.close();
            return true;
        });
    }

    @Test
    void aCertificateThatIsNotValidNowCannotBeTrusted() throws Exception {
        OnFx.call(() -> {
            OpenShell open = new OpenShell();
            open.shell.connect();
            open.type("connect-address", SampleServers.SELF_SIGNED.toString());
            open.pass(java.time.Duration.ofDays(900));
            open.press("connect-go");
            assertThat(open.says("not valid now")).isTrue();
            assertThat(open.find("trust-compared").isDisabled()).isTrue();
            assertThat(Gallery.NOW).isBefore(open.desk.clock().instant());
            open.close();
            return true;
        });
    }
}
