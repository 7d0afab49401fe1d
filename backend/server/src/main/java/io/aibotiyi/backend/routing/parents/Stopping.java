package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Routing.ParentStatus;
import io.aibotiyi.protocol.Routing.ParentView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets parent orders end before they are done. That is durable when a method returns; the rest,
 * cancelling children and waiting for them, is left to the rounds.
 */
@Component
final class Stopping {

    private static final String ASKED = "Cancelled as asked";

    private final ParentStore parents;
    private final ParentNews news;
    private final ParentRounds rounds;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Stopping(
            ParentStore parents,
            ParentNews news,
            ParentRounds rounds,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.parents = parents;
        this.news = news;
        this.rounds = rounds;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asking again is harmless while it ends. */
    ParentView cancel(ParentOrderId id) {
        return stop(id, ParentStatus.CANCELLED, ASKED)
                .orElseThrow(() ->
                        new ProblemException(
                                ErrorCode.PARENT_ORDER_NOT_WORKING,
                                "The parent order has ended already"))
                .view();
    }

    List<ParentView> cancelAll(AccountId account) {
        return stopAll(account, ParentStatus.CANCELLED, ASKED);
    }

    /** Of those that were started before. */
    void halted(AccountId account, Instant since, String why) {
        for (Parent parent : parents.working(account)) {
            if (!parent.createdAt().isAfter(since)) {
                Optional<Parent> _ = stop(parent.id(), ParentStatus.FAILED, why);
            }
        }
    }

    private List<ParentView> stopAll(AccountId account, ParentStatus as, String why) {
        return parents.working(account).stream()
                .map(parent -> stop(parent.id(), as, why))
                .flatMap(Optional::stream)
                .map(Parent::view)
                .toList();
    }

    /** Empty if it has ended. */
    private Optional<Parent> stop(ParentOrderId id, ParentStatus as, String why) {
        Optional<Parent> stopped =
                Objects.requireNonNull(
                        transaction.execute(status -> {
                            Parent parent = parents.lock(id);
                            if (parent.status() != ParentStatus.WORKING) {
                                return Optional.of(parent).filter(p -> p.status().isWorking());
                            }
                            Parent ending = parent.ending(as, why, clock.instant());
                            parents.store(ending);
                            news.changed(ending);
                            return Optional.of(ending);
                        }));
        rounds.wake();
        return stopped;
    }
}
