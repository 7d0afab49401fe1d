package io.aibotiyi.backend.identity.oidc;

import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.backend.identity.providers.SignInProvider;
import io.aibotiyi.backend.vault.PersonalVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The configured OpenID providers. */
@Component
public final class OidcProviders {

    private final List<SignInProvider> providers;

    public OidcProviders(OidcSettings settings, PersonalVault vault, Clock clock) {
        providers =
                settings.providers().stream()
                        .<SignInProvider>map(p -> new OidcProvider(p, secret(p), vault, clock))
                        .toList();
    }

    /** In the order of the configuration. */
    public List<SignInProvider> all() {
        return providers;
    }

    /** A file is read each time, so that a secret can be exchanged while the backend runs. */
    private static Supplier<String> secret(OidcSettings.Provider provider) {
        if (provider.clientSecretFile().isEmpty()) {
            return provider::clientSecret;
        }
        Path file = Path.of(provider.clientSecretFile());
        return () -> {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw ProviderFailure.unavailable(
                        "The file with our secret for it cannot be read", e);
            }
        };
    }
}
