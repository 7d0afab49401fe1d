package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.providers.Assertion;
import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.backend.identity.providers.SignInProvider;
import io.aibotiyi.backend.vault.PersonalVault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * One SAML 2.0 identity provider, known by its metadata. A request goes there by redirect, signed
 * where we have a key; its answer comes by POST and counts once, since the visit that it answers is
 * taken by the first answer on whichever node. Safe from any thread; blocks on the metadata.
 */
final class SamlProvider implements SignInProvider {

    private static final int BITS = 256;

    private final SamlSettings.Provider settings;
    private final PersonalVault vault;
    private final Clock clock;
    private final MetadataSource source;

    SamlProvider(SamlSettings.Provider settings, PersonalVault vault, Clock clock) {
        this.settings = settings;
        this.vault = vault;
        this.clock = clock;
        this.source = new MetadataSource(settings, clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String label() {
        return settings.label();
    }

    @Override
    public Factor factor() {
        return Factor.SAML;
    }

    @Override
    public boolean linksByEmail() {
        return settings.linkByEmail();
    }

    @Override
    public String returnPath() {
        return "/sign-in/saml/" + settings.name();
    }

    @Override
    public String stateParameter() {
        return "RelayState";
    }

    @Override
    public Departure depart(URI redirect, String state) {
        IdpMetadata provider = source.current();
        @Nullable ServiceKey key = key();
        if (key == null && provider.wantsSigned()) {
            throw ProviderFailure.unavailable(
                    "It takes only signed requests; give aibot.saml a key-file for it");
        }
        // an XML ID begins with no digit
        String id = "_" + Secrets.random(BITS);
        URI to =
                new SamlWriter.Request(
                                id,
                                clock.instant(),
                                provider.signOn(),
                                redirect.toString(),
                                entityId(redirect),
                                settings.nameId())
                        .address(state, key);
        return new Departure(to, id, "");
    }

    @Override
    public Assertion accept(Map<String, String> answer, Expected expected) {
        String encoded = answer.get("SAMLResponse");
        if (encoded == null) {
            throw ProviderFailure.refused("It signed nobody in");
        }
        Expectation wanted =
                new Expectation(
                        settings.issuer(),
                        entityId(expected.redirect()),
                        expected.redirect().toString(),
                        expected.nonce(),
                        settings.nameId(),
                        settings.emailAttribute(),
                        clock.instant());
        SamlResponse response = SamlResponse.read(encoded);
        response.requireFor(wanted);
        Subject subject = new AssertionCheck(wanted).read(signedAssertion(response));
        @Nullable String email = subject.email();
        return new Assertion(
                settings.name(),
                vault.fingerprint(
                        "identity.linked-account",
                        "saml\n"
                                + settings.issuer()
                                + "\n"
                                + subject.format()
                                + "\n"
                                + subject.name()),
                email == null ? subject.name() : email,
                email);
    }

    /** With the keys that are known, or with those that the provider has meanwhile. */
    private Element signedAssertion(SamlResponse response) {
        IdpMetadata known = source.current();
        Optional<Element> signed = response.signedAssertion(known.keys());
        if (signed.isEmpty()) {
            IdpMetadata renewed = source.renewed();
            signed =
                    renewed.keys().equals(known.keys())
                            ? signed
                            : response.signedAssertion(renewed.keys());
        }
        return signed.orElseThrow(() ->
                ProviderFailure.refused(
                        "Its answer was changed, or is signed by a key that is not in its"
                                + " metadata"));
    }

    /** What the provider is told of us. */
    String metadata(URI redirect) {
        return SamlWriter.metadata(
                entityId(redirect), redirect.toString(), settings.nameId(), key());
    }

    private String entityId(URI redirect) {
        return settings.entityId().isEmpty() ? redirect + "/metadata" : settings.entityId();
    }

    /** Read each time, so that it can be exchanged while the backend runs. */
    private @Nullable ServiceKey key() {
        return settings.keyFile().isEmpty() ? null : ServiceKey.read(Path.of(settings.keyFile()));
    }
}
