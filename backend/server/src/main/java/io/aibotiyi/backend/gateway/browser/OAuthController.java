package io.aibotiyi.backend.gateway.browser;

import io.aibotiyi.backend.gateway.web.ClientCalls;
import io.aibotiyi.backend.identity.BrowserSignIns;
import io.aibotiyi.backend.identity.BrowserSignIns.Opening;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.GrantRefusedException;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.OAuth.Metadata;
import io.aibotiyi.protocol.OAuth.Refusal;
import io.aibotiyi.protocol.OAuth.Tokens;
import io.aibotiyi.protocol.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The OAuth endpoints: metadata (RFC 8414), authorization and token (RFC 6749). */
@Hidden
@RestController
class OAuthController {

    private final BrowserSignIns signIns;
    private final ClientCalls calls;
    private final Clock clock;

    OAuthController(BrowserSignIns signIns, ClientCalls calls, Clock clock) {
        this.signIns = signIns;
        this.calls = calls;
        this.clock = clock;
    }

    @GetMapping(OAuth.METADATA)
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        URI issuer = issuer(request);
        return json(
                200,
                new Metadata(
                        issuer,
                        issuer.resolve("/oauth/authorize"),
                        issuer.resolve("/oauth/token"),
                        issuer.resolve("/.well-known/jwks.json"),
                        List.of("code"),
                        List.of("query"),
                        List.of(OAuth.AUTHORIZATION_CODE, OAuth.REFRESH_TOKEN),
                        List.of(OAuth.S256),
                        List.of("none"),
                        List.of("ES256"),
                        true,
                        signIns.providers()));
    }

    @GetMapping("/oauth/authorize")
    ResponseEntity<byte[]> authorize(HttpServletRequest request) {
        try {
            requireNavigation(request);
            return switch (signIns.open(request.getParameterMap(), issuer(request))) {
                case Opening.Begun begun -> begun(request, begun);
                case Opening.Refused refused -> PageAnswers.seeOther(refused.to());
            };
        } catch (ProblemException e) {
            String detail = e.problem().detail();
            return PageAnswers.page(
                    e.problem().status(),
                    SignInHtml.failure(
                            "That is no sign-in of a workstation",
                            detail == null ? e.problem().title() : detail),
                    "");
        }
    }

    /** Shows the page, or goes on to the provider that was asked for. */
    private ResponseEntity<byte[]> begun(HttpServletRequest request, Opening.Begun begun) {
        String cookie = SignInCookie.set(request, begun.page(), begun.life());
        String provider = request.getParameter(OAuth.PROVIDER);
        if (provider == null || provider.isEmpty()) {
            return PageAnswers.seeOther(URI.create("/sign-in"), cookie);
        }
        try {
            return PageAnswers.seeOther(signIns.leave(begun.page(), provider), cookie);
        } catch (ProblemException e) {
            return SignInPages.begin(signIns.page(begun.page()), e.problem(), cookie);
        }
    }

    /** A foreign page's image or script is no person who signs in (Fetch Metadata). */
    private static void requireNavigation(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        if (destination != null && !destination.equals("document")) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN, "A page in a browser's window is needed for this");
        }
    }

    @PostMapping("/oauth/token")
    ResponseEntity<byte[]> token(HttpServletRequest request) {
        requireForm(request);
        ClientDescription from = proven(request);
        Session session = signIns.exchange(request.getParameterMap(), from);
        return json(
                200,
                new Tokens(
                        session.accessToken(),
                        from.deviceKey() == null ? "Bearer" : "DPoP",
                        Duration.between(clock.instant(), session.accessExpires()).toSeconds(),
                        session.refreshToken(),
                        session.accessExpires(),
                        session.user(),
                        session.accounts()));
    }

    /** Secrets come in the body; an address gets into logs (RFC 6749 section 3.2). */
    private static void requireForm(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType());
        if (!type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
                || request.getQueryString() != null) {
            throw new GrantRefusedException(
                    GrantRefusedException.Reason.INVALID_REQUEST,
                    "Send application/x-www-form-urlencoded in the body, and no query.");
        }
    }

    private ClientDescription proven(HttpServletRequest request) {
        try {
            return calls.describe(request);
        } catch (ProblemException e) {
            if (e.problem().code() != ErrorCode.BAD_PROOF) {
                throw e;
            }
            throw new GrantRefusedException(
                    GrantRefusedException.Reason.INVALID_DPOP_PROOF,
                    String.valueOf(e.problem().detail()));
        }
    }

    private URI issuer(HttpServletRequest request) {
        return signIns.issuer(AskedAddress.of(request));
    }

    @org.springframework.web.bind.annotation.ExceptionHandler
    ResponseEntity<byte[]> refused(GrantRefusedException e) {
        return json(
                e.reason() == GrantRefusedException.Reason.INVALID_CLIENT ? 401 : 400,
                new Refusal(e.reason().text(), e.description(), e.reason().code()));
    }

    private static ResponseEntity<byte[]> json(int status, Object body) {
        return ResponseEntity.status(status)
                .header("Cache-Control", "no-store")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Json.mapper().writeValueAsBytes(body));
    }
}
