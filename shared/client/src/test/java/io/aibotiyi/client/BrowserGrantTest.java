package io.aibotiyi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.aibotiyi.client.BrowserSignInException.Reason;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.OAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The workstation's half of the code grant against backends and browsers that misbehave. */
class BrowserGrantTest {

    private final List<Map<String, String>> exchanged = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private URI own;
    private volatile URI issuer;
    private volatile String tokenEndpoint;
    private AibotClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        own = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        issuer = own;
        tokenEndpoint = own + "/oauth/token";
        server.createContext(
                OAuth.METADATA,
                e -> {
                    byte[] body = Json.mapper().writeValueAsBytes(metadata());
                    e.getResponseHeaders().set("Content-Type", "application/json");
                    e.sendResponseHeaders(200, body.length);
                    e.getResponseBody().write(body);
                    e.close();
                });
        server.createContext(
                "/oauth/token",
                e -> {
                    exchanged.add(
                            query(
                                    new String(
                                            e.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8)));
                    byte[] body = Json.mapper().writeValueAsBytes(tokens());
                    e.getResponseHeaders().set("Content-Type", "application/json");
                    e.sendResponseHeaders(200, body.length);
                    e.getResponseBody().write(body);
                    e.close();
                });
        server.start();
        client = AibotClients.connect(own);
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private OAuth.Metadata metadata() {
        return new OAuth.Metadata(
                issuer,
                URI.create(issuer + "/oauth/authorize"),
                URI.create(tokenEndpoint),
                URI.create(issuer + "/.well-known/jwks.json"),
                List.of("code"),
                List.of("query"),
                List.of("authorization_code"),
                List.of("S256"),
                List.of("none"),
                List.of("ES256"),
                true,
                List.of(new OAuth.Provider("work", "Example Ltd")));
    }

    private static OAuth.Tokens tokens() {
        return new OAuth.Tokens(
                "access",
                "Bearer",
                900,
                "refresh",
                Instant.parse("2099-01-01T00:00:00Z"),
                new UserView(new UserId(new UUID(1, 1)), "ann", List.of()),
                List.of());
    }

    private static Map<String, String> query(String text) {
        Map<String, String> all = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return all;
    }

    private BrowserVisit visit(Consumer<Map<String, String>> browser) {
        return new BrowserVisit(
                address -> browser.accept(query(address.getRawQuery())),
                Duration.ofSeconds(10),
                _ -> {});
    }

    /** Asks the listener as a browser would; answers the status line. */
    private static String come(Map<String, String> asked, String path, String host) {
        URI redirect = URI.create(asked.get("redirect_uri"));
        try (Socket socket = new Socket(redirect.getHost(), redirect.getPort())) {
            socket.getOutputStream()
                    .write(
                            ("GET "
                                            + path
                                            + " HTTP/1.1\r\nHost: "
                                            + (host.isEmpty() ? redirect.getAuthority() : host)
                                            + "\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.isEmpty() ? "" : answer.substring(0, answer.indexOf('\r'));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String right(Map<String, String> asked) {
        return "/signed-in?code=c&state=" + asked.get("state") + "&iss=" + own;
    }

    private void assertEnds(Reason reason, BrowserVisit visit) {
        assertThatThrownBy(() -> client.signIns().browser(visit))
                .isInstanceOfSatisfying(
                        BrowserSignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
        assertThat(exchanged).isEmpty();
    }

    @Test
    void bindsTheRequestToWhatOnlyItKnows() {
        Map<String, String> sent = new HashMap<>();
        client.signIns()
                .browser(
                        visit(asked -> {
                            sent.putAll(asked);
                            assertThat(come(asked, right(asked), "")).contains("200");
                        }));
        assertThat(client.session().user().username()).isEqualTo("ann");
        assertThat(sent)
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("client_id", OAuth.CLIENT)
                .doesNotContainKey("dpop_jkt");
        assertThat(sent.get("state")).hasSize(43);
        assertThat(sent.get("redirect_uri")).matches("http://127\\.0\\.0\\.1:\\d+/signed-in");
        assertThat(exchanged.getFirst().get("code_verifier"))
                .hasSize(43)
                .isNotEqualTo(sent.get("code_challenge"));
    }

    @Test
    void whatWasNotAskedForIsForgottenAndTheWaitGoesOn() {
        client.signIns()
                .browser(
                        visit(asked -> {
                            String iss = "&iss=" + own;
                            String state = "state=" + asked.get("state");
                            for (String forged :
                                    List.of(
                                            "/signed-in?code=evil&state=guess" + iss,
                                            "/signed-in?code=evil" + iss,
                                            "/signed-in?code=evil&" + state,
                                            "/signed-in?code=evil&code=c&" + state + iss,
                                            "/signed-in/more?code=evil&" + state + iss,
                                            "/signed-in?code=%zz&" + state + iss,
                                            "/favicon.ico",
                                            "/signed-in")) {
                                assertThat(come(asked, forged, "")).as(forged).contains("404");
                            }
                            assertThat(come(asked, right(asked), "evil.example"))
                                    .as("DNS rebinding")
                                    .contains("404");
                            assertThat(come(asked, "/" + "x".repeat(9_000), "")).isEmpty();
                            come(asked, right(asked), "");
                        }));
        assertThat(exchanged)
                .singleElement()
                .satisfies(e -> assertThat(e.get("code")).isEqualTo("c"));
    }

    @Test
    void anAnswerOfAnotherIssuerIsNotExchanged() {
        assertEnds(
                Reason.NOT_OURS,
                visit(asked ->
                        come(
                                asked,
                                "/signed-in?code=c&state="
                                        + asked.get("state")
                                        + "&iss=https://evil.example",
                                "")));
    }

    @Test
    void aBackendThatCallsItselfAnotherIsNotVisited() {
        issuer = URI.create("https://evil.example");
        BrowserVisit never =
                visit(_ -> {
                    throw new AssertionError("the browser was opened");
                });
        assertEnds(Reason.NOT_OURS, never);
        issuer = own;
        tokenEndpoint = "https://evil.example/oauth/token";
        assertEnds(Reason.NOT_OURS, never);
    }

    @Test
    void aRefusalIsToldWithoutItsControlCharacters() {
        assertThatThrownBy(() ->
                        client.signIns()
                                .browser(
                                        visit(asked ->
                                                come(
                                                        asked,
                                                        "/signed-in?error=server_error&error_description=a%0Ab&state="
                                                                + asked.get("state")
                                                                + "&iss="
                                                                + own,
                                                        ""))))
                .hasMessage("The backend refused to sign in: a?b.");
    }

    @Test
    void nothingListensAfterwards() {
        URI[] redirect = new URI[1];
        client.signIns()
                .browser(
                        visit(asked -> {
                            redirect[0] = URI.create(asked.get("redirect_uri"));
                            come(asked, right(asked), "");
                        }));
        assertThatThrownBy(() -> new Socket(redirect[0].getHost(), redirect[0].getPort()).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void speculativeConnectionsDoNotHoldTheAnswerUp() {
        client.signIns()
                .browser(
                        visit(asked -> {
                            URI redirect = URI.create(asked.get("redirect_uri"));
                            try (Socket silent =
                                    new Socket(redirect.getHost(), redirect.getPort())) {
                                assertThat(silent.isConnected()).isTrue();
                                come(asked, right(asked), "");
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            }
                        }));
        assertThat(exchanged).hasSize(1);
    }
}
