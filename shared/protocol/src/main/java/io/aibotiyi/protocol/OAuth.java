package io.aibotiyi.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.UserView;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with the system's browser: the authorization code grant (RFC 6749 section 4.1) with
 * PKCE (RFC 7636), for a native application that listens on loopback (RFC 8252), whose key the code
 * is bound to (RFC 9449 section 10), and which is told who answers (RFC 9207). Names are those of
 * the RFCs.
 */
public final class OAuth {

    /** The one client: this product's workstation. It is public, so it has no secret. */
    public static final String CLIENT = "aibot-workstation";

    /** Where {@link Metadata} is, below the backend's address. */
    public static final String METADATA = "/.well-known/oauth-authorization-server";

    /** The path, and nothing after it, of every redirect to a workstation on 127.0.0.1 or [::1]. */
    public static final String REDIRECT_PATH = "/signed-in";

    public static final String AUTHORIZATION_CODE = "authorization_code";
    public static final String REFRESH_TOKEN = "refresh_token";
    public static final String S256 = "S256";

    /** In an authorization request: the name of a {@link Provider} to be sent on to at once. */
    public static final String PROVIDER = "provider";

    private OAuth() {}

    /**
     * A sign-in provider at which people may sign in on the backend's page.
     *
     * @param name in addresses
     * @param label what people read
     */
    public record Provider(
            @JsonProperty("name") String name, @JsonProperty("label") String label) {}

    /**
     * What the backend offers (RFC 8414).
     *
     * @param providers in the order to be offered in; a name of this product alone
     */
    public record Metadata(
            @JsonProperty("issuer") URI issuer,
            @JsonProperty("authorization_endpoint") URI authorizationEndpoint,
            @JsonProperty("token_endpoint") URI tokenEndpoint,
            @JsonProperty("jwks_uri") URI jwksUri,
            @JsonProperty("response_types_supported") List<String> responseTypes,
            @JsonProperty("response_modes_supported") List<String> responseModes,
            @JsonProperty("grant_types_supported") List<String> grantTypes,
            @JsonProperty("code_challenge_methods_supported") List<String> challengeMethods,
            @JsonProperty("token_endpoint_auth_methods_supported")
                    List<String> clientAuthentication,
            @JsonProperty("dpop_signing_alg_values_supported") List<String> proofAlgorithms,
            @JsonProperty("authorization_response_iss_parameter_supported") boolean tellsIssuer,
            @JsonProperty("sign_in_providers") List<Provider> providers) {

        public Metadata {
            providers = List.copyOf(Objects.requireNonNullElse(providers, List.of()));
        }
    }

    /**
     * What a grant gives (RFC 6749 section 5.1), with what a workstation wants to know of its
     * session besides.
     *
     * @param tokenType {@code DPoP} where the tokens are bound to the device's key, else {@code
     *     Bearer}
     * @param expiresIn seconds
     * @param accessExpires the same as a time of the backend's clock
     */
    public record Tokens(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("access_expires") Instant accessExpires,
            @JsonProperty("user") UserView user,
            @JsonProperty("accounts") List<AccountView> accounts) {

        public Session session() {
            return new Session(accessToken, accessExpires, refreshToken, user, accounts);
        }

        @Override
        public String toString() {
            return "Tokens[type=" + tokenType + ", user=" + user + "]";
        }
    }

    /**
     * A grant that was refused (RFC 6749 section 5.2).
     *
     * @param error of the RFCs: {@code invalid_grant} and the like
     * @param description for people
     * @param code the same in this product's catalogue
     */
    public record Refusal(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") @Nullable String description,
            @JsonProperty("code") @Nullable ErrorCode code) {}
}
