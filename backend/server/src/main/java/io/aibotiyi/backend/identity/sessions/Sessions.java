package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.credentials.Secrets;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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

    private record Renewal(@Nullable UUID session, @Nullable UserId user, @Nullable String token) {}

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

    Session open(Users.User user) {
        UUID session = ids.next();
        String refresh = Secrets.random(REFRESH_BITS);
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            store.add(session, user.id(), now, now.plus(LIFE));
            store.addRefreshToken(session, refresh, now);
        });
        return answer(user, session, refresh, now);
    }

    /**
     * @throws ProblemException SESSION_EXPIRED
     */
    Session refresh(String token) {
        Instant now = clock.instant();
        Renewal renewal = Objects.requireNonNull(transaction.execute(status -> renew(token, now)));
        if (renewal.session() == null || renewal.user() == null) {
            throw expired();
        }
        if (renewal.token() == null) {
            announce(renewal.session(), renewal.user(), "refresh token used twice");
            throw expired();
        }
        Users.User user = users.byId(renewal.user()).orElseThrow(Sessions::expired);
        return answer(user, renewal.session(), renewal.token(), now);
    }

    /** A renewal without a token ended the session; one without a session found none. */
    private Renewal renew(String token, Instant now) {
        SessionStore.Found found = store.byRefreshToken(token).orElse(null);
        if (found == null || found.ended() || !now.isBefore(found.expires())) {
            return new Renewal(null, null, null);
        }
        if (found.tokenUsed() || !store.use(token, now)) {
            store.end(found.session(), "refresh token used twice", now);
            return new Renewal(found.session(), found.user(), null);
        }
        String next = Secrets.random(REFRESH_BITS);
        store.addRefreshToken(found.session(), next, now);
        return new Renewal(found.session(), found.user(), next);
    }

    void end(AuthenticatedUser user, String reason) {
        boolean now =
                Boolean.TRUE.equals(
                        transaction.execute(
                                status -> store.end(user.session(), reason, clock.instant())));
        if (now) {
            announce(user.session(), user.id(), reason);
        }
    }

    AuthenticatedUser authenticate(String accessToken) {
        AuthenticatedUser user = accessTokens.read(accessToken);
        if (ended.contains(user.session())) {
            throw expired();
        }
        return user;
    }

    private void announce(UUID session, UserId user, String reason) {
        ended.add(session);
        events.publishEvent(new SessionEnded(session, user, reason));
    }

    private Session answer(Users.User user, UUID session, String refresh, Instant now) {
        Instant expires = now.plus(AccessTokens.LIFE);
        return new Session(
                accessTokens.issue(user, session, expires),
                expires,
                refresh,
                user.view(),
                accounts.accountsOf(user.id()));
    }

    private static ProblemException expired() {
        return new ProblemException(ErrorCode.SESSION_EXPIRED, null);
    }
}
