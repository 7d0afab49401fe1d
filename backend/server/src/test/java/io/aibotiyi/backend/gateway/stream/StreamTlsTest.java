package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.domain.Side;
import io.aibotiyi.protocol.StreamFrame;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** wss with a certificate made for the test. */
class StreamTlsTest {

    private static final char[] PASSWORD = "for-this-test-only".toCharArray();

    @TempDir Path folder;

    private KeyStore selfSigned() throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=ip:127.0.0.1",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.log").toFile())
                        .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static HttpClient client(KeyStore trusted, String protocol) throws Exception {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder().sslContext(tls).sslParameters(parameters).build();
    }

    @Test
    @DisplayName("I1 with a certificate the streams are wss:// and nothing else (ASVS 4.4.1)")
    void servesWssOnly() throws Exception {
        KeyStore keys = selfSigned();
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        try (StreamFixture fixture =
                new StreamFixture(
                        StreamFixture.properties(),
                        SslContextBuilder.forServer(own).protocols("TLSv1.3").build())) {
            URI address = fixture.server().uri();
            assertThat(address).hasScheme("wss");
            fixture.markets.snapshot(900);
            try (RawStream raw = new RawStream(address, client(keys, "TLSv1.3"))) {
                raw.send(
                        "{\"op\":\"authenticate\",\"id\":1,\"token\":\""
                                + fixture.identity.signIn("ann").accessToken()
                                + "\"}");
                raw.next(StreamFrame.Ack.class);
                raw.send(
                        "{\"op\":\"subscribe\",\"id\":2,\"channel\":\"BOOK\",\"instrument\":"
                                + "\"sim:BTC-USDT\",\"depth\":900}");
                assertThat(raw.next(StreamFrame.Book.class).bids()).hasSize(900);
                fixture.markets.change(Side.BUY, 100_000, 7);
                assertThat(raw.next(StreamFrame.Book.class).snapshot()).isFalse();
            }
            assertThatThrownBy(() -> new RawStream(address, client(keys, "TLSv1.2")).close())
                    .rootCause()
                    .isInstanceOf(java.io.IOException.class);
            assertThatThrownBy(() ->
                            new RawStream(URI.create(address.toString().replace("wss", "ws")))
                                    .close())
                    .rootCause()
                    .isInstanceOf(java.io.IOException.class);
        }
    }
}
