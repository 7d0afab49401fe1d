package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.access.Subject;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.PresentedToken;
import io.aibotiyi.backend.identity.devices.DpopProofs;
import io.aibotiyi.backend.identity.sessions.Risk.Context;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells who calls: reads the access token, asks for the proof of the device it is bound to, looks
 * whether its session goes on, and from where it is used.
 *
 * <p>A time of proof holds for where the proof was made: to a call from elsewhere the person has
 * proved nothing yet, so its {@code authenticatedAt} is the beginning of time.
 */
@Component
public final class Callers {

    private final AccessTokens accessTokens;
    private final DpopProofs proofs;
    private final LiveSessions live;
    private final EndedSessions ended;
    private final SessionStore store;
    private final SessionEnds ends;
    private final Access access;
    private final SessionSettings settings;
    private final AuditLog audit;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public Callers(
            AccessTokens accessTokens,
            DpopProofs proofs,
            LiveSessions live,
            EndedSessions ended,
            SessionStore store,
            SessionEnds ends,
            Access access,
            SessionSettings settings,
            AuditLog audit,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.accessTokens = accessTokens;
        this.proofs = proofs;
        this.live = live;
        this.ended = ended;
        this.store = store;
        this.ends = ends;
        this.access = access;
        this.settings = settings;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @throws ProblemException as {@link io.aibotiyi.backend.identity.Identity#authenticate} says
     */
    public AuthenticatedUser authenticate(PresentedToken presented) {
        AccessTokens.Claims claims = accessTokens.read(presented.token());
        if (ended.contains(claims.session())) {
            throw SessionOpening.expired();
        }
        LiveSessions.Known known =
                live.get(claims.session())
                        .filter(k -> k.row().user().equals(claims.user()))
                        .orElseThrow(SessionOpening::expired);
        SessionStore.Row session = known.row();
        if (session.ended()
                || !session.userActive()
                || !clock.instant().isBefore(session.expires())) {
            throw SessionOpening.expired();
        }
        if (claims.version() != session.userVersion()) {
            throw new ProblemException(
                    ErrorCode.SESSION_EXPIRED, "What the person may do has changed; renew it");
        }
        if (!Objects.equals(claims.deviceKey(), session.deviceKey())) {
            throw SessionOpening.expired();
        }
        if (session.deviceKey() != null) {
            proofs.check(presented, session.deviceKey());
        }
        requireNotIdle(known);
        Context from = new Context(presented.address(), presented.agent());
        Risk risk = Risk.of(session.home(), from, session.deviceKey() != null);
        if (risk.score() > session.risk()) {
            risen(session, risk, from);
        }
        if (!presented.confined()) {
            requireUnconfined(session, risk);
        }
        if (presented.activity()) {
            live.used(known, from);
        }
        return user(session, risk, presented, claims.expires());
    }

    private void requireNotIdle(LiveSessions.Known known) {
        if (!idle(known)) {
            return;
        }
        // its person may have been active on another node since it was read
        LiveSessions.Known now = live.read(known.row().id()).orElseThrow(SessionOpening::expired);
        if (idle(now)) {
            ends.end(now.row(), "idle");
            throw SessionOpening.expired();
        }
    }

    private boolean idle(LiveSessions.Known known) {
        Instant ends = known.row().idleEnds(known.active(), settings.idleTimeout());
        return ends != null && !clock.instant().isBefore(ends);
    }

    private void risen(SessionStore.Row session, Risk risk, Context from) {
        transaction.executeWithoutResult(status -> {
            if (!store.risen(session.id(), risk.score(), from)) {
                return;
            }
            audit.append(
                    AuditEvent.done("identity.session.moved", "session:" + session.id())
                            .with(
                                    Map.of(
                                            "user", session.user().toString(),
                                            "risk", String.valueOf(risk.score()))));
            notices.tell(
                    session.user(),
                    "identity.session.moved",
                    Map.of("session", session.id().toString(), "address", from.address()));
        });
        live.read(session.id());
    }

    private static void requireUnconfined(SessionStore.Row session, Risk risk) {
        if (!session.confirmed()) {
            throw new ProblemException(
                    ErrorCode.DEVICE_PENDING,
                    "Confirm it from another device, or show a second factor");
        }
        if (risk.high()) {
            throw new ProblemException(
                    ErrorCode.STEP_UP_REQUIRED,
                    "The session is used from elsewhere than where it was opened");
        }
    }

    private AuthenticatedUser user(
            SessionStore.Row session, Risk risk, PresentedToken presented, Instant expires) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("risk", String.valueOf(risk.score()));
        attributes.put("acr", session.strong() ? "2" : "1");
        attributes.put("address", presented.address());
        attributes.put("device.bound", String.valueOf(session.deviceKey() != null));
        attributes.put("device.trusted", String.valueOf(session.confirmed()));
        attributes.put("confined", String.valueOf(!session.confirmed() || risk.high()));
        return new AuthenticatedUser(
                Subject.Kind.PERSON,
                session.user(),
                session.username(),
                access.rolesOf(session.user()),
                session.id(),
                session.device() == null ? null : session.device().toString(),
                risk.elevated() ? Instant.EPOCH : session.authenticated(),
                session.factors(),
                Set.of(),
                attributes,
                expires);
    }
}
