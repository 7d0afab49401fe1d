package io.aibotiyi.backend.gateway.browser;

import io.aibotiyi.backend.identity.BrowserSignIns;
import io.aibotiyi.backend.identity.BrowserSignIns.Page;
import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.Flow;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where providers send the browser back to. An OpenID provider does it by redirect, with which the
 * page's cookie comes along. A SAML provider has its own page post the answer, and with that our
 * cookie does not come (SameSite): the answer is looked at only after a page of ours has posted it
 * once more, from the browser that has the cookie.
 */
@Hidden
@RestController
class ProviderPages {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    private static final MediaType METADATA =
            MediaType.valueOf("application/samlmetadata+xml;charset=utf-8");

    private final BrowserSignIns signIns;

    ProviderPages(BrowserSignIns signIns) {
        this.signIns = signIns;
    }

    @GetMapping("/sign-in/oidc/{provider}")
    ResponseEntity<byte[]> oidc(@PathVariable String provider, HttpServletRequest request) {
        return returned("/sign-in/oidc/" + provider, request);
    }

    /** Of another site: nothing is read, the browser is asked to bring it again from here. */
    @PostMapping("/sign-in/saml/{provider}")
    ResponseEntity<byte[]> posted(@PathVariable String provider, HttpServletRequest request) {
        requireForm(provider, request);
        return PageAnswers.page(
                200,
                SignInHtml.again(
                        "/sign-in/saml/" + provider + "/answer",
                        field(request, "SAMLResponse"),
                        field(request, "RelayState")),
                "");
    }

    /** Of our own page; the state in it belongs to the browser's page. */
    @PostMapping("/sign-in/saml/{provider}/answer")
    ResponseEntity<byte[]> saml(@PathVariable String provider, HttpServletRequest request) {
        requireForm(provider, request);
        return returned("/sign-in/saml/" + provider, request);
    }

    @GetMapping("/sign-in/saml/{provider}/metadata")
    ResponseEntity<byte[]> metadata(@PathVariable String provider, HttpServletRequest request) {
        String text = signIns.samlMetadata(provider, signIns.issuer(AskedAddress.of(request)));
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .contentType(METADATA)
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<byte[]> returned(String path, HttpServletRequest request) {
        String secret = SignInPages.secret(request);
        Page page = signIns.page(secret);
        try {
            return switch (signIns.returned(secret, path, request.getParameterMap())) {
                case Turn.Next(Flow flow) ->
                        PageAnswers.page(200, SignInHtml.next(page, flow, ""), page.returnsTo());
                case Turn.Done done ->
                        PageAnswers.onward(
                                done.to(),
                                SignInHtml.onward("Back to the workstation", done.to()),
                                SignInCookie.removed(request));
                case Turn.Linking(String account) ->
                        PageAnswers.page(
                                200,
                                SignInHtml.link(signIns.page(secret), account),
                                page.returnsTo());
            };
        } catch (ProblemException e) {
            return SignInPages.begin(page, SignInPages.tellable(e));
        }
    }

    /** An answer comes in the body; an address gets into logs. */
    private static void requireForm(String provider, HttpServletRequest request) {
        if (!NAME.matcher(provider).matches() || request.getQueryString() != null) {
            throw new ProblemException(
                    ErrorCode.NOT_FOUND, "There is no such address for an answer", "provider");
        }
    }

    private static String field(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "The answer lacks the field " + name, name);
        }
        return value;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(ProblemException e) {
        return SignInPages.failure(e);
    }
}
