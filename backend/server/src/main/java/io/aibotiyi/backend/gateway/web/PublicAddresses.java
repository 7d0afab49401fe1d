package io.aibotiyi.backend.gateway.web;

import java.util.List;
import org.springframework.http.HttpMethod;

/** The addresses that need no session. Everything else does. */
public final class PublicAddresses {

    /**
     * @param pattern of the path, as Spring matches it
     */
    public record Address(HttpMethod method, String pattern) {

        /** Tells how the backend is made; closed off loopback unless the configuration opens it. */
        public boolean description() {
            return pattern.startsWith("/docs") || pattern.endsWith("/openapi.json");
        }
    }

    public static final List<Address> ALL =
            List.of(
                    new Address(HttpMethod.GET, "/api/v1/server"),
                    new Address(HttpMethod.POST, "/api/v1/setup"),
                    new Address(HttpMethod.POST, "/api/v1/sessions"),
                    new Address(HttpMethod.POST, "/api/v1/sessions/embedded"),
                    new Address(HttpMethod.POST, "/api/v1/sessions/refresh"),
                    new Address(HttpMethod.GET, "/.well-known/jwks.json"),
                    new Address(HttpMethod.POST, "/api/v1/invitations/accept"),
                    new Address(HttpMethod.POST, "/api/v1/sign-in"),
                    new Address(HttpMethod.POST, "/api/v1/sign-in/{flow}/{factor}"),
                    new Address(HttpMethod.POST, "/api/v1/sign-in/{flow}/PASSKEY/challenge"),
                    new Address(HttpMethod.POST, "/api/v1/password-resets"),
                    new Address(HttpMethod.POST, "/api/v1/password-resets/complete"),
                    new Address(HttpMethod.POST, "/api/v1/recoveries/complete"),
                    new Address(HttpMethod.GET, "/.well-known/oauth-authorization-server"),
                    new Address(HttpMethod.GET, "/oauth/authorize"),
                    new Address(HttpMethod.POST, "/oauth/token"),
                    new Address(HttpMethod.GET, "/sign-in"),
                    new Address(HttpMethod.GET, "/sign-in/files/{file}"),
                    new Address(HttpMethod.GET, "/sign-in/oidc/{provider}"),
                    new Address(HttpMethod.POST, "/sign-in/{step}"),
                    new Address(HttpMethod.POST, "/sign-in/saml/{provider}"),
                    new Address(HttpMethod.POST, "/sign-in/saml/{provider}/answer"),
                    new Address(HttpMethod.GET, "/sign-in/saml/{provider}/metadata"),
                    new Address(HttpMethod.GET, "/api/v1/openapi.json"),
                    new Address(HttpMethod.GET, "/livez"),
                    new Address(HttpMethod.GET, "/readyz"),
                    new Address(HttpMethod.GET, "/docs"),
                    new Address(HttpMethod.GET, "/docs/{file}"));

    private PublicAddresses() {}
}
