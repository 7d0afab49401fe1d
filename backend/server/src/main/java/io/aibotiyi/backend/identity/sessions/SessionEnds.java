package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.SessionEnded;
import io.aibotiyi.backend.identity.devices.DeviceSessions;
import io.aibotiyi.backend.identity.people.OpenSessions;
import io.aibotiyi.domain.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ends of sessions: durable with their audit entries first, then told to this node's
 * connections. Other nodes hear of them by {@link #noticeOthers}. Joins the caller's transaction
 * where there is one; what is told is told after its commit.
 */
@Component
public final class SessionEnds implements OpenSessions, DeviceSessions {

    private final SessionStore store;
    private final LiveSessions live;
    private final EndedSessions ended;
    private final AuditLog audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public SessionEnds(
            SessionStore store,
            LiveSessions live,
            EndedSessions ended,
            AuditLog audit,
            Clock clock,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.live = live;
        this.ended = ended;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Ends one; false if it had ended. */
    boolean end(SessionStore.Row session, String reason) {
        return Boolean.TRUE.equals(transaction.execute(status -> ending(session, reason)));
    }

    /** Ends many; answers how many of them had not ended yet. */
    int end(List<SessionStore.Row> sessions, String reason) {
        Integer count =
                transaction.execute(
                        status -> (int) sessions.stream().filter(s -> ending(s, reason)).count());
        return count == null ? 0 : count;
    }

    @Override
    public int endAll(UserId person, String reason) {
        return end(store.openOf(person, clock.instant()), reason);
    }

    @Override
    public void confirmed(UUID device) {
        store.confirmOfDevice(device);
        List<SessionStore.Row> sessions = store.openOfDevice(device);
        afterCommit(() -> sessions.forEach(s -> live.forget(s.id())));
    }

    @Override
    public void endOf(UUID device, String reason) {
        end(store.openOfDevice(device), reason);
    }

    /** Sessions that ended on other nodes since then close here too. */
    void noticeOthers(Instant since) {
        for (SessionStore.Row session : store.endedSince(since)) {
            tell(session, "signed out");
        }
    }

    private boolean ending(SessionStore.Row session, String reason) {
        if (!store.end(session.id(), reason, clock.instant())) {
            return false;
        }
        audit.append(
                AuditEvent.done("identity.session.ended", "session:" + session.id())
                        .with(Map.of("user", session.user().toString(), "reason", reason)));
        afterCommit(() -> tell(session, reason));
        return true;
    }

    private void tell(SessionStore.Row session, String reason) {
        live.forget(session.id());
        if (ended.add(session.id())) {
            events.publishEvent(new SessionEnded(session.id(), session.user(), reason));
        }
    }

    static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        work.run();
                    }
                });
    }
}
