package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.BrowserSignIns;
import io.aibotiyi.backend.identity.BrowserSignIns.Opening;
import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.GrantRefusedException;
import io.aibotiyi.backend.identity.GrantRefusedException.Reason;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The authorization code grant, with what an attacker would try at each step. */
abstract class BrowserSignInContract extends CredentialsTestBase {

    private static final URI ISSUER = URI.create("https://trade.example.org");
    private static final String REDIRECT = "http://127.0.0.1:49152" + OAuth.REDIRECT_PATH;
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String STATE = "af0ifjsldkj-0123456789";
    private static final String KEY = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

    private UserId ann;

    @BeforeEach
    void addAnn() {
        ann = rig.person("ann");
    }

    private BrowserSignIns browser() {
        return rig.get(BrowserSignIns.class);
    }

    private static Map<String, String[]> asked() throws Exception {
        return given(
                "response_type",
                "code",
                "client_id",
                OAuth.CLIENT,
                "redirect_uri",
                REDIRECT,
                "code_challenge",
                challenge(VERIFIER),
                "code_challenge_method",
                "S256",
                "state",
                STATE);
    }

    private static Map<String, String[]> given(String... pairs) {
        Map<String, String[]> all = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], new String[] {pairs[i + 1]});
        }
        return all;
    }

    private static Map<String, String[]> but(Map<String, String[]> all, String name, String... as) {
        Map<String, String[]> changed = new HashMap<>(all);
        if (as.length == 0) {
            changed.remove(name);
        } else {
            changed.put(name, as);
        }
        return changed;
    }

    private static String challenge(String verifier) throws Exception {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256")
                                .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private Opening open(Map<String, String[]> request) {
        return browser().open(request, ISSUER);
    }

    private String page() throws Exception {
        return ((Opening.Begun) open(asked())).page();
    }

    private Turn password(String page) {
        return browser()
                .start(
                        page,
                        new Start(FactorKind.PASSWORD, "ann", CredentialsRig.PASSWORD),
                        rig.elsewhere());
    }

    private static Map<String, String> query(URI redirect) {
        Map<String, String> all = new HashMap<>();
        Arrays.stream(redirect.getRawQuery().split("&"))
                .map(p -> p.split("=", 2))
                .forEach(p -> all.put(p[0], URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
        return all;
    }

    private static String codeIn(URI redirect) {
        return there(query(redirect).get("code"));
    }

    private String code() throws Exception {
        return codeIn(((Turn.Done) password(page())).to());
    }

    private static Map<String, String[]> tokenRequest(String code) {
        return given(
                "grant_type", OAuth.AUTHORIZATION_CODE,
                "client_id", OAuth.CLIENT,
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", VERIFIER);
    }

    private Session exchange(String code) {
        return browser().exchange(tokenRequest(code), rig.elsewhere());
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GrantRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aCodeGivesTheSessionOfWhoeverSignedInOnThePage() throws Exception {
        Turn.Done done = (Turn.Done) password(page());
        assertThat(done.to().toString()).startsWith(REDIRECT + "?");
        assertThat(query(done.to())).containsOnlyKeys("code", "state", "iss");
        assertThat(query(done.to()))
                .containsEntry("state", STATE)
                .containsEntry("iss", ISSUER.toString());

        AuthenticatedUser user = rig.who(exchange(codeIn(done.to())));

        assertThat(user.id()).isEqualTo(ann);
        assertThat(user.factors()).containsExactly(Factor.PASSWORD);
        assertThat(rig.audited("identity.browser.authorized")).hasSize(1);
        assertThat(rig.audited("identity.login.succeeded")).hasSize(1);
    }

    @Test
    @DisplayName("D11 a code works once: its second use ends the tokens of the first (10.4.2)")
    void aSecondUseEndsTheFirst() throws Exception {
        String code = code();
        Session first = exchange(code);
        Session renewed =
                browser()
                        .exchange(
                                given(
                                        "grant_type", OAuth.REFRESH_TOKEN,
                                        "client_id", OAuth.CLIENT,
                                        "refresh_token", first.refreshToken()),
                                rig.elsewhere());
        assertThat(rig.who(renewed).id()).isEqualTo(ann);

        assertRefused(Reason.INVALID_GRANT, () -> exchange(code));

        assertRefused(ErrorCode.SESSION_EXPIRED, () -> rig.who(first));
        assertRefused(ErrorCode.SESSION_EXPIRED, () -> rig.who(renewed));
        assertThat(rig.audited("identity.code.reused")).hasSize(1);
        assertThat(rig.notices(ann)).contains("identity.code.reused");
    }

    @Test
    @DisplayName("D11 of many who exchange a code at once, one gets a session, and it is ended")
    void parallelUsesEndTheFirst() throws Exception {
        String code = code();
        CredentialsRig other = node(Map.of());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Session>> tries =
                    IntStream.range(0, 8)
                            .mapToObj(i ->
                                    (Callable<Session>)
                                            () ->
                                                    (i % 2 == 0
                                                                    ? browser()
                                                                    : other.get(
                                                                            BrowserSignIns.class))
                                                            .exchange(
                                                                    tokenRequest(code),
                                                                    rig.elsewhere()))
                            .toList();
            List<Session> got =
                    threads.invokeAll(tries).stream()
                            .filter(t -> t.state() == Future.State.SUCCESS)
                            .map(Future::resultNow)
                            .toList();
            assertThat(got).hasSize(1);
            assertRefused(ErrorCode.SESSION_EXPIRED, () -> rig.who(got.getFirst()));
        } finally {
            other.close();
        }
    }

    @Test
    @DisplayName("D11 a code is dead after 60 s (10.4.3)")
    void aCodeLivesAMinute() throws Exception {
        String young = code();
        clock.advance(Duration.ofSeconds(59));
        assertThat(exchange(young)).isNotNull();
        String old = code();
        clock.advance(Duration.ofSeconds(60));
        assertRefused(Reason.INVALID_GRANT, () -> exchange(old));
    }

    @Test
    @DisplayName("D11 a wrong code_verifier is refused, and uses the code up (RFC 7636)")
    void theVerifierMustFit() throws Exception {
        String code = code();
        assertRefused(
                Reason.INVALID_GRANT,
                () ->
                        browser()
                                .exchange(
                                        but(tokenRequest(code), "code_verifier", "x".repeat(43)),
                                        rig.elsewhere()));
        assertRefused(Reason.INVALID_GRANT, () -> exchange(code));
        assertRefused(
                Reason.INVALID_REQUEST,
                () ->
                        browser()
                                .exchange(
                                        but(tokenRequest(code()), "code_verifier"),
                                        rig.elsewhere()));
    }

    @Test
    @DisplayName("D11 the method plain, or none, and no challenge are refused (10.4.6)")
    void onlyS256() throws Exception {
        for (Map<String, String[]> request :
                List.of(
                        but(asked(), "code_challenge_method", "plain"),
                        but(asked(), "code_challenge_method"),
                        but(asked(), "code_challenge"),
                        but(asked(), "code_challenge", "short"),
                        but(asked(), "state"),
                        but(asked(), "state", "short"),
                        but(asked(), "dpop_jkt", "no thumbprint"))) {
            Opening.Refused refused = (Opening.Refused) open(request);
            assertThat(refused.to().toString()).startsWith(REDIRECT + "?");
            assertThat(query(refused.to()))
                    .containsEntry("error", "invalid_request")
                    .containsEntry("iss", ISSUER.toString())
                    .doesNotContainKey("code");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:49152/signed-in/more",
                "http://127.0.0.1:49152/signed-in?x=1",
                "http://127.0.0.1:49152/signed-in#x",
                "http://127.0.0.1:49152/signed-in/",
                "http://127.0.0.1:49152/",
                "http://127.0.0.1/signed-in",
                "http://localhost:49152/signed-in",
                "http://127.0.0.1:49152@evil.example/signed-in",
                "http://evil.example:49152/signed-in",
                "http://127.0.0.1.evil.example:49152/signed-in",
                "https://127.0.0.1:49152/signed-in",
                "http://127.0.0.1:0/signed-in",
                "http://127.0.0.1:049152/signed-in",
                "HTTP://127.0.0.1:49152/signed-in",
                "aibot-iyi://open/signed-in",
                "javascript:alert(1)",
                ""
            })
    @DisplayName("D11 a redirect with an extra path, or anywhere else, is refused unredirected")
    void onlyTheWorkstationIsRedirectedTo(String redirect) throws Exception {
        Map<String, String[]> request = but(asked(), "redirect_uri", redirect);
        assertRefused(ErrorCode.INVALID_REQUEST, () -> open(request));
    }

    @Test
    @DisplayName("D11 the exchange must name the very redirect, and the device, of the request")
    void theExchangeIsBound() throws Exception {
        assertRefused(
                Reason.INVALID_GRANT,
                () ->
                        browser()
                                .exchange(
                                        but(
                                                tokenRequest(code()),
                                                "redirect_uri",
                                                "http://127.0.0.1:49153/signed-in"),
                                        rig.elsewhere()));

        for (String shown : Arrays.asList(null, KEY.replace('0', '1'))) {
            String bound = boundCode();
            assertRefused(
                    Reason.INVALID_GRANT,
                    () ->
                            browser()
                                    .exchange(
                                            tokenRequest(bound),
                                            new ClientDescription("10.9.9.9", "", shown, null)));
        }
        assertThat(
                        browser()
                                .exchange(
                                        tokenRequest(boundCode()),
                                        new ClientDescription("10.9.9.9", "", KEY, null)))
                .isNotNull();
    }

    private String boundCode() throws Exception {
        String page = ((Opening.Begun) open(but(asked(), "dpop_jkt", KEY))).page();
        return codeIn(((Turn.Done) password(page)).to());
    }

    @Test
    @DisplayName("D12 the grants password, client_credentials, token and others are not offered")
    void offersNoOtherGrant() throws Exception {
        for (String grant :
                List.of("password", "client_credentials", "token", "implicit", "urn:x:jwt")) {
            assertRefused(
                    Reason.UNSUPPORTED_GRANT_TYPE,
                    () ->
                            browser()
                                    .exchange(
                                            given(
                                                    "grant_type",
                                                    grant,
                                                    "client_id",
                                                    OAuth.CLIENT,
                                                    "username",
                                                    "ann",
                                                    "password",
                                                    CredentialsRig.PASSWORD),
                                            rig.elsewhere()));
        }
        for (String type : List.of("token", "id_token", "code token", "none")) {
            Opening.Refused refused = (Opening.Refused) open(but(asked(), "response_type", type));
            assertThat(query(refused.to()))
                    .containsEntry("error", "unsupported_response_type")
                    .containsOnlyKeys("error", "error_description", "state", "iss");
        }
    }

    @Test
    void refusesForeignClientsAndRepeatedParameters() throws Exception {
        assertRefused(ErrorCode.INVALID_REQUEST, () -> open(but(asked(), "client_id", "another")));
        assertRefused(
                ErrorCode.INVALID_REQUEST,
                () -> open(but(asked(), "redirect_uri", REDIRECT, REDIRECT)));
        assertThat(open(but(asked(), "nonce", "a", "b"))).isInstanceOf(Opening.Refused.class);
        assertRefused(
                Reason.INVALID_CLIENT,
                () ->
                        browser()
                                .exchange(
                                        but(tokenRequest("x"), "client_id", "another"),
                                        rig.elsewhere()));
        assertRefused(
                Reason.INVALID_REQUEST,
                () ->
                        browser()
                                .exchange(
                                        but(tokenRequest("x"), "code", "a", "b"), rig.elsewhere()));
    }

    @Test
    void asksForTheSecondFactorOnThePage() throws Exception {
        Enrolment totp = Enrolment.of(rig, rig.in("ann"));
        clock.advance(Duration.ofSeconds(30));
        String page = page();
        Flow flow = ((Turn.Next) password(page)).flow();
        assertThat(flow.offered()).contains(FactorKind.TOTP, FactorKind.RECOVERY_CODE);
        assertThat(browser().flow(flow.id()).offered()).isEqualTo(flow.offered());
        assertRefused(
                ErrorCode.BAD_FACTOR,
                () ->
                        browser()
                                .prove(
                                        page,
                                        flow.id(),
                                        FactorKind.TOTP,
                                        Proof.code("000000"),
                                        rig.elsewhere()));
        Turn.Done done =
                (Turn.Done)
                        browser()
                                .prove(
                                        page,
                                        flow.id(),
                                        FactorKind.TOTP,
                                        Proof.code(totp.code()),
                                        rig.elsewhere());
        assertThat(rig.who(exchange(codeIn(done.to()))).factors())
                .containsExactlyInAnyOrder(Factor.PASSWORD, Factor.TOTP);
    }

    @Test
    void takesAPasskeyOnThePage() throws Exception {
        AuthenticatedUser user = rig.in("ann");
        SoftAuthenticator key = new SoftAuthenticator(SoftAuthenticator.Kind.ES256);
        rig.own().addPasskey(user, key.make(rig.own().beginPasskey(user), "laptop"));
        key.counter++;
        String page = page();
        assertThat(browser().page(page).ways())
                .containsExactlyInAnyOrder(
                        FactorKind.PASSWORD, FactorKind.PASSKEY, FactorKind.EMAIL_CODE);
        Flow flow =
                ((Turn.Next)
                                browser()
                                        .start(
                                                page,
                                                new Start(FactorKind.PASSKEY, null, null),
                                                rig.elsewhere()))
                        .flow();
        Turn.Done done =
                (Turn.Done)
                        browser()
                                .prove(
                                        page,
                                        flow.id(),
                                        FactorKind.PASSKEY,
                                        Proof.passkey(key.get(there(flow.passkey()).challenge())),
                                        rig.elsewhere());
        assertThat(rig.who(exchange(codeIn(done.to()))).factors()).containsExactly(Factor.PASSKEY);
    }

    @Test
    @DisplayName("D11 the challenge is that of RFC 7636 appendix B")
    void knowsTheRfcsChallenge() throws Exception {
        assertThat(challenge(VERIFIER)).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        assertThat(rig.who(exchange(code())).id()).isEqualTo(ann);
    }

    @Test
    void aPageGivesOneAnswerAndEnds() throws Exception {
        String page = page();
        password(page);
        assertRefused(ErrorCode.FLOW_ENDED, () -> password(page));
        String refused = page();
        assertThat(query(browser().refuse(refused))).containsEntry("error", "access_denied");
        assertRefused(ErrorCode.FLOW_ENDED, () -> browser().page(refused));
        String late = page();
        clock.advance(Duration.ofMinutes(15));
        assertRefused(ErrorCode.FLOW_ENDED, () -> password(late));
        assertRefused(ErrorCode.FLOW_ENDED, () -> browser().page("no such page"));
    }

    @Test
    void aCodeOfSomebodyDisabledMeanwhileGivesNothing() throws Exception {
        String code = code();
        rig.jdbc
                .sql("update identity_user set state = 'DISABLED' where id = ?")
                .param(ann.value())
                .update();
        assertRefused(Reason.INVALID_GRANT, () -> exchange(code));
    }

    @Test
    void keepsSecretsAsHashesOnly() throws Exception {
        String page = page();
        String code = code();
        List<String> stored =
                rig.jdbc
                        .sql(
                                "select page_hash from identity_browser_page union all"
                                        + " select code_hash from identity_authorization_code")
                        .query(String.class)
                        .list();
        assertThat(stored).hasSize(2).doesNotContain(page, code);
    }

    @Test
    void boundsOpenPages() throws Exception {
        rig.jdbc
                .sql(
                        "insert into identity_browser_page (page_hash, redirect_uri, state,"
                                + " challenge, issuer, created_at, expires_at) select"
                                + " cast(x.n as varchar(10)), '', '', '', '', current_timestamp,"
                                + " timestamp with time zone '2099-01-01 00:00:00+00' from"
                                + " (select a.n + 100 * b.n as n from ("
                                + numbers()
                                + ") a cross join ("
                                + numbers()
                                + ") b) x")
                .update();
        assertRefused(ErrorCode.OVERLOADED, this::page);
    }

    private static String numbers() {
        return IntStream.range(0, 100)
                .mapToObj(n -> "select " + n + " as n")
                .reduce((a, b) -> a + " union all " + b)
                .orElseThrow();
    }

    @Test
    void canBeSwitchedOff() throws Exception {
        try (CredentialsRig off = node(Map.of("aibot.browser.enabled", "false"))) {
            Map<String, String[]> request = asked();
            assertRefused(
                    ErrorCode.UNSUPPORTED,
                    () -> off.get(BrowserSignIns.class).open(request, ISSUER));
        }
    }
}
