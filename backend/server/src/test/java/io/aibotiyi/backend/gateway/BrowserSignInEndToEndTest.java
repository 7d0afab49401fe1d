package io.aibotiyi.backend.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.backend.testing.SmtpInbox;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import io.aibotiyi.client.BrowserSignInException;
import io.aibotiyi.client.BrowserVisit;
import io.aibotiyi.client.BrowserVisit.Progress;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.People.SetEmail;
import io.aibotiyi.protocol.Sessions.DeviceView;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The browser sign-in through the real client, server and pages; the browser has no scripts. */
class BrowserSignInEndToEndTest {

    private static final String PASSWORD = "ein stiller See im Morgengraü";

    @TempDir static Path home;

    private static SmtpInbox inbox;
    private static Backend backend;

    @BeforeAll
    static void start() {
        inbox = new SmtpInbox();
        backend =
                Backend.start(
                        new BackendOptions(
                                home,
                                BackendOptions.LOOPBACK,
                                0,
                                0,
                                null,
                                Map.of(
                                        "aibot.mail.host", "127.0.0.1",
                                        "aibot.mail.port", Integer.toString(inbox.port()),
                                        "aibot.mail.from", "aibot@example.org",
                                        "aibot.mail.security", "NONE",
                                        "aibot.identity.passkey-rp-id", "localhost",
                                        "aibot.identity.passkey-origins", "http://localhost",
                                        "aibot.sessions.confirm-devices", "false",
                                        "aibot.rate-limits.enabled", "false")));
        try (AibotClient admin = AibotClients.connect(backend.address())) {
            admin.setUp(backend.setupSecret().orElseThrow(), "ann", PASSWORD);
            admin.people().setEmail(admin.session().user().id(), new SetEmail("ann@example.org"));
        }
    }

    @AfterAll
    static void stop() {
        backend.close();
        inbox.close();
    }

    private static void password(TestBrowser browser, String password) {
        browser.submit("/sign-in/password", Map.of("name", "ann", "password", password));
    }

    @Test
    void signsInThroughTheBrowserWithABoundSession() {
        List<Progress> progress = new CopyOnWriteArrayList<>();
        try (AibotClient desk = SignInDesk.at(backend.address());
                TestBrowser browser = new TestBrowser()) {
            Session session =
                    desk.signIns()
                            .browser(
                                    new BrowserVisit(
                                            address -> {
                                                Thread.ofVirtual()
                                                        .start(() -> {
                                                            browser.open(address);
                                                            password(browser, "wrong");
                                                            password(browser, PASSWORD);
                                                        });
                                            },
                                            Duration.ofSeconds(30),
                                            progress::add))
                            .session();

            assertThat(session.user().username()).isEqualTo("ann");
            assertThat(desk.markets().instruments()).isNotEmpty();
            assertThat(desk.devices().list())
                    .filteredOn(DeviceView::current)
                    .extracting(DeviceView::name)
                    .containsExactly("desk");
            assertThat(progress)
                    .containsExactly(Progress.PREPARING, Progress.WAITING, Progress.FINISHING);
            assertThat(browser.cookies(backend.address())).isEmpty();
            assertThat(browser.shown().body()).contains("Back to the workstation");
            desk.logout();
        }
    }

    @Test
    void signsInWithACodeThatWasMailed() {
        try (AibotClient desk = SignInDesk.at(backend.address());
                TestBrowser browser = new TestBrowser()) {
            int before = inbox.received().size();
            desk.signIns()
                    .browser(
                            SignInDesk.visit(address -> {
                                browser.open(address);
                                browser.submit("/sign-in/mail", Map.of("name", "ann"));
                                org.awaitility.Awaitility.await()
                                        .until(() -> inbox.received().size() > before);
                                browser.submit("/sign-in/factor", Map.of("code", mailedCode()));
                            }));
            assertThat(desk.session().user().username()).isEqualTo("ann");
            desk.logout();
        }
    }

    private static String mailedCode() {
        var code =
                java.util.regex.Pattern.compile("\\b(\\d{8})\\b")
                        .matcher(String.valueOf(inbox.received().getLast()));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    @Test
    void thePersonCanCancelOnThePage() {
        try (AibotClient desk = SignInDesk.at(backend.address());
                TestBrowser browser = new TestBrowser()) {
            assertEnds(
                    BrowserSignInException.Reason.REFUSED,
                    desk,
                    SignInDesk.visit(address -> {
                        browser.open(address);
                        browser.submit("/sign-in/cancel", Map.of());
                    }));
            assertThat(browser.cookies(backend.address())).isEmpty();
        }
    }

    @Test
    void theWorkstationCanCancelOrGiveUp() {
        try (AibotClient desk = SignInDesk.at(backend.address())) {
            BrowserVisit[] cancelled = new BrowserVisit[1];
            cancelled[0] =
                    new BrowserVisit(_ -> cancelled[0].cancel(), Duration.ofSeconds(30), _ -> {});
            assertEnds(BrowserSignInException.Reason.CANCELLED, desk, cancelled[0]);
            assertEnds(
                    BrowserSignInException.Reason.TIMED_OUT,
                    desk,
                    new BrowserVisit(_ -> {}, Duration.ofMillis(50), _ -> {}));
            assertEnds(
                    BrowserSignInException.Reason.NO_BROWSER,
                    desk,
                    new BrowserVisit(
                            _ -> {
                                throw new IllegalStateException("none installed");
                            },
                            Duration.ofSeconds(1),
                            _ -> {}));
        }
    }

    private static void assertEnds(
            BrowserSignInException.Reason reason, AibotClient desk, BrowserVisit visit) {
        assertThatThrownBy(() -> desk.signIns().browser(visit))
                .isInstanceOfSatisfying(
                        BrowserSignInException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName("D11 a stolen code is worth nothing without the verifier and the device's key")
    void aStolenCodeIsWorthless() {
        URI[] seen = new URI[1];
        try (AibotClient desk = SignInDesk.at(backend.address());
                TestBrowser browser = new TestBrowser()) {
            desk.signIns()
                    .browser(
                            SignInDesk.visit(address -> {
                                browser.open(address);
                                password(browser, PASSWORD);
                                seen[0] = browser.at();
                            }));
            org.awaitility.Awaitility.await().until(() -> seen[0] != null);
            String query = seen[0].getRawQuery();
            assertThat(query).contains("code=").contains("iss=").doesNotContain("token");
            String code = query.replaceAll(".*code=([^&]*).*", "$1");
            HttpResponse<String> refused =
                    token(
                            Map.of(
                                    "grant_type",
                                    OAuth.AUTHORIZATION_CODE,
                                    "client_id",
                                    OAuth.CLIENT,
                                    "code",
                                    code,
                                    "redirect_uri",
                                    seen[0].toString().replaceAll("\\?.*", ""),
                                    "code_verifier",
                                    "x".repeat(43)));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(Json.mapper().readTree(refused.body()).path("error").asString())
                    .isEqualTo("invalid_grant");
            assertThatThrownBy(() -> desk.markets().instruments())
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageContaining("session");
        }
    }

    private static HttpResponse<String> token(Map<String, String> form) {
        return post("/oauth/token", TestBrowser.encoded(form), "application/x-www-form-urlencoded");
    }

    private static HttpResponse<String> post(String path, String body, String type) {
        return send(
                HttpRequest.newBuilder(backend.address().resolve(path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(backend.address().resolve(path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("D12 the metadata and the endpoints offer the code grant and renewals, no other")
    void offersTheCodeGrantOnly() {
        JsonNode metadata = Json.mapper().readTree(get(OAuth.METADATA).body());
        assertThat(texts(metadata, "grant_types_supported"))
                .containsExactly("authorization_code", "refresh_token");
        assertThat(texts(metadata, "response_types_supported")).containsExactly("code");
        assertThat(texts(metadata, "code_challenge_methods_supported")).containsExactly("S256");
        assertThat(metadata.path("issuer").asString()).isEqualTo(backend.address().toString());
        for (String grant : List.of("password", "token", "client_credentials")) {
            HttpResponse<String> refused =
                    token(
                            Map.of(
                                    "grant_type",
                                    grant,
                                    "client_id",
                                    OAuth.CLIENT,
                                    "username",
                                    "ann",
                                    "password",
                                    PASSWORD));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("unsupported_grant_type").doesNotContain("access_");
        }
    }

    private static List<String> texts(JsonNode node, String field) {
        return node.path(field).valueStream().map(JsonNode::asString).toList();
    }

    private static String authorize(String... more) {
        Map<String, String> query = new HashMap<>();
        query.put("response_type", "code");
        query.put("client_id", OAuth.CLIENT);
        query.put("redirect_uri", "http://127.0.0.1:9" + OAuth.REDIRECT_PATH);
        query.put("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        query.put("code_challenge_method", "S256");
        query.put("state", "a-state-of-some-length");
        for (int i = 0; i < more.length; i += 2) {
            query.put(more[i], more[i + 1]);
        }
        return "/oauth/authorize?" + TestBrowser.encoded(query);
    }

    @Test
    void thePagesAreGuarded() {
        HttpResponse<String> begun = get(authorize());
        assertThat(begun.statusCode()).isEqualTo(303);
        String cookie = begun.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(begun.headers().firstValue("Location").orElseThrow())
                .as("the page's secret is in no address")
                .isEqualTo("/sign-in");
        try (TestBrowser browser = new TestBrowser()) {
            browser.open(backend.address().resolve(authorize()));
            var headers = browser.shown().headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .isEqualTo(
                            "default-src 'none'; script-src 'self'; style-src 'self'; base-uri"
                                    + " 'none'; form-action 'self' http://127.0.0.1:9;"
                                    + " frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
            String html = browser.shown().body();
            assertThat(html).doesNotContain("<script>").doesNotContain("style=");
            assertThat(html).doesNotContainPattern("\\son[a-z]+=");
            assertThat(html).contains("Use a passkey", "Mail me a code");

            browser.submit("/sign-in/passkey", Map.of());
            assertThat(browser.shown().body())
                    .contains("data-rp-id=\"localhost\"")
                    .contains("src=\"/sign-in/files/passkey.js\"")
                    .contains("<noscript>");
        }
        assertThat(get("/sign-in/files/passkey.js").statusCode()).isEqualTo(200);
        assertThat(get("/sign-in/files/other").statusCode()).isEqualTo(404);
    }

    @Test
    void whatAPageOfAnotherSiteEmbedsOpensNoPage() {
        for (String destination : List.of("image", "iframe", "script", "empty")) {
            HttpResponse<String> refused =
                    send(
                            HttpRequest.newBuilder(backend.address().resolve(authorize()))
                                    .header("Sec-Fetch-Dest", destination)
                                    .build());
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void formsOfOthersAreRefused() {
        String own = backend.address().toString();
        Map<String, String> fields = Map.of("name", "ann", "password", PASSWORD);
        try (TestBrowser browser = new TestBrowser();
                TestBrowser another = new TestBrowser()) {
            browser.open(backend.address().resolve(authorize()));
            another.open(backend.address().resolve(authorize()));
            String path = "/sign-in/password";

            assertThat(browser.post(path, fields, own).statusCode()).isEqualTo(403);
            Map<String, String> right = browser.form(path);
            right.putAll(fields);
            Map<String, String> foreign = another.form(path);
            foreign.putAll(fields);
            assertThat(browser.post(path, foreign, own).statusCode()).isEqualTo(403);
            for (String origin : List.of("https://evil.example", "null")) {
                assertThat(browser.post(path, right, origin).statusCode()).isEqualTo(403);
            }
            assertThat(
                            post(
                                            path,
                                            TestBrowser.encoded(right),
                                            "application/x-www-form-urlencoded")
                                    .statusCode())
                    .as("without the cookie")
                    .isEqualTo(410);
            HttpResponse<String> done = browser.post(path, right, own);
            assertThat(done.statusCode()).isEqualTo(303);
            assertThat(done.headers().firstValue("Location").orElseThrow())
                    .startsWith("http://127.0.0.1:9/signed-in?code=");
        }
    }

    @Test
    void whatPeopleTypeIsShownAsText() {
        try (TestBrowser browser = new TestBrowser()) {
            browser.open(
                    backend.address()
                            .resolve(
                                    authorize(
                                            "redirect_uri",
                                            "http://127.0.0.1:9/\"><script>alert(1)</script>")));
            assertThat(browser.shown().statusCode()).isEqualTo(400);
            assertThat(browser.shown().body()).doesNotContain("<script>");
            browser.open(backend.address().resolve(authorize()));
            Map<String, String> odd = browser.form("/sign-in/password");
            odd.put("flow", "\"><script>alert(1)</script>");
            odd.put("factor", "<script>");
            assertThat(browser.post("/sign-in/factor", odd, backend.address().toString()).body())
                    .doesNotContain("<script>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth/token",
                "/sign-in/password",
                "/sign-in/factor",
                "/sign-in/mail",
                "/sign-in/passkey",
                "/sign-in/cancel",
                "/sign-in/nothing"
            })
    void oddBodiesAreRefusedNeverFail(String path) {
        long seed = 7_301;
        Random random = new Random(seed);
        try (TestBrowser browser = new TestBrowser()) {
            browser.open(backend.address().resolve(authorize()));
            Map<String, String> form = browser.form("/sign-in/password");
            for (int i = 0; i < 40; i++) {
                Map<String, String> fields = new HashMap<>(form);
                for (String name :
                        List.of(
                                "name",
                                "password",
                                "flow",
                                "factor",
                                "code",
                                "signature",
                                "clientData",
                                "authenticatorData",
                                "credentialId",
                                "grant_type",
                                "client_id",
                                "redirect_uri",
                                "code_verifier",
                                "refresh_token")) {
                    if (random.nextBoolean()) {
                        fields.put(name, odd(random));
                    }
                }
                if (path.equals("/sign-in/cancel")) {
                    fields.put("token", odd(random));
                }
                HttpResponse<String> answer =
                        browser.post(path, fields, backend.address().toString());
                assertThat(answer.statusCode())
                        .as("seed %s, round %s: %s", seed, i, answer.body())
                        .isLessThan(500);
                assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
            }
        }
    }

    private static String odd(Random random) {
        List<String> odd =
                List.of(
                        "",
                        "\0",
                        "PASSKEY",
                        "TOTP",
                        "EMBEDDED",
                        "authorization_code",
                        "refresh_token",
                        OAuth.CLIENT,
                        "' or 1=1 --",
                        "<b>",
                        "ä\uD83D\uDE00",
                        "x".repeat(5_000),
                        "%00",
                        "../..",
                        "null",
                        "A".repeat(43),
                        "http://127.0.0.1:9/signed-in");
        return odd.get(random.nextInt(odd.size()));
    }

    @Test
    void theTokenEndpointTakesNoQueryAndNoJson() {
        assertThat(
                        post(
                                        "/oauth/token?grant_type=authorization_code",
                                        "",
                                        "application/x-www-form-urlencoded")
                                .body())
                .contains("invalid_request");
        assertThat(post("/oauth/token", "{}", "application/json").body())
                .contains("invalid_request");
    }
}
