package io.aibotiyi.backend.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.backend.testing.IdpKeys;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A node that trusts two SAML providers, {@code work} and {@code other}, each with its own key. */
abstract class SamlTestBase extends ProviderSignInTestBase {

    static final String ANSWERS = "/sign-in/saml/work";
    static final String IDP = "https://idp.example.org/saml";
    static final String OTHER_IDP = "https://idp.example.com";
    static final IdpKeys KEY = IdpKeys.rsa(2048);
    static final IdpKeys OTHER_KEY = IdpKeys.rsa(2048);

    final ScriptedIdp idp = new ScriptedIdp(clock, IDP, KEY);
    final ScriptedIdp otherIdp = new ScriptedIdp(clock, OTHER_IDP, OTHER_KEY);

    @AfterEach
    void stopProviders() {
        idp.close();
        otherIdp.close();
    }

    @Override
    Map<String, Object> settings() {
        Map<String, Object> all = new HashMap<>();
        all.putAll(provider(0, "work", "Work & Co", idp, IDP));
        all.putAll(provider(1, "other", "Other", otherIdp, OTHER_IDP));
        return all;
    }

    private static Map<String, Object> provider(
            int at, String name, String label, ScriptedIdp idp, String issuer) {
        String prefix = "aibot.saml.providers[" + at + "].";
        return Map.of(
                prefix + "name", name,
                prefix + "label", label,
                prefix + "issuer", issuer,
                prefix + "email-attribute", "mail",
                prefix + "metadata-uri", idp.base() + "/metadata");
    }

    /** With a setting of the provider {@code work} changed. */
    void restart(Map<String, Object> changed) {
        node.close();
        Map<String, Object> all = settings();
        changed.forEach((k, v) -> all.put("aibot.saml.providers[0]." + k, v));
        node = node(all);
    }

    Map<String, String[]> visit(String page) {
        return idp.signIn(browser().leave(page, "work"));
    }

    @Override
    Turn come(String page) {
        return browser().returned(page, ANSWERS, visit(page));
    }

    void assertComes() {
        assertThat(come(page())).isInstanceOf(Turn.Linking.class);
    }
}
