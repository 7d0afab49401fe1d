package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.BrowserSignIns;
import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.LinkedAccounts;
import io.aibotiyi.backend.identity.browser.TrustedProviders;
import io.aibotiyi.backend.identity.oidc.OidcProviders;
import io.aibotiyi.backend.identity.oidc.OidcSettings;
import io.aibotiyi.backend.identity.saml.SamlProviders;
import io.aibotiyi.backend.testing.IdpKeys;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Start;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Signing in at a SAML provider: accounts, visits, metadata and requests. */
abstract class SamlSignInContract extends SamlTestBase {

    @Test
    void anAccountOfNobodyIsLinkedByWhoeverSignsInOnThatPage() {
        String page = page();
        assertThat(browser().page(page).providers())
                .extracting(OAuth.Provider::label)
                .containsExactly("Work & Co", "Other");
        assertThat(come(page)).isEqualTo(new Turn.Linking("ann@example.org"));
        assertThat(browser().page(page).linking()).isEqualTo("Work & Co");
        assertThat(node.who(session(password(page))).id()).isEqualTo(ann);
        assertThat(node.notices(ann)).contains("identity.provider.linked");

        AuthenticatedUser again = node.who(session(come(page())));

        assertThat(again.id()).isEqualTo(ann);
        assertThat(again.factors()).containsExactly(Factor.SAML);
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
                .doesNotContain(ScriptedIdp.PERSON);
    }

    @Test
    void anAddressLinksOnlyWhereTheAdministratorSaysSo() {
        assertComes();
        assertThat(node.get(LinkedAccounts.class).of(node.in("ann"))).isEmpty();
        restart(Map.of("link-by-email", "true"));
        idp.fields = f -> f.put("mail", "ann");
        assertThat(come(page())).as("a user name is no address").isInstanceOf(Turn.Linking.class);
        idp.truthful();
        assertThat(node.who(session(come(page()))).id()).isEqualTo(ann);
        assertThat(node.notices(ann)).contains("identity.provider.linked");
    }

    @Test
    void aNameThatIsAnAddressIsTakenWhereItIsAskedFor() {
        restart(Map.of("name-id", "EMAIL", "email-attribute", "", "link-by-email", "true"));
        Element policy =
                ScriptedIdp.child(
                        ScriptedIdp.request(browser().leave(page(), "work")), "NameIDPolicy");
        assertThat(policy.getAttribute("Format")).isEqualTo(ScriptedIdp.EMAIL);
        idp.fields =
                f -> {
                    f.put("Format", ScriptedIdp.EMAIL);
                    f.put("NameID", "ann@example.org");
                };
        assertThat(node.who(session(come(page()))).id()).isEqualTo(ann);
    }

    @Test
    @DisplayName("J4 a provider's word counts as one factor: the second is asked for here (6.8.4)")
    void stillAsksForTheSecondFactorHere() {
        assertSecondFactorIsAskedForBeside(Factor.SAML);
    }

    @Test
    void aDisabledPersonDoesNotComeIn() {
        link();
        disableAnn();
        assertRefused(ErrorCode.NOT_LINKED, () -> come(page()));
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
        assertComes();
    }

    @Test
    @DisplayName("J1 the same name at another provider is another person (6.8.1)")
    void namesBelongToTheirProvider() {
        link();
        String page = page();
        Turn turn =
                browser()
                        .returned(
                                page,
                                "/sign-in/saml/other",
                                otherIdp.signIn(browser().leave(page, "other")));
        assertThat(turn).as("the same NameID").isInstanceOf(Turn.Linking.class);
        UserId ben = node.person("ben");
        Turn done =
                browser()
                        .start(
                                page,
                                new Start(FactorKind.PASSWORD, "ben", CredentialsRig.PASSWORD),
                                node.elsewhere());
        assertThat(node.who(session(done)).id()).isEqualTo(ben);
        assertThat(node.who(session(come(page()))).id()).as("at work it is ann").isEqualTo(ann);
    }

    @Test
    @DisplayName("J1 no provider answers for another (6.8.1)")
    void noProviderAnswersForAnother() {
        String page = page();
        URI departure = browser().leave(page, "work");
        otherIdp.fields = f -> f.keySet().forEach(k -> f.replace(k, OTHER_IDP, IDP));
        Map<String, String[]> forged = otherIdp.signIn(departure);
        assertThatThrownBy(() -> browser().returned(page, ANSWERS, forged))
                .hasMessageContaining("signed by a key that is not in its metadata");
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> {
                    Map<String, String[]> mixed = visit(page);
                    browser().returned(page, "/sign-in/saml/other", mixed);
                });
    }

    @Test
    @DisplayName("J3 an answer counts once, for its visit, on whichever node (6.8.3)")
    void anAnswerCountsOnce() {
        String page = page();
        Map<String, String[]> answer = visit(page);
        String another = page();
        assertRefused(ErrorCode.BAD_ASSERTION, () -> browser().returned(another, ANSWERS, answer));
        browser().returned(page, ANSWERS, answer);
        try (CredentialsRig second = node(settings())) {
            for (CredentialsRig each : List.of(node, second)) {
                assertRefused(
                        ErrorCode.BAD_ASSERTION,
                        () -> each.get(BrowserSignIns.class).returned(page, ANSWERS, answer));
            }
        }
        Map<String, String[]> fresh = visit(page);
        fresh.put("SAMLResponse", answer.get("SAMLResponse"));
        assertThatThrownBy(() -> browser().returned(page, ANSWERS, fresh))
                .as("the old answer for a new visit")
                .hasMessageContaining("answers another request");
    }

    @Test
    @DisplayName("J3 an answer that nobody asked for, or that comes too late, is refused (6.8.3)")
    void refusesWhatWasNotAskedFor() {
        String page = page();
        Map<String, String[]> late = visit(page);
        clock.advance(Duration.ofMinutes(10));
        assertRefused(ErrorCode.BAD_ASSERTION, () -> browser().returned(page, ANSWERS, late));
        Map<String, String[]> guessed = visit(page);
        guessed.put("RelayState", new String[] {"guess"});
        assertRefused(ErrorCode.BAD_ASSERTION, () -> browser().returned(page, ANSWERS, guessed));
        Map<String, String[]> without = visit(page);
        without.remove("RelayState");
        assertRefused(ErrorCode.BAD_ASSERTION, () -> browser().returned(page, ANSWERS, without));
        Map<String, String[]> twice = visit(page);
        twice.put("SAMLResponse", new String[] {there(twice.get("SAMLResponse"))[0], "x"});
        assertRefused(ErrorCode.BAD_ASSERTION, () -> browser().returned(page, ANSWERS, twice));
        Map<String, String[]> empty = visit(page);
        empty.remove("SAMLResponse");
        assertRefused(ErrorCode.BAD_ASSERTION, () -> browser().returned(page, ANSWERS, empty));
        Map<String, String[]> query = visit(page);
        assertRefused(
                ErrorCode.BAD_ASSERTION,
                () -> browser().returned(page, "/sign-in/oidc/work", query));
        assertThat(node.audited("identity.provider.refused")).hasSize(6);
        assertThat(browser().page(page).linking()).isNull();
    }

    @Test
    void takesEachOfSeveralKeysAndFollowsAChange() {
        IdpKeys next = IdpKeys.ec("secp256r1");
        idp.published = List.of(KEY, next);
        assertComes();
        idp.key = next;
        idp.signatureAlgorithm = ScriptedIdp.ECDSA_SHA256;
        assertComes();
        assertThat(idp.asked).as("once for all of them").hasSize(1);

        IdpKeys unannounced = IdpKeys.ec("secp384r1");
        idp.key = unannounced;
        idp.published = List.of(unannounced);
        assertThatThrownBy(() -> come(page())).hasMessageContaining("not in its metadata");
        assertThat(idp.asked).as("not asked again within a minute").hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        assertComes();
        assertThat(idp.asked).hasSize(2);
        idp.key = next;
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> come(page()))
                .as("a key that was taken back")
                .hasMessageContaining("not in its metadata");
    }

    @Test
    void goesNowhereOnMetadataThatDoesNotHold() {
        Map<String, UnaryOperator<String>> lies = new HashMap<>();
        lies.put("is another's", m -> m.replace(IDP, "https://evil.example"));
        lies.put(
                "not https",
                m -> m.replaceAll("Location=\"[^\"]*\"", "Location=\"http://a.example/\""));
        lies.put("no identity provider", m -> m.replace("IDPSSODescriptor", "SPSSODescriptor"));
        lies.put("several", m -> m.replace("EntityDescriptor", "EntitiesDescriptor"));
        lies.put("of no SAML 2.0", m -> m.replace("SAML:2.0:protocol", "SAML:1.1:protocol"));
        lies.put("no certificate", m -> m.replace("use=\"signing\"", "use=\"encryption\""));
        lies.put("HTTP-Redirect", m -> m.replace("HTTP-Redirect", "HTTP-Artifact"));
        lies.put(
                "has ended",
                m -> m.replace("entityID=", "validUntil=\"" + clock.instant() + "\" entityID="));
        lies.put("cannot be had", m -> m + " ".repeat(300_000));
        lies.put("not XML", m -> m.replace("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>"));
        lies.put("only signed requests", m -> m.replace("Signed=\"false\"", "Signed=\"true\""));
        lies.put(
                "2048",
                m -> m.replace(KEY.certificateBase64(), IdpKeys.rsa(1024).certificateBase64()));
        lies.forEach((why, lie) -> {
            clock.advance(Duration.ofMinutes(61));
            idp.metadata = lie;
            String page = page();
            assertThatThrownBy(() -> browser().leave(page, "work"))
                    .as(why)
                    .hasMessageContaining(
                            why.equals("no identity provider") ? "of no SAML 2.0" : why);
            assertRefused(ErrorCode.PROVIDER_UNAVAILABLE, () -> browser().leave(page, "work"));
        });
        idp.truthful();
        clock.advance(Duration.ofHours(1));
        assertThat(browser().leave(page(), "work")).isNotNull();
        clock.advance(Duration.ofHours(1));
        idp.close();
        assertRefused(ErrorCode.PROVIDER_UNAVAILABLE, () -> browser().leave(page(), "work"));
        assertThat(node.who(session(password(page()))).id()).as("another way").isEqualTo(ann);
    }

    @Test
    void readsMetadataFromAFile() throws IOException {
        Path file = Files.writeString(home.resolve("idp.xml"), idp.metadata());
        restart(Map.of("metadata-uri", "", "metadata-file", file.toString()));
        assertComes();
        assertThat(idp.asked).isEmpty();
    }

    @Test
    void asksAsTheProfileWants() {
        Element request = ScriptedIdp.request(browser().leave(page(), "work"));
        assertThat(request.getAttribute("Version")).isEqualTo("2.0");
        assertThat(request.getAttribute("ID")).matches("_[A-Za-z0-9_-]{43}");
        assertThat(request.getAttribute("IssueInstant")).isEqualTo(clock.instant().toString());
        assertThat(request.getAttribute("Destination")).isEqualTo(idp.base() + "/sso");
        assertThat(request.getAttribute("AssertionConsumerServiceURL")).isEqualTo(ISSUER + ANSWERS);
        assertThat(request.getAttribute("ProtocolBinding")).endsWith(":HTTP-POST");
        assertThat(ScriptedIdp.child(request, "Issuer").getTextContent())
                .isEqualTo(ISSUER + ANSWERS + "/metadata");
        assertThat(ScriptedIdp.child(request, "NameIDPolicy").getAttribute("Format"))
                .isEqualTo(ScriptedIdp.PERSISTENT);
    }

    @Test
    void signsRequestsAndTellsItsKey() throws Exception {
        for (IdpKeys ours : List.of(IdpKeys.rsa(2048), IdpKeys.ec("secp256r1"))) {
            Path file =
                    Files.writeString(
                            home.resolve("ours.pem"), ours.privatePem() + ours.certificatePem());
            restart(Map.of("key-file", file.toString(), "entity-id", "urn:example:aibot"));
            idp.metadata = m -> m.replace("Signed=\"false\"", "Signed=\"true\"");
            String query = browser().leave(page(), "work").getRawQuery();
            assertThat(verifies(ours, query)).isTrue();
            assertThat(verifies(ours, query.replace("RelayState=", "RelayState=x"))).isFalse();
            String metadata = browser().samlMetadata("work", ISSUER);
            Element role =
                    ScriptedIdp.child(
                            ScriptedIdp.parsed(metadata).getDocumentElement(), "SPSSODescriptor");
            assertThat(metadata).contains("entityID=\"urn:example:aibot\"");
            assertThat(role.getAttribute("AuthnRequestsSigned")).isEqualTo("true");
            assertThat(role.getAttribute("WantAssertionsSigned")).isEqualTo("true");
            assertThat(ScriptedIdp.child(role, "KeyDescriptor").getTextContent())
                    .isEqualTo(ours.certificateBase64());
            assertThat(ScriptedIdp.child(role, "AssertionConsumerService").getAttribute("Location"))
                    .isEqualTo(ISSUER + ANSWERS);
            assertComes();
        }
        IdpKeys one = IdpKeys.rsa(2048);
        Files.writeString(home.resolve("ours.pem"), one.privatePem() + KEY.certificatePem());
        assertRefused(ErrorCode.PROVIDER_UNAVAILABLE, () -> browser().leave(page(), "work"));
        assertRefused(ErrorCode.NOT_FOUND, () -> browser().samlMetadata("nobody", ISSUER));
    }

    private static boolean verifies(IdpKeys ours, String query) throws GeneralSecurityException {
        int end = query.indexOf("&Signature=");
        String algorithm = ScriptedProvider.query(query).get("SigAlg");
        Signature check =
                Signature.getInstance(
                        ScriptedIdp.RSA_SHA256.equals(algorithm)
                                ? "SHA256withRSA"
                                : "SHA256withECDSAinP1363Format");
        check.initVerify(ours.certificate());
        check.update(query.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return check.verify(
                Base64.getDecoder()
                        .decode(String.valueOf(ScriptedProvider.query(query).get("Signature"))));
    }

    @Test
    void aNameBelongsToOneProviderOfAnyKind() {
        OidcSettings.Provider sameName =
                new OidcSettings.Provider(
                        "work",
                        "Work by another protocol",
                        URI.create("https://login.example.com"),
                        "aibot",
                        "",
                        "",
                        List.of("openid"),
                        false);
        OidcProviders others =
                new OidcProviders(
                        new OidcSettings(List.of(sameName)), node.get(PersonalVault.class), clock);
        assertThatThrownBy(() -> new TrustedProviders(others, node.get(SamlProviders.class)))
                .hasMessageContaining("both have one named work");
    }
}
