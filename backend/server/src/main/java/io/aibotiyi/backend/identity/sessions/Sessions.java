package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens, renews and ends sessions. A session lasts at most seven days from signing in, however
 * often it is renewed; each renewal uses up its refresh token, and one used twice ends the session,
 * because one of the two users stole it.
 */
@Component
public final class Sessions {

    /** From signing in to having to sign in again. */
    public static final Duration LIFE = Duration.ofDays(7);

    private static final int REFRESH_BITS = 256;

    private record Renewal(SessionStore.@Nullable Found found, @Nullable String token) {}

    private final SessionStore store;
    private final Users users;
    private final UserAccounts accounts;
    private final AccessTokens accessTokens;
    private final EndedSessions ended;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public Sessions(
            SessionStore store,
            Users users,
            UserAccounts accounts,
            AccessTokens accessTokens,
            EndedSessions ended,
            TimeOrderedIds ids,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.users = users;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
        this.ended = ended;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        store.endedSince(clock.instant().minus(EndedSessions.KEPT)).forEach(ended::add);
        transaction.executeWithoutResult(
                status -> store.forgetExpired(clock.instant().minus(Duration.ofDays(1))));
    }

    /**
     * Opens a session for somebody who has proved who they are.
     *
     * @param factors what they proved it with
     */
    public Session open(Users.User user, Set<Factor> factors, ClientDescription from) {
        UUID session = ids.next();
        String refresh = Secrets.random(REFRESH_BITS);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            store.add(session, user.id(), factors, now, now.plus(LIFE));
            store.addRefreshToken(session, refresh, now);
        });
        return answer(user, session, refresh, now, factors, now);
    }

    /**
     * Replaces the session of somebody who has just proved again who they are: a new id, new
     * tokens, a fresh time of proof and no more confinement. The old session ends; its absolute
     * limit stays. Its factors are those of the old session and the new ones.
     *
     * @param factors what they proved it with this time
     * @throws ProblemException SESSION_EXPIRED if the old session has ended
     */
    public Session reauthenticated(
            AuthenticatedUser user, Set<Factor> factors, ClientDescription from) {
        Users.User person = users.byId(user.id()).orElseThrow(Sessions::expired);
        Set<Factor> all = EnumSet.copyOf(factors);
        all.addAll(user.factors());
        end(user, "proved again who it is");
        return open(person, all, from);
    }

    /**
     * @throws ProblemException SESSION_EXPIRED
     */
    public Session refresh(String token, ClientDescription from) {
        Instant now = clock.instant();
        Renewal renewal = Objects.requireNonNull(transaction.execute(status -> renew(token, now)));
        SessionStore.Found found = renewal.found();
        if (found == null) {
            throw expired();
        }
        if (renewal.token() == null) {
            announce(found.session(), found.user(), "refresh token used twice");
            throw expired();
        }
        Users.User user = users.byId(found.user()).orElseThrow(Sessions::expired);
        return answer(
                user,
                found.session(),
                renewal.token(),
                found.authenticatedAt(),
                found.factors(),
                now);
    }

    /** A renewal without a token ended the session; one without a session found none. */
    private Renewal renew(String token, Instant now) {
        SessionStore.Found found = store.byRefreshToken(token).orElse(null);
        if (found == null || found.ended() || !now.isBefore(found.expires())) {
            return new Renewal(null, null);
        }
        if (found.tokenUsed() || !store.use(token, now)) {
            store.end(found.session(), "refresh token used twice", now);
            return new Renewal(found, null);
        }
        String next = Secrets.random(REFRESH_BITS);
        store.addRefreshToken(found.session(), next, now);
        return new Renewal(found, next);
    }

    public void end(AuthenticatedUser user, String reason) {
        boolean now =
                Boolean.TRUE.equals(
                        transaction.execute(
                                status -> store.end(user.session(), reason, clock.instant())));
        if (now) {
            announce(user.session(), user.id(), reason);
        }
    }

    public AuthenticatedUser authenticate(PresentedToken presented) {
        AuthenticatedUser user = accessTokens.read(presented.token());
        if (ended.contains(user.session())) {
            throw expired();
        }
        return user;
    }

    private void announce(UUID session, UserId user, String reason) {
        ended.add(session);
        events.publishEvent(new SessionEnded(session, user, reason));
    }

    private Session answer(
            Users.User user,
            UUID session,
            String refresh,
            Instant authenticatedAt,
            Set<Factor> factors,
            Instant now) {
        Instant expires = now.plus(AccessTokens.LIFE);
        return new Session(
                accessTokens.issue(user, session, authenticatedAt, factors, expires),
                expires,
                refresh,
                user.view(),
                accounts.accountsOf(user.id()));
    }

    private static ProblemException expired() {
        return new ProblemException(ErrorCode.SESSION_EXPIRED, null);
    }
}
