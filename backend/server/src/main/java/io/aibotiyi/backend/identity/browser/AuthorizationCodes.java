package io.aibotiyi.backend.identity.browser;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.GrantRefusedException;
import io.aibotiyi.backend.identity.GrantRefusedException.Reason;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.credentials.SecurityNews;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.providers.AccountLinks;
import io.aibotiyi.backend.identity.sessions.Sessions;
import io.aibotiyi.backend.identity.signin.Entrance;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Authorization codes: 256 random bits, good for one try within {@link #LIFE}. The try fails unless
 * it names the same redirect, knows the challenge's verifier and proves the key that the code is
 * bound to. A second try means that two parties have the code: it ends the session that the first
 * one opened (RFC 6749 section 4.1.2), for as long as the code is remembered.
 */
@Component
public final class AuthorizationCodes {

    /** From issue to exchange; ASVS 5.0 10.4.2 and 10.4.3. */
    static final Duration LIFE = Duration.ofSeconds(60);

    /** How long a code is remembered, so that its reuse is noticed. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int BITS = 256;

    /**
     * What a workstation shows.
     *
     * @param verifier of the challenge (RFC 7636 section 4.1)
     */
    record Shown(String code, String redirect, String verifier) {
        @Override
        public String toString() {
            return "Shown[redirect=" + redirect + "]";
        }
    }

    private sealed interface Outcome {
        record Opened(Session session, Users.User user, @Nullable WantedLink link)
                implements Outcome {}

        record Refused(Users.@Nullable User user, String why) implements Outcome {}

        record Reused(Users.User user) implements Outcome {}
    }

    private final CodeStore store;
    private final Users users;
    private final Entrance entrance;
    private final Sessions sessions;
    private final AccountLinks links;
    private final SecurityNews news;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public AuthorizationCodes(
            CodeStore store,
            Users users,
            Entrance entrance,
            Sessions sessions,
            AccountLinks links,
            SecurityNews news,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.users = users;
        this.entrance = entrance;
        this.sessions = sessions;
        this.links = links;
        this.news = news;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A code for somebody who has shown all that is asked of them. In the caller's transaction. */
    String issue(
            Users.User user,
            Set<Factor> factors,
            AuthorizationRequest request,
            @Nullable WantedLink link) {
        Instant now = clock.instant();
        store.removeCreatedBefore(now.minus(REMEMBERED));
        String code = Secrets.random(BITS);
        store.add(
                code,
                new CodeStore.Row(
                        user.id(),
                        factors,
                        request.redirect(),
                        request.challenge(),
                        request.deviceKey(),
                        now.plus(LIFE),
                        false,
                        null,
                        link),
                now);
        return code;
    }

    /**
     * @throws GrantRefusedException invalid_grant
     */
    Session exchange(Shown shown, ClientDescription from) {
        // what a refusal wrote must stay written, so it is thrown only after the transaction
        Outcome outcome =
                Objects.requireNonNull(transaction.execute(status -> outcome(shown, from)));
        return switch (outcome) {
            case Outcome.Opened opened -> {
                if (opened.link() != null) {
                    linked(opened, opened.link());
                }
                yield opened.session();
            }
            case Outcome.Refused refused -> {
                Users.User user = refused.user();
                audit.appendNow(
                        AuditEvent.refused(
                                        "identity.code.refused",
                                        user == null ? null : "user:" + user.id())
                                .with(Map.of("why", refused.why())));
                throw refusal();
            }
            case Outcome.Reused reused -> {
                transaction.executeWithoutResult(
                        status -> news.alarming(reused.user(), "identity.code.reused", Map.of()));
                throw refusal();
            }
        };
    }

    private Outcome outcome(Shown shown, ClientDescription from) {
        CodeStore.Row row = store.lock(shown.code()).orElse(null);
        if (row == null) {
            return new Outcome.Refused(null, "unknown");
        }
        Users.User user = users.byId(row.user()).orElseThrow();
        if (row.used()) {
            if (row.refreshHash() != null) {
                sessions.endLineOf(row.refreshHash(), "authorization code used twice");
            }
            return new Outcome.Reused(user);
        }
        store.used(shown.code(), clock.instant());
        Optional<String> fault = fault(row, user, shown, from);
        if (fault.isPresent()) {
            return new Outcome.Refused(user, fault.get());
        }
        Session session = entrance.open(user, row.factors(), from);
        store.gave(shown.code(), session.refreshToken());
        return new Outcome.Opened(session, user, row.link());
    }

    /**
     * Not from a device that waits for confirmation: whoever has a password alone must not leave a
     * second way in behind.
     */
    private void linked(Outcome.Opened opened, WantedLink link) {
        String why = "the device waits for confirmation";
        if (sessions.isConfirmed(Secrets.hash(opened.session().refreshToken()))) {
            try {
                links.link(opened.user(), link.provider(), link.account());
                return;
            } catch (ProblemException e) {
                why = String.valueOf(e.problem().detail());
            }
        }
        Map<String, String> told = Map.of("provider", link.provider(), "why", why);
        transaction.executeWithoutResult(
                status -> news.happened(opened.user(), "identity.provider.not-linked", told));
    }

    private Optional<String> fault(
            CodeStore.Row row, Users.User user, Shown shown, ClientDescription from) {
        if (!clock.instant().isBefore(row.expires())) {
            return Optional.of("expired");
        }
        if (!row.redirect().equals(shown.redirect())) {
            return Optional.of("another redirect");
        }
        if (!Secrets.same(row.challenge(), challenge(shown.verifier()))) {
            return Optional.of("wrong verifier");
        }
        if (row.deviceKey() != null && !row.deviceKey().equals(from.deviceKey())) {
            return Optional.of("another device's key");
        }
        return user.active() ? Optional.empty() : Optional.of("not active");
    }

    /** RFC 7636 section 4.2, S256. */
    static String challenge(String verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** The same whatever was wrong. */
    private static GrantRefusedException refusal() {
        return new GrantRefusedException(
                Reason.INVALID_GRANT,
                "The code was used, has expired, or is not for this redirect, verifier and key.");
    }
}
