package io.aibotiyi.client;

import static io.aibotiyi.protocol.Sessions.DEVICE_NAME_HEADER;
import static io.aibotiyi.protocol.Sessions.PROOF_HEADER;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.OAuth.Metadata;
import io.aibotiyi.protocol.OAuth.Refusal;
import io.aibotiyi.protocol.OAuth.Tokens;
import io.aibotiyi.protocol.Problem;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** The backend's OAuth endpoints. Safe from any thread. */
final class OAuthCalls {

    private final HttpTransport http;

    OAuthCalls(HttpTransport http) {
        this.http = http;
    }

    /**
     * What the backend offers. It must call itself what it was asked as, and have its endpoints
     * there: whoever answers otherwise is not believed (RFC 8414 section 3.3).
     *
     * @throws BrowserSignInException NOT_OURS
     */
    Metadata metadata() {
        HttpResponse<byte[]> response =
                http.exchange(
                        HttpRequest.newBuilder(URI.create(http.root() + OAuth.METADATA))
                                .timeout(http.options().requestTimeout())
                                .header("Accept", "application/json")
                                .build());
        if (response.statusCode() != 200) {
            throw new ApiException(http.problem(response));
        }
        Metadata metadata = http.read(response, new TypeReference<>() {});
        URI own = URI.create(http.root());
        if (!same(metadata.issuer(), own)) {
            throw new BrowserSignInException(
                    BrowserSignInException.Reason.NOT_OURS,
                    "The backend was asked as "
                            + own
                            + " and calls itself "
                            + metadata.issuer()
                            + "; connect to it by that name, or set aibot.browser.public-uri"
                            + " there.");
        }
        if (!within(metadata.authorizationEndpoint(), metadata.issuer())
                || !within(metadata.tokenEndpoint(), metadata.issuer())
                || !metadata.tellsIssuer()
                || !metadata.challengeMethods().contains(OAuth.S256)) {
            throw new BrowserSignInException(
                    BrowserSignInException.Reason.NOT_OURS,
                    "The backend's sign-in is not what this workstation expects.");
        }
        return metadata;
    }

    private static boolean same(URI a, URI b) {
        return a.getHost() != null
                && b.getHost() != null
                && a.getScheme().equalsIgnoreCase(b.getScheme())
                && a.getHost().equalsIgnoreCase(b.getHost())
                && port(a) == port(b)
                && path(a).equals(path(b));
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    private static int port(URI uri) {
        boolean tls = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        return uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    }

    private static boolean within(URI endpoint, URI issuer) {
        return endpoint.toString().startsWith(issuer + "/");
    }

    /**
     * Sends a token request (RFC 6749 section 4.1.3), with a proof of the device's key where there
     * is one; made once again where that proof's time was wrong, which uses nothing up.
     *
     * @throws ApiException if the grant is refused
     */
    Tokens token(URI endpoint, Map<String, String> form) {
        HttpResponse<byte[]> response = http.exchange(request(endpoint, form));
        ProofMaker proofs = http.proofs();
        boolean otherTime =
                proofs != null && proofs.learn(response.headers().firstValue("Date").orElse(null));
        if (otherTime && refused(response) && refusal(response).code() == ErrorCode.BAD_PROOF) {
            response = http.exchange(request(endpoint, form));
        }
        if (refused(response)) {
            throw new ApiException(refusal(response));
        }
        return http.read(response, new TypeReference<>() {});
    }

    private HttpRequest request(URI endpoint, Map<String, String> form) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(http.options().requestTimeout())
                        .header("Accept", "application/json, application/problem+json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(QueryText.form(form)));
        ProofMaker proofs = http.proofs();
        if (proofs != null) {
            request.header(PROOF_HEADER, proofs.proof("POST", endpoint, null));
            String name = http.options().deviceName();
            if (name != null) {
                request.header(DEVICE_NAME_HEADER, RestCalls.encoded(name));
            }
        }
        return request.build();
    }

    private static boolean refused(HttpResponse<byte[]> response) {
        return response.statusCode() / 100 != 2;
    }

    /** An OAuth refusal as a problem; what is a problem already stays it. */
    private Problem refusal(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("application/json")) {
            try {
                Refusal refusal = Json.mapper().readValue(response.body(), Refusal.class);
                if (refusal.code() != null) {
                    return Problem.of(refusal.code(), refusal.description(), null);
                }
            } catch (JacksonException e) {
                return http.problem(response);
            }
        }
        return http.problem(response);
    }
}
