package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.access.RightsChanged;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.ProblemException;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Opens, renews, checks and ends sessions, for whoever has proved who somebody is.
 *
 * <p>A session's id and tokens are made here and never taken from a caller, and change whenever its
 * person proves again who they are or their privileges change (ASVS 7.2.4). Refusals are {@link
 * ProblemException}s. Joins the caller's transaction; safe from any thread.
 */
@Component
public final class Sessions {

    private final SessionOpening opening;
    private final Renewals renewals;
    private final Callers callers;
    private final SessionStore store;
    private final RefreshTokens tokens;
    private final SessionEnds ends;

    public Sessions(
            SessionOpening opening,
            Renewals renewals,
            Callers callers,
            SessionStore store,
            RefreshTokens tokens,
            SessionEnds ends) {
        this.opening = opening;
        this.renewals = renewals;
        this.callers = callers;
        this.store = store;
        this.tokens = tokens;
        this.ends = ends;
    }

    /**
     * Opens a session for somebody who has proved who they are. With more than {@code perPerson} at
     * once, the one that was used least lately ends.
     *
     * @param factors what they proved it with
     */
    public Session open(Users.User user, Set<Factor> factors, ClientDescription from) {
        return opening.open(user, factors, from);
    }

    /**
     * Replaces the session of somebody who has just proved again who they are: a new id, new
     * tokens, a fresh time of proof from where they are now, and no confinement by risk. The old
     * session ends; its absolute limit stays. Its factors are those of the old one and the new.
     *
     * @param factors what they proved it with this time
     * @throws ProblemException SESSION_EXPIRED if the old session has ended, BAD_PROOF if it is
     *     bound to another device's key than the call's
     */
    public Session reauthenticated(
            AuthenticatedUser user, Set<Factor> factors, ClientDescription from) {
        return opening.reauthenticated(user, factors, from);
    }

    /**
     * Exchanges a refresh token for the next pair.
     *
     * @throws ProblemException SESSION_EXPIRED; BAD_PROOF, which leaves everything as it was
     */
    public Session refresh(String token, ClientDescription from) {
        return renewals.refresh(token, from);
    }

    /**
     * @throws ProblemException as {@link io.aibotiyi.backend.identity.Identity#authenticate} says
     */
    public AuthenticatedUser authenticate(PresentedToken presented) {
        return callers.authenticate(presented);
    }

    /** Ends the session that calls; again is harmless. */
    public void end(AuthenticatedUser user, String reason) {
        store.byId(user.session()).ifPresent(session -> ends.end(session, reason));
    }

    /**
     * Ends the session that a refresh token belongs to, and what continues it.
     *
     * @param refreshHash SHA-256 of the token, used or not, in hexadecimal
     */
    public void endLineOf(String refreshHash, String reason) {
        tokens.byHash(refreshHash)
                .flatMap(token -> store.byId(token.session()))
                .ifPresent(session -> ends.end(store.openOfFamily(session.family()), reason));
    }

    /**
     * Whether the session that a refresh token belongs to may do all that its person may: false
     * while its device waits for confirmation.
     *
     * @param refreshHash SHA-256 of the token, in hexadecimal
     */
    public boolean isConfirmed(String refreshHash) {
        return tokens.byHash(refreshHash)
                .flatMap(token -> store.byId(token.session()))
                .filter(SessionStore.Row::confirmed)
                .isPresent();
    }

    /** Ends all sessions of the person on all devices; answers how many. */
    public int endAllOf(UserId user, String reason) {
        return ends.endAll(user, reason);
    }

    /**
     * The person's roles or rights have changed: their access tokens are refused from now on, on
     * other nodes after {@code recheck} at the latest, and the renewal gives each session a new id.
     */
    public void privilegesChanged(UserId person) {
        opening.privilegesChanged(Set.of(person));
    }

    /** In the transaction that changes them, so that no old token outlives the change. */
    @EventListener
    void rightsChanged(RightsChanged event) {
        opening.privilegesChanged(event.people());
    }
}
