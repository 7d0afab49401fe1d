package io.aibotiyi.client;

import io.aibotiyi.client.BrowserSignInException.Reason;
import io.aibotiyi.client.BrowserVisit.Progress;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.OAuth.Metadata;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The workstation's half of the authorization code grant: PKCE with S256 (RFC 7636), a state and an
 * issuer that must come back (RFC 6749 section 10.12, RFC 9207), and a code that is bound to the
 * device's key where there is one (RFC 9449 section 10).
 */
final class BrowserGrant {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final HttpTransport http;
    private final OAuthCalls calls;

    BrowserGrant(HttpTransport http) {
        this.http = http;
        this.calls = new OAuthCalls(http);
    }

    Session obtain(BrowserVisit visit) {
        visit.reached(Progress.PREPARING);
        Metadata metadata = calls.metadata();
        String verifier = random();
        String state = random();
        try (LoopbackListener listener = listener(state)) {
            visit.open(address(metadata, listener.redirect(), state, verifier, visit.provider()));
            visit.reached(Progress.WAITING);
            Map<String, String> answer = await(listener.answer(), visit);
            visit.reached(Progress.FINISHING);
            return calls.token(
                            metadata.tokenEndpoint(),
                            form(code(answer, metadata.issuer()), listener.redirect(), verifier))
                    .session();
        }
    }

    private static LoopbackListener listener(String state) {
        try {
            return new LoopbackListener(
                    query -> state.equals(query.get("state")) && query.containsKey("iss"));
        } catch (IOException e) {
            throw new BrowserSignInException(
                    Reason.NO_LISTENER,
                    "Nothing can listen on 127.0.0.1, so the browser could not come back.",
                    e);
        }
    }

    private URI address(
            Metadata metadata,
            URI redirect,
            String state,
            String verifier,
            @Nullable String provider) {
        QueryText query =
                QueryText.of(metadata.authorizationEndpoint().toString())
                        .and("response_type", "code")
                        .and("client_id", OAuth.CLIENT)
                        .and("redirect_uri", redirect)
                        .and("code_challenge", challenge(verifier))
                        .and("code_challenge_method", OAuth.S256)
                        .and("state", state)
                        .and(OAuth.PROVIDER, provider);
        ProofMaker proofs = http.proofs();
        return URI.create(
                query.and("dpop_jkt", proofs == null ? null : proofs.thumbprint()).toString());
    }

    private static Map<String, String> await(
            CompletableFuture<Map<String, String>> answer, BrowserVisit visit) {
        try {
            CompletableFuture.anyOf(answer, visit.cancelled)
                    .get(visit.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrowserSignInException(
                    Reason.TIMED_OUT,
                    "Nobody signed in within " + visit.timeout().toSeconds() + " s.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is given, never failed", e);
        }
        @Nullable Map<String, String> given = answer.getNow(null);
        if (given == null) {
            throw cancelled();
        }
        return given;
    }

    private static BrowserSignInException cancelled() {
        return new BrowserSignInException(Reason.CANCELLED, "The sign-in was cancelled.");
    }

    private static String code(Map<String, String> answer, URI issuer) {
        if (!issuer.toString().equals(answer.get("iss"))) {
            throw new BrowserSignInException(
                    Reason.NOT_OURS, "Another backend answered than the one that was asked.");
        }
        String code = answer.get("code");
        String error = answer.get("error");
        if (code == null || error != null) {
            String why = answer.getOrDefault("error_description", String.valueOf(error));
            throw new BrowserSignInException(
                    Reason.REFUSED,
                    "access_denied".equals(error)
                            ? "The sign-in was cancelled in the browser."
                            : "The backend refused to sign in: " + printable(why) + ".");
        }
        return code;
    }

    /** Whoever reaches the listener may have written it. */
    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() <= 200 ? clean : clean.substring(0, 200);
    }

    private static Map<String, String> form(String code, URI redirect, String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", OAuth.AUTHORIZATION_CODE);
        form.put("client_id", OAuth.CLIENT);
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", verifier);
        return form;
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
