package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.OAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at Spring Authorization Server, through the real client, pages and server. */
class OidcEndToEndTest {

    private static final String PASSWORD = "a quiet lake at dawn";

    @TempDir Path home;

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** From the workstation's address to the provider, and in there. */
    private static void toTheProvider(TestBrowser browser, URI address) {
        browser.open(address);
        browser.submit("/sign-in/provider", Map.of());
        logIn(browser);
    }

    private static void logIn(TestBrowser browser) {
        browser.submit(
                "/login",
                Map.of("username", RealProvider.PERSON, "password", RealProvider.PASSWORD));
    }

    @Test
    void linksAnAccountOnceAndSignsInWithItFromThenOn() throws Exception {
        int port = freePort();
        URI redirect = URI.create("http://127.0.0.1:" + port + "/sign-in/oidc/work");
        try (RealProvider provider = new RealProvider(redirect);
                Backend backend = start(port, provider);
                AibotClient desk = SignInDesk.at(backend.address());
                TestBrowser browser = new TestBrowser();
                TestBrowser another = new TestBrowser()) {
            desk.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
            desk.logout();

            desk.signIns()
                    .browser(
                            SignInDesk.visit(address -> {
                                toTheProvider(browser, address);
                                assertThat(browser.shown().body())
                                        .contains("ann@example.org at Example &amp; Co");
                                browser.submit(
                                        "/sign-in/password",
                                        Map.of("name", "ann", "password", PASSWORD));
                            }));
            List<LinkedAccountView> linked = desk.factors().linkedAccounts();
            assertThat(linked).extracting(LinkedAccountView::provider).containsExactly("work");
            desk.logout();

            desk.signIns()
                    .browser(
                            SignInDesk.visit(
                                    "work",
                                    address -> {
                                        another.open(address);
                                        assertThat(another.at().getPort())
                                                .as("sent on at once")
                                                .isEqualTo(provider.issuer().getPort());
                                        logIn(another);
                                    }));
            assertThat(desk.session().user().username()).isEqualTo("ann");
            assertThat(desk.factors().linkedAccounts().getFirst().used()).isNotNull();
            assertThat(another.shown().body()).contains("Back to the workstation");

            assertThatThrownBy(() -> desk.factors().unlinkAccount(UUID.randomUUID()))
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ErrorCode.NOT_FOUND));
            desk.factors().unlinkAccount(linked.getFirst().id());
            assertThat(desk.factors().linkedAccounts()).isEmpty();
        }
    }

    @Test
    void aProviderThatIsAwayIsSaidOnThePageWhereThePasswordGoesOnWorking() throws Exception {
        int port = freePort();
        URI redirect = URI.create("http://127.0.0.1:" + port + "/sign-in/oidc/work");
        try (RealProvider provider = new RealProvider(redirect);
                Backend backend = start(port, provider);
                AibotClient desk = SignInDesk.at(backend.address());
                TestBrowser browser = new TestBrowser()) {
            desk.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
            desk.logout();
            assertThat(desk.signIns().providers())
                    .containsExactly(
                            new OAuth.Provider("work", "Example & Co"),
                            new OAuth.Provider("away", "Nobody there"));

            desk.signIns()
                    .browser(
                            SignInDesk.visit(
                                    "away",
                                    address -> {
                                        browser.open(address);
                                        assertThat(browser.shown().statusCode()).isEqualTo(503);
                                        assertThat(browser.shown().body())
                                                .contains("does not answer as it should");
                                        oddAnswersAreRefused(browser);
                                        browser.submit(
                                                "/sign-in/password",
                                                Map.of("name", "ann", "password", PASSWORD));
                                    }));

            assertThat(desk.session().user().username()).isEqualTo("ann");
        }
    }

    private static void oddAnswersAreRefused(TestBrowser browser) {
        URI page = browser.at();
        for (String odd :
                List.of(
                        "",
                        "?code=a",
                        "?state=a",
                        "?state=a&code=%20",
                        "?state=a&code=b&code=c",
                        "?error=access_denied&state=a",
                        "?state=%00&code=%00&iss=%00",
                        "?state=" + "x".repeat(1_000))) {
            browser.open(page.resolve("/sign-in/oidc/work" + odd));
            assertThat(browser.shown().statusCode()).as(odd).isEqualTo(401);
            assertThat(browser.shown().body()).doesNotContain("Exception");
        }
        browser.open(page.resolve("/sign-in/oidc/%3Cscript%3E?state=a&code=b"));
        assertThat(browser.shown().statusCode()).isEqualTo(401);
        assertThat(browser.shown().body()).doesNotContain("<script>");
    }

    private Backend start(int port, RealProvider provider) throws IOException {
        return Backend.start(
                new BackendOptions(
                        home, BackendOptions.LOOPBACK, port, 0, null, settings(provider)));
    }

    /** The real provider, and one at whose address nobody answers. */
    private static Map<String, String> settings(RealProvider provider) throws IOException {
        Map<String, String> all = new HashMap<>();
        all.put("aibot.oidc.providers[0].name", "work");
        all.put("aibot.oidc.providers[0].label", "Example & Co");
        all.put("aibot.oidc.providers[0].issuer", provider.issuer().toString());
        all.put("aibot.oidc.providers[0].client-id", RealProvider.CLIENT);
        all.put("aibot.oidc.providers[0].client-secret", RealProvider.SECRET);
        all.put("aibot.oidc.providers[1].name", "away");
        all.put("aibot.oidc.providers[1].label", "Nobody there");
        all.put("aibot.oidc.providers[1].issuer", "http://127.0.0.1:" + freePort());
        all.put("aibot.oidc.providers[1].client-id", RealProvider.CLIENT);
        all.put("aibot.sessions.confirm-devices", "false");
        all.put("aibot.rate-limits.enabled", "false");
        return all;
    }
}
