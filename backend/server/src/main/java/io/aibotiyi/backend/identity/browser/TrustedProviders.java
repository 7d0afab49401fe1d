package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.backend.identity.oidc.OidcProviders;
import io.aibotiyi.backend.identity.providers.SignInProvider;
import io.aibotiyi.backend.identity.saml.SamlProviders;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The providers of every kind, known by their names. */
@Component
public final class TrustedProviders {

    private final Map<String, SignInProvider> providers = new LinkedHashMap<>();

    /**
     * @throws IllegalStateException if two have one name: linked accounts and the audit log would
     *     not say which
     */
    public TrustedProviders(OidcProviders oidc, SamlProviders saml) {
        oidc.all().forEach(this::add);
        saml.all().forEach(this::add);
    }

    private void add(SignInProvider provider) {
        if (providers.putIfAbsent(provider.name(), provider) != null) {
            throw new IllegalStateException(
                    "aibot.oidc.providers and aibot.saml.providers both have one named "
                            + provider.name()
                            + "; each needs a name of its own");
        }
    }

    /** OpenID before SAML, each in the order of the configuration. */
    List<SignInProvider> all() {
        return List.copyOf(providers.values());
    }

    /**
     * @throws ProblemException NOT_FOUND
     */
    SignInProvider named(String name) {
        SignInProvider provider = providers.get(name);
        if (provider == null) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "There is no sign-in provider " + name, "provider");
        }
        return provider;
    }

    /** The one whose answers come to that path of ours. */
    Optional<SignInProvider> answeringAt(String path) {
        return providers.values().stream().filter(p -> p.returnPath().equals(path)).findFirst();
    }
}
