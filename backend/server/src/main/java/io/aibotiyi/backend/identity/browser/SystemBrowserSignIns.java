package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.BrowserSignIns;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.GrantRefusedException;
import io.aibotiyi.backend.identity.GrantRefusedException.Reason;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.providers.Assertion;
import io.aibotiyi.backend.identity.sessions.Sessions;
import io.aibotiyi.backend.identity.signin.SignInSteps;
import io.aibotiyi.backend.identity.signin.SignInSteps.Reached;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.SignIn.FactorKind;
import io.aibotiyi.protocol.SignIn.Flow;
import io.aibotiyi.protocol.SignIn.PasskeyRequest;
import io.aibotiyi.protocol.SignIn.Proof;
import io.aibotiyi.protocol.SignIn.Start;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages and codes for the workstation's browser sign-in. */
@Service
public final class SystemBrowserSignIns implements BrowserSignIns {

    /** Pages open at once; beyond it new ones are refused until others end. */
    static final int MOST_PAGES = 10_000;

    private static final int PAGE_BITS = 256;

    /** RFC 7636 section 4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private static final int LONGEST = 512;

    private final BrowserSettings settings;
    private final PageStore pages;
    private final AuthorizationCodes codes;
    private final SignInSteps steps;
    private final ProviderSignIns providers;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public SystemBrowserSignIns(
            BrowserSettings settings,
            PageStore pages,
            AuthorizationCodes codes,
            SignInSteps steps,
            ProviderSignIns providers,
            Sessions sessions,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.pages = pages;
        this.codes = codes;
        this.steps = steps;
        this.providers = providers;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public URI issuer(URI asked) {
        return settings.publicUri().isEmpty()
                ? Origins.of(asked)
                : URI.create(settings.publicUri());
    }

    @Override
    public Opening open(Map<String, String[]> given, URI issuer) {
        requireEnabled();
        Parameters parameters = new Parameters(given);
        String redirect = AuthorizationRequest.redirect(parameters);
        Optional<AuthorizationRequest.Fault> fault = AuthorizationRequest.fault(parameters);
        if (fault.isPresent()) {
            return new Opening.Refused(
                    AuthorizationRequest.answer(
                            redirect,
                            parameters.get("state"),
                            issuer.toString(),
                            Map.of(
                                    "error", fault.get().error(),
                                    "error_description", fault.get().description())));
        }
        String page = Secrets.random(PAGE_BITS);
        AuthorizationRequest request =
                new AuthorizationRequest(
                        redirect,
                        Objects.requireNonNull(parameters.get("state")),
                        Objects.requireNonNull(parameters.get("code_challenge")),
                        parameters.get("dpop_jkt"),
                        issuer.toString());
        transaction.executeWithoutResult(status -> begin(page, request));
        return new Opening.Begun(page, settings.pageLife());
    }

    private void begin(String page, AuthorizationRequest request) {
        Instant now = clock.instant();
        pages.removeExpired(now);
        if (pages.open() >= MOST_PAGES) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED,
                    "Too many people are signing in at once; try again in a minute");
        }
        pages.add(page, request, now, now.plus(settings.pageLife()));
    }

    private void requireEnabled() {
        if (!settings.enabled()) {
            throw new ProblemException(
                    ErrorCode.UNSUPPORTED,
                    "This backend lets nobody sign in with the browser: aibot.browser.enabled is"
                            + " false");
        }
    }

    @Override
    public Page page(String secret) {
        AuthorizationRequest request = require(secret);
        return new Page(
                Secrets.hash("anti-forgery\n" + secret),
                Origins.of(URI.create(request.redirect())).toString(),
                steps.ways(),
                providers.offered(),
                pages.wanted(secret).map(p -> providers.label(p.provider())).orElse(null));
    }

    private AuthorizationRequest require(String secret) {
        return pages.find(secret, clock.instant()).orElseThrow(SystemBrowserSignIns::ended);
    }

    @Override
    public Turn start(String page, Start request, ClientDescription from) {
        AuthorizationRequest asked = require(page);
        return turn(page, asked, steps.start(request, from));
    }

    @Override
    public Turn prove(
            String page, String flow, FactorKind factor, Proof proof, ClientDescription from) {
        AuthorizationRequest asked = require(page);
        return turn(page, asked, steps.prove(flow, factor, proof, from));
    }

    @Override
    public Flow flow(String flow) {
        return steps.flow(flow);
    }

    @Override
    public PasskeyRequest passkeyChallenge(String flow) {
        return steps.passkeyChallenge(flow);
    }

    @Override
    public List<OAuth.Provider> providers() {
        return providers.offered();
    }

    @Override
    public URI leave(String page, String provider) {
        return providers.leave(page, require(page), provider);
    }

    @Override
    public Turn returned(String page, String path, Map<String, String[]> answer) {
        AuthorizationRequest asked = require(page);
        return switch (providers.returned(page, path, new Parameters(answer))) {
            case ProviderSignIns.Came.Known known ->
                    turn(page, asked, steps.first(known.user(), known.factor()));
            case ProviderSignIns.Came.Unknown unknown -> {
                Assertion assertion = unknown.assertion();
                pages.wants(page, new WantedLink(assertion.provider(), assertion.account()));
                yield new Turn.Linking(assertion.shown());
            }
        };
    }

    @Override
    public String samlMetadata(String provider, URI issuer) {
        return providers.samlMetadata(provider, issuer);
    }

    private Turn turn(String page, AuthorizationRequest asked, Reached reached) {
        return switch (reached) {
            case Reached.More more -> new Turn.Next(more.flow());
            case Reached.Proven proven ->
                    new Turn.Done(
                            Objects.requireNonNull(
                                    transaction.execute(status ->
                                            authorized(
                                                    page,
                                                    asked,
                                                    proven.user(),
                                                    proven.factors()))));
        };
    }

    private URI authorized(
            String page, AuthorizationRequest asked, Users.User user, Set<Factor> factors) {
        @Nullable WantedLink link = pages.wanted(page).orElse(null);
        if (!pages.remove(page)) {
            throw ended();
        }
        String code = codes.issue(user, factors, asked, link);
        audit.append(
                AuditEvent.done("identity.browser.authorized", "user:" + user.id())
                        .with(Map.of("factors", names(factors), "redirect", asked.redirect())));
        return AuthorizationRequest.answer(
                asked.redirect(), asked.state(), asked.issuer(), Map.of("code", code));
    }

    private static String names(Set<Factor> factors) {
        return new TreeSet<>(factors).stream().map(Factor::name).collect(Collectors.joining(","));
    }

    @Override
    public URI refuse(String page) {
        AuthorizationRequest asked = require(page);
        if (!pages.remove(page)) {
            throw ended();
        }
        return AuthorizationRequest.answer(
                asked.redirect(), asked.state(), asked.issuer(), Map.of("error", "access_denied"));
    }

    @Override
    public Session exchange(Map<String, String[]> given, ClientDescription from) {
        Parameters parameters = new Parameters(given);
        if (parameters.repeated() != null) {
            throw new GrantRefusedException(Reason.INVALID_REQUEST, "A parameter came twice.");
        }
        if (!OAuth.CLIENT.equals(parameters.get("client_id"))) {
            throw new GrantRefusedException(
                    Reason.INVALID_CLIENT, "client_id must be " + OAuth.CLIENT + ".");
        }
        return switch (String.valueOf(parameters.get("grant_type"))) {
            case OAuth.AUTHORIZATION_CODE -> codes.exchange(shown(parameters), from);
            case OAuth.REFRESH_TOKEN -> renewed(required(parameters, "refresh_token"), from);
            default ->
                    throw new GrantRefusedException(
                            Reason.UNSUPPORTED_GRANT_TYPE,
                            "grant_type must be authorization_code or refresh_token.");
        };
    }

    private static AuthorizationCodes.Shown shown(Parameters parameters) {
        String verifier = required(parameters, "code_verifier");
        if (!VERIFIER.matcher(verifier).matches()) {
            throw new GrantRefusedException(
                    Reason.INVALID_REQUEST,
                    "code_verifier must have 43 to 128 characters of A-Z a-z 0-9 - . _ ~");
        }
        return new AuthorizationCodes.Shown(
                required(parameters, "code"), required(parameters, "redirect_uri"), verifier);
    }

    private static String required(Parameters parameters, String name) {
        @Nullable String value = parameters.get(name);
        if (value == null || value.length() > LONGEST) {
            throw new GrantRefusedException(
                    Reason.INVALID_REQUEST,
                    "The parameter " + name + " is missing or longer than " + LONGEST + ".");
        }
        return value;
    }

    private Session renewed(String token, ClientDescription from) {
        try {
            return sessions.refresh(token, from);
        } catch (ProblemException e) {
            throw e.problem().code() == ErrorCode.BAD_PROOF
                    ? new GrantRefusedException(
                            Reason.INVALID_DPOP_PROOF, "The token is bound to a device's key.")
                    : new GrantRefusedException(
                            Reason.INVALID_GRANT, "The session has ended; sign in again.");
        }
    }

    private static ProblemException ended() {
        return new ProblemException(
                ErrorCode.FLOW_ENDED,
                "This page has ended; go back to the workstation and start again");
    }
}
