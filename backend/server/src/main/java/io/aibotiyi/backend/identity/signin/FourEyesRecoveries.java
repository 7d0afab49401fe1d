package io.aibotiyi.backend.identity.signin;

import io.aibotiyi.backend.audit.AuditEvent;
import io.aibotiyi.backend.audit.AuditLog;
import io.aibotiyi.backend.identity.AuthenticatedUser;
import io.aibotiyi.backend.identity.Recoveries;
import io.aibotiyi.backend.identity.credentials.SecurityNews;
import io.aibotiyi.backend.identity.people.Users;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Factors.DecideRecovery;
import io.aibotiyi.protocol.Factors.OpenRecovery;
import io.aibotiyi.protocol.Factors.RecoveryView;
import io.aibotiyi.protocol.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recoveries that one administrator opens and another decides; that they are two is checked here
 * and again by the database's update.
 */
@Service
public final class FourEyesRecoveries implements Recoveries {

    private static final Duration OPEN = Duration.ofDays(7);
    private static final Duration APPROVED = Duration.ofDays(1);
    private static final int SHORTEST_EVIDENCE = 10;
    private static final int LONGEST = 500;

    private final RecoveryStore store;
    private final MailedProofs mailed;
    private final Users users;
    private final SecurityNews news;
    private final AuditLog audit;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public FourEyesRecoveries(
            RecoveryStore store,
            MailedProofs mailed,
            Users users,
            SecurityNews news,
            AuditLog audit,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.mailed = mailed;
        this.users = users;
        this.news = news;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void sendReset(UserId person, AuthenticatedUser by) {
        Users.User user = person(person);
        mailed.reset(user);
        audit.append(
                AuditEvent.done("identity.password.reset-sent", "user:" + person)
                        .with(Map.of("by", by.id().toString())));
    }

    @Override
    public RecoveryView open(UserId person, OpenRecovery request, AuthenticatedUser by) {
        Users.User user = person(person);
        if (person.equals(by.id())) {
            throw new ProblemException(
                    ErrorCode.FORBIDDEN, "Nobody opens the recovery of their own account");
        }
        String evidence = request.evidence().strip();
        if (evidence.length() < SHORTEST_EVIDENCE || evidence.length() > LONGEST) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "Say how their identity was proved, in "
                            + SHORTEST_EVIDENCE
                            + " to "
                            + LONGEST
                            + " characters",
                    "evidence");
        }
        mailed.requireAddress(user);
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    if (store.pending(person)) {
                        throw new ProblemException(
                                ErrorCode.CONFLICT, "A recovery of this account is under way");
                    }
                    UUID id = ids.next();
                    store.add(id, person, by.id(), evidence, clock.instant().plus(OPEN));
                    news.happened(user, "identity.recovery.opened", facts(id, by));
                    return store.find(id).orElseThrow();
                }));
    }

    @Override
    public RecoveryView decide(UUID recovery, DecideRecovery decision, AuthenticatedUser by) {
        @Nullable String note = decision.note();
        if (note != null && note.length() > LONGEST) {
            throw new ProblemException(
                    ErrorCode.INVALID_FIELD,
                    "A note has at most " + LONGEST + " characters",
                    "note");
        }
        RecoveryView found = store.find(recovery).orElseThrow(FourEyesRecoveries::unknown);
        if (by.id().equals(found.openedBy()) || by.id().equals(found.person())) {
            audit.appendNow(
                    AuditEvent.refused("identity.recovery.decided", "user:" + found.person())
                            .with(facts(recovery, by)));
            throw new ProblemException(
                    ErrorCode.FORBIDDEN,
                    "Another administrator must decide: not the one who opened it, not the person"
                            + " it is about");
        }
        Users.User user = person(found.person());
        return Objects.requireNonNull(
                transaction.execute(status -> decided(found, user, decision, by)));
    }

    private RecoveryView decided(
            RecoveryView found, Users.User user, DecideRecovery decision, AuthenticatedUser by) {
        boolean now =
                store.decide(
                        found.id(),
                        by.id(),
                        decision.approve(),
                        decision.note(),
                        clock.instant().plus(APPROVED));
        if (!now) {
            throw new ProblemException(
                    ErrorCode.CONFLICT, "That recovery was decided already, or its time is over");
        }
        if (decision.approve()) {
            mailed.recovery(user);
        }
        audit.append(
                AuditEvent.done(
                                decision.approve()
                                        ? "identity.recovery.approved"
                                        : "identity.recovery.refused",
                                "user:" + user.id())
                        .with(facts(found.id(), by)));
        return store.find(found.id()).orElseThrow();
    }

    @Override
    public List<RecoveryView> list() {
        return store.newest();
    }

    private Users.User person(UserId id) {
        return users.byId(id)
                .filter(Users.User::active)
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.NOT_FOUND, "Nobody who can sign in has that id", "id"));
    }

    private static Map<String, String> facts(UUID recovery, AuthenticatedUser by) {
        return Map.of("recovery", recovery.toString(), "by", by.id().toString());
    }

    private static ProblemException unknown() {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no such recovery", "id");
    }
}
