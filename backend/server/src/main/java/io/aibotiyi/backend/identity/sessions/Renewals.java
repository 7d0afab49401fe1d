package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.access.SecurityAlerts;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Alerts.Severity;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Exchanges refresh tokens (RFC 9700 section 4.14.2). Each is good once. One that comes again
 * within the retry window, from the same device and before its successor was used, gets that same
 * successor: its answer was lost, or two threads were as fast. Any other reuse means that two
 * parties have it, and ends the whole family of sessions.
 */
@Component
public final class Renewals {

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final SessionOpening sessions;
    private final SessionEnds ends;
    private final SessionSettings settings;
    private final AuditLog audit;
    private final Notices notices;
    private final SecurityAlerts alerts;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public Renewals(
            SessionStore store,
            RefreshTokens tokens,
            SessionOpening sessions,
            SessionEnds ends,
            SessionSettings settings,
            AuditLog audit,
            Notices notices,
            SecurityAlerts alerts,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.tokens = tokens;
        this.sessions = sessions;
        this.ends = ends;
        this.settings = settings;
        this.audit = audit;
        this.notices = notices;
        this.alerts = alerts;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Renewed(SessionStore.Row session, String refreshToken) {}

    /**
     * @throws ProblemException SESSION_EXPIRED; BAD_PROOF, which leaves everything as it was
     */
    public Session refresh(String token, ClientDescription from) {
        // a family that reuse ended must stay ended, so nothing is thrown in here after that
        Renewed renewed =
                Objects.requireNonNull(transaction.execute(status -> renewed(token, from)))
                        .orElseThrow(SessionOpening::expired);
        return sessions.answer(renewed.session(), renewed.refreshToken());
    }

    private Optional<Renewed> renewed(String token, ClientDescription from) {
        RefreshTokens.Row row = tokens.lock(token).orElse(null);
        if (row == null) {
            return Optional.empty();
        }
        SessionStore.Row session = store.lock(row.session()).orElseThrow(SessionOpening::expired);
        if (row.used() != null) {
            return again(row, session, token, from);
        }
        if (!alive(session)) {
            return Optional.empty();
        }
        SessionOpening.requireDevice(session, from);
        SessionStore.Row goesOn =
                session.version() == session.userVersion() ? session : sessions.renumbered(session);
        return Optional.of(
                new Renewed(goesOn, tokens.exchange(row, token, goesOn.id(), clock.instant())));
    }

    private Optional<Renewed> again(
            RefreshTokens.Row row, SessionStore.Row session, String token, ClientDescription from) {
        SessionOpening.requireDevice(session, from);
        RefreshTokens.Row successor = tokens.successor(row).orElse(null);
        Instant used = Objects.requireNonNull(row.used());
        boolean retry = !clock.instant().isAfter(used.plus(settings.retryWindow()));
        if (retry
                && successor != null
                && successor.used() == null
                && row.successorSealed() != null) {
            String same = SuccessorSeal.open(token, row.successorSealed());
            return store.byId(successor.session())
                    .filter(this::alive)
                    .map(goesOn -> new Renewed(goesOn, same));
        }
        reused(session);
        return Optional.empty();
    }

    private void reused(SessionStore.Row session) {
        int ended = ends.end(store.openOfFamily(session.family()), "refresh token used twice");
        audit.append(
                AuditEvent.refused("identity.refresh.reused", "session:" + session.id())
                        .with(
                                Map.of(
                                        "user", session.user().toString(),
                                        "sessionsEnded", String.valueOf(ended))));
        if (ended > 0) {
            notices.tell(
                    session.user(),
                    "identity.refresh.reused",
                    Map.of("session", session.id().toString()));
            alerts.raise(
                    "identity.refresh.reused",
                    Severity.CRITICAL,
                    session.user(),
                    Map.of(
                            "session", session.id().toString(),
                            "sessionsEnded", String.valueOf(ended)));
        }
    }

    private boolean alive(SessionStore.Row session) {
        Instant now = clock.instant();
        if (session.ended() || !session.userActive() || !now.isBefore(session.expires())) {
            return false;
        }
        Instant idleEnds = session.idleEnds(session.active(), settings.idleTimeout());
        if (idleEnds != null && now.isAfter(idleEnds.plus(settings.sweep()))) {
            ends.end(session, "idle");
            return false;
        }
        return true;
    }
}
