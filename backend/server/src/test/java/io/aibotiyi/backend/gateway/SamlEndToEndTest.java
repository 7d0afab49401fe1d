package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.testing.IdpKeys;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.OAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signing in at the identity provider {@code samlp} of npm, through the real client, pages and
 * server; what needs it is skipped where there is no node.
 */
class SamlEndToEndTest {

    private static final String PASSWORD = "a quiet lake at dawn";
    private static final String ANSWERS = "/sign-in/saml/work";

    @TempDir Path home;
    @TempDir Path keys;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** In at the provider, whose page posts the answer, which our page posts once more. */
    private static void logIn(TestBrowser browser, URI consumer) {
        browser.submit("/login", Map.of("username", RealIdp.PERSON, "password", RealIdp.PASSWORD));
        browser.submit(consumer.toString(), Map.of());
        assertThat(browser.shown().statusCode()).as(browser.shown().body()).isEqualTo(200);
        assertThat(browser.shown().body()).contains("/sign-in/files/onward.js");
        browser.submit(ANSWERS + "/answer", Map.of());
    }

    @Test
    void linksAnAccountOnceAndSignsInWithItFromThenOn() throws Exception {
        int port = freePort();
        URI consumer = URI.create("http://127.0.0.1:" + port + ANSWERS);
        try (RealIdp idp = new RealIdp(keys, consumer, ourKey());
                Backend backend = start(port, idp.metadata());
                AibotClient desk = SignInDesk.at(backend.address());
                TestBrowser browser = new TestBrowser();
                TestBrowser another = new TestBrowser()) {
            desk.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
            desk.logout();
            assertThat(desk.signIns().providers())
                    .containsExactly(new OAuth.Provider("work", "Example & Co"));

            desk.signIns()
                    .browser(
                            SignInDesk.visit(
                                    null,
                                    address -> {
                                        browser.open(address);
                                        browser.submit("/sign-in/provider", Map.of());
                                        logIn(browser, consumer);
                                        assertThat(browser.shown().body())
                                                .contains(
                                                        "ann.at.work@example.org at Example &amp; Co");
                                        browser.submit(
                                                "/sign-in/password",
                                                Map.of("name", "ann", "password", PASSWORD));
                                    }));
            assertThat(desk.factors().linkedAccounts())
                    .extracting(LinkedAccountView::provider)
                    .containsExactly("work");
            desk.logout();

            desk.signIns()
                    .browser(
                            SignInDesk.visit(
                                    "work",
                                    address -> {
                                        another.open(address);
                                        assertThat(another.at().getPort())
                                                .as("sent on at once")
                                                .isEqualTo(idp.port());
                                        logIn(another, consumer);
                                    }));
            assertThat(desk.session().user().username()).isEqualTo("ann");
            assertThat(desk.factors().linkedAccounts().getFirst().used()).isNotNull();
            assertThat(another.shown().body()).contains("Back to the workstation");
        }
    }

    @Test
    void takesAPostFromElsewhereAtOneAddressAndDoesNothingWithIt() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/metadata");
        try (Backend backend = start(freePort(), nobody);
                TestBrowser browser = new TestBrowser()) {
            browser.open(backend.address().resolve(ANSWERS + "/metadata"));
            assertThat(browser.shown().statusCode()).isEqualTo(200);
            assertThat(browser.shown().body()).contains(backend.address().resolve(ANSWERS) + "\"");
            Map<String, String> answer = new HashMap<>();
            answer.put("SAMLResponse", "\"><script>");
            answer.put("RelayState", "state");
            HttpResponse<String> page = browser.post(ANSWERS, answer, "https://idp.example.org");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("value=\"&quot;&gt;&lt;script&gt;\"")
                    .doesNotContain("<script>");
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("form-action 'self' ;");
            for (String closed :
                    new String[] {ANSWERS + "/answer", "/sign-in/password", ANSWERS + "/x"}) {
                assertThat(browser.post(closed, answer, "https://idp.example.org").statusCode())
                        .as(closed)
                        .isEqualTo(403);
            }
            assertThat(browser.post(ANSWERS + "/answer", answer, null).statusCode())
                    .as("without the page's cookie")
                    .isEqualTo(410);
            assertThat(browser.post(ANSWERS + "?a=b", answer, null).statusCode()).isEqualTo(404);
            assertThat(browser.post("/sign-in/saml/%3Cb%3E", answer, null).statusCode())
                    .isEqualTo(404);
            assertThat(browser.post(ANSWERS, Map.of("RelayState", "a"), null).statusCode())
                    .isEqualTo(422);
            browser.open(backend.address().resolve("/sign-in/saml/nobody/metadata"));
            assertThat(browser.shown().statusCode()).isEqualTo(404);
        }
    }

    private Path ourKey() throws IOException {
        IdpKeys ours = IdpKeys.rsa(2048);
        Files.writeString(keys.resolve("ours.pem"), ours.privatePem() + ours.certificatePem());
        return Files.writeString(keys.resolve("ours.crt"), ours.certificatePem());
    }

    private Backend start(int port, URI metadata) {
        Map<String, String> all = new HashMap<>();
        all.put("aibot.saml.providers[0].name", "work");
        all.put("aibot.saml.providers[0].label", "Example & Co");
        all.put("aibot.saml.providers[0].issuer", RealIdp.ISSUER);
        all.put("aibot.saml.providers[0].metadata-uri", metadata.toString());
        all.put("aibot.saml.providers[0].email-attribute", "mail");
        if (Files.exists(keys.resolve("ours.pem"))) {
            all.put("aibot.saml.providers[0].key-file", keys.resolve("ours.pem").toString());
        }
        all.put("aibot.sessions.confirm-devices", "false");
        all.put("aibot.rate-limits.enabled", "false");
        return Backend.start(new BackendOptions(home, BackendOptions.LOOPBACK, port, 0, null, all));
    }
}
