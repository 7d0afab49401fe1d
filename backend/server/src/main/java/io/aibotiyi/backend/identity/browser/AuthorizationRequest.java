package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.ProblemException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request whose client and redirect are known.
 *
 * @param redirect as it was asked for, character by character
 * @param challenge S256 of the code's verifier (RFC 7636 section 4.2)
 * @param deviceKey RFC 7638 thumbprint of the key that the code is bound to (RFC 9449 section 10);
 *     null for a code bound to none
 * @param issuer who answers it
 */
record AuthorizationRequest(
        String redirect,
        String state,
        String challenge,
        @Nullable String deviceKey,
        String issuer) {

    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern STATE = Pattern.compile("[\\x21-\\x7e]{16,256}");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    /** What is wrong with a request that may be told by redirect (RFC 6749 section 4.1.2.1). */
    record Fault(String error, String description) {}

    /**
     * The redirect, which must be the workstation's own on loopback: a literal address, any port,
     * the one path (RFC 8252 sections 7.3 and 8.3).
     *
     * @throws ProblemException INVALID_REQUEST; then nobody may be redirected anywhere
     */
    static String redirect(Parameters parameters) {
        if (!OAuth.CLIENT.equals(parameters.get("client_id"))) {
            throw refused("client_id must be " + OAuth.CLIENT + ", once", "client_id");
        }
        String redirect = parameters.get("redirect_uri");
        if (redirect == null || !isOurs(redirect)) {
            throw refused(
                    "redirect_uri must be http://127.0.0.1:PORT"
                            + OAuth.REDIRECT_PATH
                            + " and nothing more, once",
                    "redirect_uri");
        }
        return redirect;
    }

    private static boolean isOurs(String redirect) {
        try {
            URI uri = URI.create(redirect);
            return LOOPBACK.contains(String.valueOf(uri.getHost()))
                    && uri.getPort() > 0
                    && uri.getPort() < 65_536
                    && redirect.equals(
                            "http://" + uri.getHost() + ":" + uri.getPort() + OAuth.REDIRECT_PATH);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Empty if there is nothing wrong. */
    static Optional<Fault> fault(Parameters parameters) {
        String repeated = parameters.repeated();
        if (repeated != null) {
            return invalid("a parameter came twice");
        }
        if (!"code".equals(parameters.get("response_type"))) {
            return Optional.of(
                    new Fault("unsupported_response_type", "response_type must be code"));
        }
        String mode = parameters.get("response_mode");
        if (mode != null && !mode.equals("query")) {
            return invalid("response_mode must be query");
        }
        if (parameters.get("request") != null) {
            return Optional.of(new Fault("request_not_supported", "no request objects are taken"));
        }
        if (parameters.get("request_uri") != null) {
            return Optional.of(
                    new Fault("request_uri_not_supported", "no request objects are taken"));
        }
        if (!OAuth.S256.equals(parameters.get("code_challenge_method"))) {
            return invalid("code_challenge_method must be S256");
        }
        if (!matches(HASH, parameters.get("code_challenge"))) {
            return invalid("code_challenge must be the verifier's SHA-256 in base64url");
        }
        if (!matches(STATE, parameters.get("state"))) {
            return invalid("state must have 16 to 256 visible ASCII characters");
        }
        String key = parameters.get("dpop_jkt");
        return key == null || matches(HASH, key)
                ? Optional.empty()
                : invalid("dpop_jkt must be the key's SHA-256 thumbprint in base64url");
    }

    private static boolean matches(Pattern pattern, @Nullable String value) {
        return value != null && pattern.matcher(value).matches();
    }

    private static Optional<Fault> invalid(String description) {
        return Optional.of(new Fault("invalid_request", description));
    }

    /** The redirect with an answer's parameters, who answers among them (RFC 9207). */
    static URI answer(
            String redirect,
            @Nullable String state,
            String issuer,
            Map<String, String> parameters) {
        Map<String, String> all = new TreeMap<>(parameters);
        all.put("iss", issuer);
        if (state != null) {
            all.put("state", state);
        }
        StringBuilder query = new StringBuilder(redirect).append('?');
        all.forEach((name, value) ->
                query.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                        .append('&'));
        query.setLength(query.length() - 1);
        return URI.create(query.toString());
    }

    private static ProblemException refused(String why, String field) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, why, field);
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[redirect=" + redirect + "]";
    }
}
