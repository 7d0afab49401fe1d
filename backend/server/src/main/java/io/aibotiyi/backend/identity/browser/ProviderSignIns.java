package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.credentials.MailAddresses;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.providers.AccountLinks;
import io.aibotiyi.backend.identity.providers.Assertion;
import io.aibotiyi.backend.identity.providers.SignInProvider;
import io.aibotiyi.backend.identity.saml.SamlProviders;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.OAuth;
import io.aibotiyi.protocol.ProblemException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends a page's browser to a provider and takes it back. A visit belongs to one page and one
 * provider, is good for one answer within ten minutes, and has a redirect of its own for each
 * provider, so that no provider can answer for another (RFC 9700 section 4.4).
 */
@Component
public final class ProviderSignIns {

    static final Duration VISIT = Duration.ofMinutes(10);
    private static final int BITS = 256;

    /** Who came back. */
    sealed interface Came {

        /** A person here, to whom the account is linked. */
        record Known(Users.User user, Factor factor) implements Came {}

        /** Somebody whose account is linked to nobody. */
        record Unknown(Assertion assertion) implements Came {}
    }

    private final TrustedProviders providers;
    private final SamlProviders saml;
    private final AccountLinks links;
    private final VisitStore visits;
    private final MailAddresses addresses;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public ProviderSignIns(
            TrustedProviders providers,
            SamlProviders saml,
            AccountLinks links,
            VisitStore visits,
            MailAddresses addresses,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.providers = providers;
        this.saml = saml;
        this.links = links;
        this.visits = visits;
        this.addresses = addresses;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    List<OAuth.Provider> offered() {
        return providers.all().stream().map(p -> new OAuth.Provider(p.name(), p.label())).toList();
    }

    String label(String provider) {
        return providers.named(provider).label();
    }

    /** What a SAML provider is told of this backend. */
    String samlMetadata(String provider, URI issuer) {
        return saml.metadata(provider, issuer);
    }

    /** Where the browser goes. */
    URI leave(String page, AuthorizationRequest asked, String name) {
        SignInProvider provider = providers.named(name);
        URI redirect = URI.create(asked.issuer() + provider.returnPath());
        String state = Secrets.random(BITS);
        SignInProvider.Departure departure = provider.depart(redirect, state);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status ->
                visits.add(
                        state,
                        page,
                        name,
                        new VisitStore.Visit(
                                departure.nonce(), departure.verifier(), redirect.toString()),
                        now,
                        now.plus(VISIT)));
        return departure.to();
    }

    /**
     * Checks the provider's answer.
     *
     * @throws ProblemException BAD_ASSERTION, NOT_LINKED if the person can sign in no more,
     *     PROVIDER_UNAVAILABLE
     */
    Came returned(String page, String path, Parameters answer) {
        try {
            return came(accepted(page, path, answer));
        } catch (ProblemException e) {
            audit.appendNow(
                    AuditEvent.refused("identity.provider.refused", null)
                            .with(
                                    Map.of(
                                            "provider", nameIn(path),
                                            "why", String.valueOf(e.problem().detail()))));
            throw e;
        }
    }

    private static String nameIn(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.length() <= 40 ? name : name.substring(0, 40);
    }

    private Assertion accepted(String page, String path, Parameters answer) {
        SignInProvider provider =
                providers.answeringAt(path).orElseThrow(ProviderSignIns::notAskedFor);
        @Nullable String state = answer.get(provider.stateParameter());
        VisitStore.Visit visit =
                state == null || answer.repeated() != null
                        ? null
                        : Objects.requireNonNull(
                                        transaction.execute(status ->
                                                visits.take(
                                                        state,
                                                        page,
                                                        provider.name(),
                                                        clock.instant())))
                                .orElse(null);
        if (visit == null) {
            throw notAskedFor();
        }
        return provider.accept(
                answer.single(),
                new SignInProvider.Expected(
                        URI.create(visit.redirect()), visit.nonce(), visit.verifier()));
    }

    private static ProblemException notAskedFor() {
        return new ProblemException(
                ErrorCode.BAD_ASSERTION,
                "This answer was not asked for on this page, was used, or came too late");
    }

    private Came came(Assertion assertion) {
        Optional<Users.User> owner =
                links.owner(assertion.account()).or(() -> linkedByAddress(assertion));
        if (owner.isPresent()) {
            Users.User user = owner.get();
            transaction.executeWithoutResult(status -> {
                links.used(assertion.account());
                audit.append(
                        AuditEvent.done("identity.provider.proved", "user:" + user.id())
                                .with(Map.of("provider", assertion.provider())));
            });
            return new Came.Known(user, providers.named(assertion.provider()).factor());
        }
        if (links.taken(assertion.account())) {
            throw new ProblemException(ErrorCode.NOT_LINKED, "That person cannot sign in");
        }
        return new Came.Unknown(assertion);
    }

    /** Where the administrator trusts the provider with addresses, and it verified this one. */
    private Optional<Users.User> linkedByAddress(Assertion assertion) {
        String email = assertion.email();
        if (email == null
                || links.taken(assertion.account())
                || !providers.named(assertion.provider()).linksByEmail()) {
            return Optional.empty();
        }
        Optional<Users.User> person = addresses.owner(email);
        person.ifPresent(user -> links.link(user, assertion.provider(), assertion.account()));
        return person;
    }
}
