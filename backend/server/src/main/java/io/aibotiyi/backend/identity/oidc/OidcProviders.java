package io.aibotiyi.backend.identity.oidc;

import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import io.aibotiyi.backend.vault.PersonalVault;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The configured OpenID providers. Safe from any thread; blocks on them. */
@Component
public final class OidcProviders {

    private static final int LONGEST = 2_048;

    /** Characters of an account's name that a page shows. */
    private static final int SHOWN = 120;

    /** What goes with one departure to a provider, and is needed when the browser comes back. */
    public record Departure(URI to, String state, String nonce, String verifier) {
        @Override
        public String toString() {
            return "Departure[]";
        }
    }

    private final Map<String, OidcProvider> providers = new LinkedHashMap<>();
    private final PersonalVault vault;

    public OidcProviders(OidcSettings settings, PersonalVault vault, Clock clock) {
        this.vault = vault;
        for (OidcSettings.Provider provider : settings.providers()) {
            providers.put(provider.name(), new OidcProvider(provider, secret(provider), clock));
        }
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

    /** Settings in their order. */
    public List<OidcSettings.Provider> all() {
        return providers.values().stream().map(OidcProvider::settings).toList();
    }

    /**
     * @throws ProblemException NOT_FOUND
     */
    public OidcSettings.Provider settings(String name) {
        return provider(name).settings();
    }

    /**
     * @param redirect where the provider sends the browser back to
     * @throws ProblemException NOT_FOUND, PROVIDER_UNAVAILABLE
     */
    public Departure depart(
            String name, URI redirect, String state, String nonce, String verifier) {
        return new Departure(
                provider(name).departure(redirect, state, nonce, verifier), state, nonce, verifier);
    }

    /**
     * Checks what the browser brought back, and exchanges its code.
     *
     * @param code null where the provider gave none
     * @param iss of RFC 9207; null without
     * @throws ProblemException BAD_ASSERTION, PROVIDER_UNAVAILABLE
     */
    public Assertion accept(
            String name,
            @Nullable String code,
            @Nullable String iss,
            URI redirect,
            String nonce,
            String verifier) {
        OidcProvider provider = provider(name);
        provider.requireIssuer(iss);
        if (code == null || code.isBlank() || code.length() > LONGEST) {
            throw ProviderFailure.refused("It signed nobody in");
        }
        IDTokenClaimsSet claims = provider.exchange(code, redirect, nonce, verifier);
        String subject = claims.getSubject().getValue();
        String email = claims.getStringClaim("email");
        boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
        return new Assertion(
                name,
                vault.fingerprint(
                        "identity.linked-account", claims.getIssuer().getValue() + "\n" + subject),
                shortened(email == null ? subject : email),
                verified ? email : null);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private OidcProvider provider(String name) {
        OidcProvider provider = providers.get(name);
        if (provider == null) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "There is no sign-in provider " + name, "provider");
        }
        return provider;
    }
}
