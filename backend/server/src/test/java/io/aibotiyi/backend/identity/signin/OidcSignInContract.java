package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.LinkedAccounts;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.LinkedAccountView;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Start;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signing in at an OpenID provider, with what a provider, a browser or a thief may get wrong. */
abstract class OidcSignInContract extends ProviderSignInTestBase {

    private final ScriptedProvider provider = new ScriptedProvider();

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @Override
    Map<String, Object> settings() {
        return settings("false");
    }

    private Map<String, Object> settings(String byEmail) {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            String prefix = "aibot.oidc.providers[" + i + "].";
            all.put(prefix + "name", i == 0 ? "work" : "other");
            all.put(prefix + "label", i == 0 ? "Work & Co" : "Other");
            all.put(prefix + "issuer", i == 0 ? provider.issuer() : "https://login.example.com");
            all.put(prefix + "client-id", ScriptedProvider.CLIENT);
            all.put(prefix + "client-secret", ScriptedProvider.SECRET);
            all.put(prefix + "link-by-verified-email", byEmail);
        }
        return all;
    }

    private Map<String, String[]> visit(String page) {
        return provider.signIn(browser().leave(page, "work"));
    }

    @Override
    Turn come(String page) {
        return browser().returned(page, "/sign-in/oidc/work", visit(page));
    }

    private void assertRefused(ErrorCode code, Consumer<ScriptedProvider> lie) {
        String page = page();
        lie.accept(provider);
        assertRefused(code, () -> come(page));
        assertThat(node.audited("identity.provider.refused")).isNotEmpty();
        assertThat(browser().page(page).linking()).as("nothing is linked").isNull();
    }

    @Test
    void anAccountOfNobodyIsLinkedByWhoeverSignsInOnThatPage() {
        String page = page();
        assertThat(browser().page(page).providers())
                .extracting(OAuth.Provider::label)
                .containsExactly("Work & Co", "Other");
        assertThat(come(page)).isEqualTo(new Turn.Linking("ann@example.org"));
        assertThat(browser().page(page).linking()).isEqualTo("Work & Co");
        AuthenticatedUser user = node.who(session(password(page)));
        assertThat(user.id()).isEqualTo(ann);
        assertThat(node.notices(ann)).contains("identity.provider.linked");
        assertThat(node.audited("identity.provider.linked")).hasSize(1);

        AuthenticatedUser again = node.who(session(come(page())));

        assertThat(again.id()).isEqualTo(ann);
        assertThat(again.factors()).containsExactly(Factor.OIDC);
        assertThat(node.audited("identity.provider.proved")).hasSize(1);
        assertThat(node.get(LinkedAccounts.class).of(again))
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.provider()).isEqualTo("work");
                    assertThat(a.used()).isEqualTo(clock.instant());
                });
        assertThat(
                        node.jdbc
                                .sql("select account_fingerprint from identity_linked_account")
                                .query(String.class)
                                .single())
                .doesNotContain("248289761001");
    }

    @Test
    void theSameAddressAloneLinksNothing() {
        assertThat(come(page())).isInstanceOf(Turn.Linking.class);
        assertThat(node.get(LinkedAccounts.class).of(node.in("ann"))).isEmpty();
    }

    @Test
    void anAddressThatTheProviderVerifiedLinksWhereTheAdministratorSaysSo() {
        node.close();
        node = node(settings("true"));
        for (Object verified : new Object[] {false, "true", 1}) {
            provider.claims = c -> c.claim("email_verified", verified);
            assertThat(come(page()))
                    .as("email_verified %s", verified)
                    .isInstanceOf(Turn.Linking.class);
        }
        provider.claims = c -> c.claim("email", "ann").claim("email_verified", true);
        assertThat(come(page())).as("a user name is no address").isInstanceOf(Turn.Linking.class);
        provider.claims = _ -> {};
        assertThat(node.who(session(come(page()))).id()).isEqualTo(ann);
        assertThat(node.notices(ann)).contains("identity.provider.linked");
    }

    @Test
    @DisplayName("J4 a provider's word counts as one factor: the second is asked for here (6.8.4)")
    void stillAsksForTheSecondFactorHere() {
        assertSecondFactorIsAskedForBeside(Factor.OIDC);
    }

    @Test
    void anUnlinkedAccountSignsNobodyIn() {
        AuthenticatedUser user = link();
        LinkedAccounts accounts = node.get(LinkedAccounts.class);
        LinkedAccountView account = accounts.of(user).getFirst();
        node.jdbc
                .sql("update identity_user set password_hash = null where id = ?")
                .param(ann.value())
                .update();
        assertRefused(ErrorCode.LAST_FACTOR, () -> accounts.unlink(user, account.id()));
        node.jdbc
                .sql("update identity_user set password_hash = 'x' where id = ?")
                .param(ann.value())
                .update();
        node.person("ben");
        AuthenticatedUser ben = node.in("ben");
        assertRefused(ErrorCode.NOT_FOUND, () -> accounts.unlink(ben, account.id()));
        accounts.unlink(user, account.id());
        assertThat(come(page())).isInstanceOf(Turn.Linking.class);
        assertThat(node.notices(ann)).contains("identity.provider.unlinked");
    }

    @Test
    void aDisabledPersonDoesNotComeInByAProviderNorLosesTheLink() {
        link();
        disableAnn();
        assertRefused(ErrorCode.NOT_LINKED, _ -> {});
    }

    @Test
    void anAccountIsLinkedToOnePerson() {
        String early = page();
        assertThat(come(early)).isInstanceOf(Turn.Linking.class);
        link();
        UserId ben = node.person("ben");
        Turn turn =
                browser()
                        .start(
                                early,
                                new Start(FactorKind.PASSWORD, "ben", CredentialsRig.PASSWORD),
                                node.elsewhere());
        AuthenticatedUser in = node.who(session(turn));
        assertThat(in.id()).as("ben is in, by his password").isEqualTo(ben);
        assertThat(node.get(LinkedAccounts.class).of(in)).isEmpty();
        assertThat(node.notices(ben)).contains("identity.provider.not-linked");
        assertThat(node.who(session(come(page()))).id()).as("it is still ann's").isEqualTo(ann);
    }

    @Test
    void aPasswordAloneOnANewDeviceLinksNothing() {
        node.close();
        Map<String, Object> strict = settings();
        strict.put("aibot.sessions.confirm-devices", "true");
        node = node(strict);
        String first = code(password(page()));
        assertThat(browser().exchange(tokenRequest(first), own("ann's device"))).isNotNull();

        String page = page();
        assertThat(come(page)).isInstanceOf(Turn.Linking.class);
        assertThat(session(password(page))).as("who knows the password is in").isNotNull();

        assertThat(node.notices(ann)).contains("identity.provider.not-linked");
        assertThat(node.audited("identity.provider.linked")).isEmpty();
        assertThat(come(page())).as("and it signs nobody in").isInstanceOf(Turn.Linking.class);
    }

    @Test
    @DisplayName("J3 an ID token for another visit is refused (6.8.3)")
    void refusesAWrongNonce() {
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.claim("nonce", "another"));
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.claim("nonce", null));
    }

    @Test
    @DisplayName("J1 a foreign issuer and audience are refused (6.8.1)")
    void refusesAForeignIssuerAndAudience() {
        assertRefused(
                ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.issuer("https://evil.example"));
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.audience("another"));
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.subject(null));
    }

    @Test
    @DisplayName("J2 an ID token of another authorized party is refused")
    void refusesATokenOfAnotherAuthorizedParty() {
        List<String> two = List.of(ScriptedProvider.CLIENT, "b");
        assertRefused(
                ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.audience(two).claim("azp", "b"));
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.audience(two));
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.claim("azp", "b"));
        provider.claims = c -> c.audience(two).claim("azp", ScriptedProvider.CLIENT);
        assertThat(come(page())).isInstanceOf(Turn.Linking.class);
    }

    @Test
    @DisplayName("J3 an ID token out of its time is refused (6.8.3)")
    void refusesAnExpiredToken() {
        Date past = Date.from(Clock.systemUTC().instant().minusSeconds(60));
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.expirationTime(past));
        Date future = Date.from(Clock.systemUTC().instant().plusSeconds(600));
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.claims = c -> c.issueTime(future));
    }

    @Test
    @DisplayName("J2 an ID token that is not signed as it should be is refused (6.8.2)")
    void refusesForgedSignatures() {
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.token = ScriptedProvider::unsigned);
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.token = p::confused);
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.token = ScriptedProvider::selfKeyed);
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                p -> p.token = t -> t.substring(0, t.length() - 4) + "AAAA");
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.token = _ -> "no token");
    }

    @Test
    @DisplayName("J2 an access token that was exchanged is refused")
    void refusesAnAccessTokenThatWasExchanged() {
        Consumer<JWTClaimsSet.Builder> hashed =
                c -> c.claim("at_hash", ScriptedProvider.sha256("an-access-token", 16));
        provider.claims = hashed;
        assertThat(come(page())).isInstanceOf(Turn.Linking.class);
        assertRefused(
                ErrorCode.BAD_ASSERTION, p -> p.answer = a -> a.put("access_token", "another"));
    }

    @Test
    void followsTheProvidersKeyRotation() {
        link();
        assertThat(come(page())).isInstanceOf(Turn.Done.class);
        provider.key = ScriptedProvider.newKey("two");
        provider.published = provider.key;
        assertThat(come(page())).as("a new key is fetched").isInstanceOf(Turn.Done.class);
        assertRefused(ErrorCode.BAD_ASSERTION, p -> p.key = ScriptedProvider.newKey("three"));
    }

    @Test
    @DisplayName("J3 an answer counts once, for its page and provider (6.8.3)")
    void refusesAnAnswerThatWasUsedOrIsNotOfThisPageOrProvider() {
        String page = page();
        Map<String, String[]> answer = visit(page);
        String another = page();
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(another, "/sign-in/oidc/work", answer));
        browser().returned(page, "/sign-in/oidc/work", answer);
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(page, "/sign-in/oidc/work", answer));

        Map<String, String[]> mixed = visit(page);
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(page, "/sign-in/oidc/other", mixed));

        Map<String, String[]> late = visit(page);
        clock.advance(Duration.ofMinutes(10));
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(page, "/sign-in/oidc/work", late));
        Map<String, String[]> guessed = visit(page);
        guessed.put("state", new String[] {"guess"});
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(page, "/sign-in/oidc/work", guessed));
    }

    @Test
    @DisplayName("J1 the answer of another issuer is refused (6.8.1)")
    void refusesTheAnswerOfAnotherIssuer() {
        String page = page();
        Map<String, String[]> mixed = visit(page);
        mixed.put("iss", new String[] {"https://evil.example"});
        int before = provider.asked.size();
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(page, "/sign-in/oidc/work", mixed));
        assertThat(provider.asked).as("its code is not sent").hasSize(before);
    }

    @Test
    void wantsTheIssuerInTheAnswerWhereTheProviderTellsIt() {
        provider.discovery = d -> d.put("authorization_response_iss_parameter_supported", true);
        String page = page();
        Map<String, String[]> without = visit(page);
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(page, "/sign-in/oidc/work", without));
        Map<String, String[]> with = visit(page);
        with.put("iss", new String[] {provider.issuer().toString()});
        assertThat(browser().returned(page, "/sign-in/oidc/work", with))
                .isInstanceOf(Turn.Linking.class);
    }

    @Test
    void doesNotAskWhereTheDiscoveryDocumentMustNotSendIt() {
        for (Map.Entry<String, String> lie :
                Map.of(
                                "issuer", "https://evil.example",
                                "token_endpoint", "http://example.com/token",
                                "jwks_uri", "file:///etc/passwd",
                                "authorization_endpoint", "http://example.com/authorize")
                        .entrySet()) {
            provider.discovery = d -> d.put(lie.getKey(), lie.getValue());
            assertRefused(ErrorCode.PROVIDER_UNAVAILABLE, () -> browser().leave(page(), "work"));
        }
        provider.discovery = d -> d.put("x", "y".repeat(300_000));
        assertRefused(ErrorCode.PROVIDER_UNAVAILABLE, () -> browser().leave(page(), "work"));
        provider.discovery = _ -> {};
        assertThat(browser().leave(page(), "work")).isNotNull();
    }

    @Test
    void saysWhenAProviderIsAwayOrRefuses() {
        String page = page();
        Map<String, String[]> answer = visit(page);
        provider.close();
        assertRefused(
                ErrorCode.PROVIDER_UNAVAILABLE,
                () -> browser().returned(page, "/sign-in/oidc/work", answer));
        assertRefused(ErrorCode.NOT_FOUND, () -> browser().leave(page, "nobody"));
        assertThat(node.who(session(password(page))).id()).as("another way").isEqualTo(ann);
    }
}
