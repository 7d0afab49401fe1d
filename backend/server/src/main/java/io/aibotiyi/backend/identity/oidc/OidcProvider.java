package io.aibotiyi.backend.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.providers.Assertion;
import io.aibotiyi.backend.identity.providers.ProviderAddresses;
import io.aibotiyi.backend.identity.providers.ProviderFailure;
import io.aibotiyi.backend.identity.providers.ProviderHttp;
import io.aibotiyi.backend.identity.providers.SignInProvider;
import io.aibotiyi.backend.vault.PersonalVault;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One OpenID provider, found by discovery (OpenID Connect Discovery 1.0 section 4), which is asked
 * again after an hour. The code flow with PKCE and a nonce; ID tokens are checked as OpenID Connect
 * Core 3.1.3.7 says, with algorithms of ours alone and keys of the provider's key set, which is
 * fetched again for a key that is not known. Safe from any thread; blocks on the provider.
 */
final class OidcProvider implements SignInProvider {

    /** Asymmetric, and nothing that a header could talk down. */
    static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.RS256);

    /** Characters of a code that is exchanged. */
    private static final int LONGEST = 2_048;

    private static final int BITS = 256;
    private static final Duration DISCOVERED_FOR = Duration.ofHours(1);
    private static final int SKEW_SECONDS = 30;

    private record Discovered(
            OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant until) {}

    private final OidcSettings.Provider settings;
    private final Supplier<String> secret;
    private final PersonalVault vault;
    private final Clock clock;
    private final ProviderHttp http;
    private volatile @Nullable Discovered discovered;

    /**
     * @param secret of the client; empty for a public one
     */
    OidcProvider(
            OidcSettings.Provider settings,
            Supplier<String> secret,
            PersonalVault vault,
            Clock clock) {
        this.settings = settings;
        this.secret = secret;
        this.vault = vault;
        this.clock = clock;
        this.http = new ProviderHttp(settings.issuer(), "application/json");
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
        return Factor.OIDC;
    }

    @Override
    public boolean linksByEmail() {
        return settings.linkByVerifiedEmail();
    }

    @Override
    public String returnPath() {
        return "/sign-in/oidc/" + settings.name();
    }

    @Override
    public String stateParameter() {
        return "state";
    }

    @Override
    public Departure depart(URI redirect, String state) {
        String nonce = Secrets.random(BITS);
        String verifier = Secrets.random(BITS);
        URI to =
                new AuthenticationRequest.Builder(
                                ResponseType.CODE,
                                Scope.parse(settings.scopes()),
                                new ClientID(settings.clientId()),
                                redirect)
                        .endpointURI(discovery().metadata().getAuthorizationEndpointURI())
                        .state(new State(state))
                        .nonce(new Nonce(nonce))
                        .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                        .build()
                        .toURI();
        return new Departure(to, nonce, verifier);
    }

    @Override
    public Assertion accept(Map<String, String> answer, Expected expected) {
        String code = answer.get("code");
        if (answer.containsKey("error")) {
            throw ProviderFailure.refused("It signed nobody in");
        }
        requireIssuer(answer.get("iss"));
        if (code == null || code.isBlank() || code.length() > LONGEST) {
            throw ProviderFailure.refused("It signed nobody in");
        }
        IDTokenClaimsSet claims =
                exchange(code, expected.redirect(), expected.nonce(), expected.verifier());
        String subject = claims.getSubject().getValue();
        String email = claims.getStringClaim("email");
        boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
        return new Assertion(
                settings.name(),
                vault.fingerprint(
                        "identity.linked-account", claims.getIssuer().getValue() + "\n" + subject),
                email == null ? subject : email,
                verified ? email : null);
    }

    /** RFC 9207: an answer must be the one of who was asked, where it says whose it is. */
    private void requireIssuer(@Nullable String iss) {
        boolean must = discovery().metadata().supportsAuthorizationResponseIssuerParam();
        if ((iss == null && must) || (iss != null && !iss.equals(settings.issuer().toString()))) {
            throw ProviderFailure.refused("Another provider answered than the one that was asked");
        }
    }

    /** Exchanges the code, and checks who the provider says it is. */
    private IDTokenClaimsSet exchange(String code, URI redirect, String nonce, String verifier) {
        Discovered provider = discovery();
        OIDCTokenResponse tokens = tokens(provider, code, redirect, verifier);
        JWT idToken = tokens.getOIDCTokens().getIDToken();
        if (idToken == null) {
            throw ProviderFailure.refused("It gave no ID token");
        }
        IDTokenValidator validator =
                new IDTokenValidator(
                        new Issuer(settings.issuer()),
                        new ClientID(settings.clientId()),
                        new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()),
                        null);
        validator.setMaxClockSkew(SKEW_SECONDS);
        try {
            IDTokenClaimsSet claims = validator.validate(idToken, new Nonce(nonce));
            requireAuthorizedParty(claims);
            requireAccessTokenHash(tokens, idToken, claims);
            return claims;
        } catch (BadJOSEException | InvalidHashException e) {
            throw ProviderFailure.refused("Its ID token does not hold: " + e.getMessage());
        } catch (RateLimitReachedException e) {
            throw ProviderFailure.refused("Its ID token is signed by a key that is not in its set");
        } catch (JOSEException e) {
            throw ProviderFailure.unavailable("Its keys could not be had", e);
        }
    }

    /** OpenID Connect Core 3.1.3.7, steps 4 and 5, which the SDK leaves to its caller. */
    private void requireAuthorizedParty(IDTokenClaimsSet claims) {
        AuthorizedParty party = claims.getAuthorizedParty();
        boolean shared = claims.getAudience().size() > 1;
        if (party == null ? shared : !party.getValue().equals(settings.clientId())) {
            throw ProviderFailure.refused("Its ID token is for another party (azp)");
        }
    }

    private static void requireAccessTokenHash(
            OIDCTokenResponse tokens, JWT idToken, IDTokenClaimsSet claims)
            throws InvalidHashException {
        AccessTokenHash hash = claims.getAccessTokenHash();
        if (hash != null && idToken.getHeader().getAlgorithm() instanceof JWSAlgorithm algorithm) {
            AccessTokenValidator.validate(tokens.getOIDCTokens().getAccessToken(), algorithm, hash);
        }
    }

    private OIDCTokenResponse tokens(
            Discovered provider, String code, URI redirect, String verifier) {
        URI endpoint = provider.metadata().getTokenEndpointURI();
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(
                        new AuthorizationCode(code), redirect, new CodeVerifier(verifier));
        HTTPRequest request = tokenRequest(provider, endpoint, grant).toHTTPRequest();
        try {
            ProviderHttp.Answer answer =
                    http.post(
                            endpoint,
                            Objects.requireNonNullElse(request.getBody(), ""),
                            request.getAuthorization());
            HTTPResponse response = new HTTPResponse(answer.status());
            response.setContentType(answer.contentType());
            response.setBody(answer.body());
            TokenResponse parsed = OIDCTokenResponseParser.parse(response);
            if (parsed instanceof OIDCTokenResponse tokens) {
                return tokens;
            }
            throw ProviderFailure.refused("It gave nothing for its code");
        } catch (ParseException e) {
            throw ProviderFailure.refused("It gave nothing readable for its code");
        } catch (IOException e) {
            throw ProviderFailure.unavailable("Its token endpoint did not answer", e);
        }
    }

    private TokenRequest tokenRequest(
            Discovered provider, URI endpoint, AuthorizationCodeGrant grant) {
        ClientID client = new ClientID(settings.clientId());
        String shared = secret.get();
        if (shared.isEmpty()) {
            return new TokenRequest.Builder(endpoint, client, grant).build();
        }
        List<ClientAuthenticationMethod> methods =
                provider.metadata().getTokenEndpointAuthMethods();
        boolean basic =
                methods == null
                        || methods.isEmpty()
                        || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return new TokenRequest.Builder(
                        endpoint,
                        basic
                                ? new ClientSecretBasic(client, new Secret(shared))
                                : new ClientSecretPost(client, new Secret(shared)),
                        grant)
                .build();
    }

    private Discovered discovery() {
        Discovered known = discovered;
        Instant now = clock.instant();
        if (known == null || !now.isBefore(known.until())) {
            known = discover(now);
            discovered = known;
        }
        return known;
    }

    private Discovered discover(Instant now) {
        URI issuer = settings.issuer();
        try {
            ProviderHttp.Answer answer = http.get(discoveryAddress(issuer));
            if (answer.status() != 200) {
                throw ProviderFailure.unavailable("Discovery answered HTTP " + answer.status());
            }
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.body());
            if (!metadata.getIssuer().getValue().equals(issuer.toString())) {
                throw ProviderFailure.unavailable("Its discovery document is another issuer's");
            }
            for (URI endpoint :
                    new URI[] {
                        metadata.getAuthorizationEndpointURI(),
                        metadata.getTokenEndpointURI(),
                        metadata.getJWKSetURI()
                    }) {
                if (endpoint == null || !ProviderAddresses.safe(endpoint, issuer)) {
                    throw ProviderFailure.unavailable(
                            "Its discovery document lacks an endpoint, or has one that is not"
                                    + " https");
                }
            }
            return new Discovered(metadata, keys(metadata), now.plus(DISCOVERED_FOR));
        } catch (IOException e) {
            throw ProviderFailure.unavailable("Discovery did not answer", e);
        } catch (ParseException e) {
            throw ProviderFailure.unavailable("Its discovery document cannot be read", e);
        }
    }

    private static URI discoveryAddress(URI issuer) {
        String base = issuer.toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                        + "/.well-known/openid-configuration");
    }

    private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata)
            throws MalformedURLException {
        return JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), this::keySet)
                .refreshAheadCache(false)
                .build();
    }

    private Resource keySet(URL address) throws IOException {
        try {
            ProviderHttp.Answer answer = http.get(address.toURI());
            if (answer.status() != 200) {
                throw new IOException("HTTP " + answer.status() + " instead of the key set");
            }
            return new Resource(answer.body(), answer.contentType());
        } catch (URISyntaxException e) {
            throw new IOException("the key set's address is none", e);
        }
    }
}
