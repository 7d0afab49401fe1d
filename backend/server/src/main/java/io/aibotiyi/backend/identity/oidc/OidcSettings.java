package io.aibotiyi.backend.identity.oidc;

import io.aibotiyi.backend.identity.providers.ProviderAddresses;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * OpenID providers at which people may sign in.
 *
 * @param providers at most 16, each with name, label, issuer, client-id, client-secret or
 *     client-secret-file, scopes and link-by-verified-email
 */
@Validated
@ConfigurationProperties("aibot.oidc")
public record OidcSettings(@DefaultValue @NotNull @Size(max = 16) List<@Valid Provider> providers) {

    public OidcSettings {
        providers = List.copyOf(providers);
    }

    /**
     * @param name in addresses and in the audit log; the redirect to register at the provider is
     *     the public URI with {@code /sign-in/oidc/NAME}
     * @param label what people read
     * @param issuer https, exactly as the provider's discovery document has it
     * @param clientSecret empty for a public client, or where it is in a file
     * @param clientSecretFile file with the secret alone, readable by its owner only
     * @param scopes openid among them
     * @param linkByVerifiedEmail links an account to the person with the same address, where the
     *     provider says that it verified it; true only for a provider that is trusted with all
     *     addresses
     */
    public record Provider(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,30}") String name,
            @NotBlank @Size(max = 60) String label,
            @NotNull URI issuer,
            @NotBlank String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String clientSecretFile,
            @DefaultValue({"openid", "email"}) List<String> scopes,
            @DefaultValue("false") boolean linkByVerifiedEmail) {

        public Provider {
            scopes = List.copyOf(scopes);
        }

        @AssertTrue(
                message = "issuer must be https (http only on loopback), without query or fragment")
        boolean isIssuerSafe() {
            return ProviderAddresses.safe(issuer, issuer)
                    && issuer.getRawQuery() == null
                    && issuer.getRawFragment() == null;
        }

        @AssertTrue(message = "scopes must have openid; give client-secret or its file, not both")
        boolean isComplete() {
            return scopes.contains("openid")
                    && (clientSecret.isEmpty() || clientSecretFile.isEmpty());
        }

        @Override
        public String toString() {
            return "Provider[name=" + name + ", issuer=" + issuer + "]";
        }
    }

    @AssertTrue(message = "each provider needs a name of its own")
    boolean isUnambiguous() {
        return providers.stream().map(Provider::name).distinct().count() == providers.size();
    }
}
