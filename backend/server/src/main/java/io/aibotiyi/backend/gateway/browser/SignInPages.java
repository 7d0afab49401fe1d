package io.aibotiyi.backend.gateway.browser;

import io.aibotiyi.backend.gateway.web.ClientCalls;
import io.aibotiyi.backend.identity.BrowserSignIns;
import io.aibotiyi.backend.identity.BrowserSignIns.Page;
import io.aibotiyi.backend.identity.BrowserSignIns.Turn;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyAnswer;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sign-in pages. A form counts only from the browser that has the page's cookie, and with the
 * token that the page gave it (ASVS 5.0 3.5.1).
 */
@Hidden
@RestController
class SignInPages {

    private static final MediaType SCRIPT = MediaType.valueOf("text/javascript;charset=utf-8");

    private static final Map<String, MediaType> FILES =
            Map.of(
                    "sign-in.css", MediaType.valueOf("text/css;charset=utf-8"),
                    "passkey.js", SCRIPT,
                    "onward.js", SCRIPT);

    private final BrowserSignIns signIns;
    private final ClientCalls calls;

    SignInPages(BrowserSignIns signIns, ClientCalls calls) {
        this.signIns = signIns;
        this.calls = calls;
    }

    @GetMapping("/sign-in")
    ResponseEntity<byte[]> page(HttpServletRequest request) {
        return begin(signIns.page(secret(request)), null);
    }

    @PostMapping("/sign-in/password")
    ResponseEntity<byte[]> password(HttpServletRequest request) {
        Start start =
                new Start(FactorKind.PASSWORD, field(request, "name"), field(request, "password"));
        return begun(request, start);
    }

    @PostMapping("/sign-in/mail")
    ResponseEntity<byte[]> mail(HttpServletRequest request) {
        return begun(request, new Start(FactorKind.EMAIL_CODE, field(request, "name"), null));
    }

    private ResponseEntity<byte[]> begun(HttpServletRequest request, Start start) {
        Page page = own(request);
        try {
            return turned(
                    request, page, signIns.start(secret(request), start, calls.describe(request)));
        } catch (ProblemException e) {
            return begin(page, retry(e));
        }
    }

    /** Shows the passkey ceremony: of a flow that offers it, or of a new one. */
    @PostMapping("/sign-in/passkey")
    ResponseEntity<byte[]> passkey(HttpServletRequest request) {
        Page page = own(request);
        String flow = request.getParameter("flow");
        if (flow != null) {
            return PageAnswers.page(
                    200,
                    SignInHtml.passkey(page, flow, signIns.passkeyChallenge(flow)),
                    page.returnsTo());
        }
        Turn turn =
                signIns.start(
                        secret(request),
                        new Start(FactorKind.PASSKEY, null, null),
                        calls.describe(request));
        if (!(turn instanceof Turn.Next(Flow begun))) {
            throw new IllegalStateException("A passkey was proved before it was asked for");
        }
        return PageAnswers.page(
                200,
                SignInHtml.passkey(page, begun.id(), Objects.requireNonNull(begun.passkey())),
                page.returnsTo());
    }

    @PostMapping("/sign-in/factor")
    ResponseEntity<byte[]> factor(HttpServletRequest request) {
        Page page = own(request);
        String flow = field(request, "flow");
        FactorKind factor = factorOf(field(request, "factor"));
        Proof proof =
                factor == FactorKind.PASSKEY
                        ? Proof.passkey(answer(request))
                        : Proof.code(field(request, "code"));
        try {
            return turned(
                    request,
                    page,
                    signIns.prove(secret(request), flow, factor, proof, calls.describe(request)));
        } catch (ProblemException e) {
            return again(page, flow, retry(e));
        }
    }

    private ResponseEntity<byte[]> again(Page page, String flow, Problem problem) {
        return PageAnswers.page(
                problem.status(),
                SignInHtml.next(page, signIns.flow(flow), said(problem)),
                page.returnsTo());
    }

    private static FactorKind factorOf(String name) {
        try {
            return FactorKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "There is no such factor", "factor");
        }
    }

    private static PasskeyAnswer answer(HttpServletRequest request) {
        String handle = request.getParameter("userHandle");
        return new PasskeyAnswer(
                field(request, "credentialId"),
                field(request, "clientData"),
                field(request, "authenticatorData"),
                field(request, "signature"),
                handle == null || handle.isEmpty() ? null : handle);
    }

    @PostMapping("/sign-in/provider")
    ResponseEntity<byte[]> leave(HttpServletRequest request) {
        Page page = own(request);
        try {
            URI to = signIns.leave(secret(request), field(request, "provider"));
            return PageAnswers.onward(to, SignInHtml.onward("To your sign-in provider", to));
        } catch (ProblemException e) {
            return begin(page, tellable(e));
        }
    }

    /** A provider's failure is told on the page, where another way can be taken. */
    static Problem tellable(ProblemException e) {
        return e.problem().code() == ErrorCode.PROVIDER_UNAVAILABLE ? e.problem() : retry(e);
    }

    @PostMapping("/sign-in/cancel")
    ResponseEntity<byte[]> cancel(HttpServletRequest request) {
        own(request);
        return PageAnswers.seeOther(signIns.refuse(secret(request)), SignInCookie.removed(request));
    }

    @GetMapping("/sign-in/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String file) {
        MediaType type = FILES.get(file);
        if (type == null) {
            throw new ProblemException(ErrorCode.NOT_FOUND, "There is no such file");
        }
        return ResponseEntity.ok().contentType(type).body(new ClassPathResource("sign-in/" + file));
    }

    private ResponseEntity<byte[]> turned(HttpServletRequest request, Page page, Turn turn) {
        return switch (turn) {
            case Turn.Next(Flow flow) ->
                    PageAnswers.page(200, SignInHtml.next(page, flow, ""), page.returnsTo());
            case Turn.Linking _ ->
                    throw new IllegalStateException("only a provider's answer leads to a link");
            case Turn.Done done -> PageAnswers.seeOther(done.to(), SignInCookie.removed(request));
        };
    }

    /** The ways to begin, and why the one that was tried led to nothing. */
    static ResponseEntity<byte[]> begin(Page page, @Nullable Problem problem, String... cookies) {
        return PageAnswers.page(
                problem == null ? 200 : problem.status(),
                SignInHtml.begin(page, problem == null ? "" : said(problem)),
                page.returnsTo(),
                cookies);
    }

    /** What can be tried again on the same page; the rest ends here. */
    private static Problem retry(ProblemException e) {
        ErrorCode code = e.problem().code();
        if (code == ErrorCode.FLOW_ENDED || code == null || code.status() >= 500) {
            throw e;
        }
        return e.problem();
    }

    private static String said(Problem problem) {
        String detail = problem.detail();
        return (detail == null ? problem.title() : problem.title() + ". " + detail) + ".";
    }

    /** The page that the form came from, after it is sure that it did. */
    private Page own(HttpServletRequest request) {
        Page page = signIns.page(secret(request));
        if (!page.antiForgery().equals(request.getParameter("token"))) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN, "This form is not of the page that is open here");
        }
        return page;
    }

    static String secret(HttpServletRequest request) {
        return SignInCookie.of(request)
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.FLOW_ENDED,
                                "This browser has no sign-in page open, or keeps no cookies"));
    }

    private static String field(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD, "The field " + name + " is missing", name);
        }
        return value;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(ProblemException e) {
        return failure(e);
    }

    /** Something that cannot go on. */
    static ResponseEntity<byte[]> failure(ProblemException e) {
        return PageAnswers.page(
                e.problem().status(),
                SignInHtml.failure("That did not work", said(e.problem())),
                "");
    }
}
