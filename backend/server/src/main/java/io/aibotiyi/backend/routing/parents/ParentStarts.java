package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.operations.RequestKey;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.domain.TimeOrderedIds;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.ParentView;
import io.aibotiyi.protocol.Routing.StartParent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts parent orders: each is stored whole with its schedule, its news and its key before it is
 * answered. They are started one after the other, so that the bound of an account holds.
 */
@Component
final class ParentStarts {

    private final ParentRules rules;
    private final ParentStore parents;
    private final ParentNews news;
    private final ParentRounds rounds;
    private final RoutingSettings settings;
    private final TimeOrderedIds ids;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final ReentrantLock oneByOne = new ReentrantLock();

    ParentStarts(
            ParentRules rules,
            ParentStore parents,
            ParentNews news,
            ParentRounds rounds,
            RoutingSettings settings,
            TimeOrderedIds ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.rules = rules;
        this.parents = parents;
        this.news = news;
        this.rounds = rounds;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    ParentView start(UserId user, StartParent request, String idempotencyKey) {
        RequestKey key = RequestKey.of(idempotencyKey, request);
        Optional<Parent> before = answered(user, key);
        if (before.isPresent()) {
            return before.get().view();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ParentOrderId id = new ParentOrderId(ids.next());
        Terms terms = rules.terms(user, request, now, id.value().getLeastSignificantBits());
        Parent parent =
                new Parent(
                        id,
                        user,
                        terms,
                        Progress.begin(Tape.from(EpochNanos.of(terms.start())), terms.start()),
                        1,
                        now,
                        now);
        oneByOne.lock();
        try {
            return stored(parent, key).view();
        } finally {
            oneByOne.unlock();
            rounds.wake();
        }
    }

    private Parent stored(Parent parent, RequestKey key) {
        Optional<Parent> before = answered(parent.owner(), key);
        if (before.isPresent()) {
            return before.get();
        }
        if (parents.countWorking(parent.terms().account()) >= settings.maxWorking()) {
            throw new ProblemException(
                    ErrorCode.TOO_MANY_PARENT_ORDERS,
                    "An account has at most "
                            + settings.maxWorking()
                            + " working parent orders; cancel one first");
        }
        transaction.executeWithoutResult(status -> {
            parents.add(parent, key);
            news.changed(parent);
        });
        return parent;
    }

    private Optional<Parent> answered(UserId user, RequestKey key) {
        return parents.asked(user, key.key())
                .map(known -> {
                    key.requireSame(known.fingerprint(), "a new parent order");
                    return known.parent();
                });
    }
}
