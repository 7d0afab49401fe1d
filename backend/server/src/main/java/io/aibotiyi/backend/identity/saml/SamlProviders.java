package io.aibotiyi.backend.identity.saml;

import io.aibotiyi.backend.identity.providers.SignInProvider;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The configured SAML providers. Without one nothing of SAML or XML is loaded. */
@Component
public final class SamlProviders {

    private final List<SamlProvider> providers;

    public SamlProviders(SamlSettings settings, PersonalVault vault, Clock clock) {
        providers =
                settings.providers().stream().map(p -> new SamlProvider(p, vault, clock)).toList();
    }

    /** In the order of the configuration. */
    public List<SignInProvider> all() {
        return List.copyOf(providers);
    }

    /**
     * What a provider is told of us.
     *
     * @param issuer what this backend is called
     * @throws ProblemException NOT_FOUND, PROVIDER_UNAVAILABLE if our key cannot be read
     */
    public String metadata(String name, URI issuer) {
        return providers.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(p -> p.metadata(URI.create(issuer + p.returnPath())))
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.NOT_FOUND,
                                "There is no SAML provider of that name",
                                "provider"));
    }
}
