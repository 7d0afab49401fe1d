package io.aibotiyi.backend.identity.sessions;

import io.aibotiyi.backend.access.Access;
import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.ClientDescription;
import io.aibotiyi.backend.identity.Factor;
import io.aibotiyi.backend.identity.UserAccounts;
import io.aibotiyi.backend.identity.devices.DeviceRegistry;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.backend.identity.sessions.Risk.Context;
import io.aibotiyi.backend.notifications.Notices;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Access.Session;
import io.aibotiyi.protocol.Access.UserView;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes sessions: their ids, devices, first tokens, and room for them. */
@Component
public final class SessionOpening {

    private final SessionStore store;
    private final RefreshTokens tokens;
    private final SessionEnds ends;
    private final LiveSessions live;
    private final DeviceRegistry devices;
    private final UserAccounts accounts;
    private final Access access;
    private final AccessTokens accessTokens;
    private final SessionSettings settings;
    private final AuditLog audit;
    private final Notices notices;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public SessionOpening(
            SessionStore store,
            RefreshTokens tokens,
            SessionEnds ends,
            LiveSessions live,
            DeviceRegistry devices,
            UserAccounts accounts,
            Access access,
            AccessTokens accessTokens,
            SessionSettings settings,
            AuditLog audit,
            Notices notices,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.tokens = tokens;
        this.ends = ends;
        this.live = live;
        this.devices = devices;
        this.accounts = accounts;
        this.access = access;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.audit = audit;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Opened(SessionStore.Row session, String refreshToken) {}

    Session open(Users.User user, Set<Factor> factors, ClientDescription from) {
        if (!user.active()) {
            throw new ProblemException(ErrorCode.BAD_CREDENTIALS, null);
        }
        Opened opened =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            long version = store.lockPerson(user.id());
                            makeRoom(user.id(), factors);
                            return opened(user, factors, from, version, null);
                        }));
        return answer(opened.session(), opened.refreshToken());
    }

    Session reauthenticated(AuthenticatedUser user, Set<Factor> factors, ClientDescription from) {
        Opened opened =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            long version = store.lockPerson(user.id());
                            SessionStore.Row old =
                                    store.lock(user.session())
                                            .filter(s -> !s.ended())
                                            .orElseThrow(SessionOpening::expired);
                            requireDevice(old, from);
                            Set<Factor> all = EnumSet.copyOf(old.factors());
                            all.addAll(factors);
                            ends.end(old, "proved again who it is");
                            Users.User person =
                                    new Users.User(old.user(), old.username(), null, List.of());
                            return opened(person, all, from, version, old);
                        }));
        return answer(opened.session(), opened.refreshToken());
    }

    void privilegesChanged(Set<UserId> people) {
        transaction.executeWithoutResult(status -> {
            Map<UserId, List<UUID>> open = store.openOf(people, clock.instant());
            for (UserId person : open.keySet()) {
                store.bumpVersion(person);
                audit.append(AuditEvent.done("identity.session.versioned", "user:" + person));
            }
            SessionEnds.afterCommit(() -> open.values().forEach(s -> s.forEach(live::forget)));
        });
    }

    private Opened opened(
            Users.User user,
            Set<Factor> factors,
            ClientDescription from,
            long version,
            SessionStore.@Nullable Row continues) {
        Instant now = clock.instant();
        boolean proven = SessionStore.strong(factors);
        DeviceRegistry.SignInDevice device =
                from.deviceKey() == null
                        ? null
                        : devices.signedIn(user.id(), from.deviceKey(), proven, from);
        boolean confirmed =
                !settings.confirmDevices()
                        || (device == null
                                ? proven || !devices.hasTrusted(user.id())
                                : device.trusted());
        UUID id = ids.next();
        Context here = new Context(from.address(), from.agent());
        SessionStore.Row session =
                new SessionStore.Row(
                        id,
                        continues == null ? id : continues.family(),
                        user.id(),
                        user.username(),
                        true,
                        version,
                        version,
                        now,
                        now,
                        factors,
                        now,
                        continues == null ? now.plus(settings.life()) : continues.expires(),
                        false,
                        device == null ? null : device.id(),
                        from.deviceKey(),
                        null,
                        here,
                        here,
                        0,
                        confirmed);
        store.add(session);
        if (device != null && confirmed) {
            ends.confirmed(device.id());
        }
        audit.append(
                AuditEvent.done(
                                continues == null
                                        ? "identity.session.opened"
                                        : "identity.session.reauthenticated",
                                "session:" + id)
                        .with(
                                Map.of(
                                        "user", user.id().toString(),
                                        "factors", String.join(",", session.methods()),
                                        "confirmed", String.valueOf(confirmed))));
        return new Opened(session, tokens.first(id, now));
    }

    /** The same session under a new id, because its person's privileges changed. */
    SessionStore.Row renumbered(SessionStore.Row old) {
        UUID id = ids.next();
        SessionStore.Row next =
                new SessionStore.Row(
                        id,
                        old.family(),
                        old.user(),
                        old.username(),
                        true,
                        old.userVersion(),
                        old.userVersion(),
                        old.created(),
                        old.authenticated(),
                        old.factors(),
                        old.active(),
                        old.expires(),
                        false,
                        old.device(),
                        old.deviceKey(),
                        old.deviceName(),
                        old.home(),
                        old.last(),
                        old.risk(),
                        old.confirmed());
        ends.end(old, "privileges changed");
        store.add(next);
        audit.append(
                AuditEvent.done("identity.session.renumbered", "session:" + id)
                        .with(Map.of("was", old.id().toString())));
        return next;
    }

    private void makeRoom(UserId user, Set<Factor> factors) {
        List<SessionStore.Row> open = store.openOf(user, clock.instant());
        for (int i = open.size() - 1; i >= settings.perPerson() - 1 && i >= 0; i--) {
            SessionStore.Row oldest = open.get(i);
            ends.end(oldest, "too many sessions");
            if (!oldest.factors().contains(Factor.EMBEDDED) || !factors.contains(Factor.EMBEDDED)) {
                notices.tell(
                        user,
                        "identity.session.evicted",
                        Map.of(
                                "session", oldest.id().toString(),
                                "address", oldest.last().address(),
                                "limit", String.valueOf(settings.perPerson())));
            }
        }
    }

    Session answer(SessionStore.Row session, String refreshToken) {
        Instant now = clock.instant();
        return new Session(
                accessTokens.issue(session, now),
                AccessTokens.end(now),
                refreshToken,
                new UserView(session.user(), session.username(), access.rolesOf(session.user())),
                accounts.accountsOf(session.user()));
    }

    /**
     * @throws ProblemException BAD_PROOF unless the call proved the key that the session is bound
     *     to
     */
    static void requireDevice(SessionStore.Row session, ClientDescription from) {
        if (session.deviceKey() != null && !session.deviceKey().equals(from.deviceKey())) {
            throw new ProblemException(
                    ErrorCode.BAD_PROOF,
                    from.deviceKey() == null
                            ? "The session is bound to a device: send a DPoP proof of its key"
                            : "The session is bound to another device's key",
                    "DPoP");
        }
    }

    static ProblemException expired() {
        return new ProblemException(ErrorCode.SESSION_EXPIRED, null);
    }
}
