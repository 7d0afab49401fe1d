package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.backend.routing.OrderGate;
import io.aibotiyi.backend.routing.parents.Observer.Seen;
import io.aibotiyi.backend.routing.parents.Placing.Placed;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.ParentOrderId;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.Routing.ParentStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One look at one parent order: what its children did is read from trading, what is next is
 * decided, and both are stored together; only then are children placed or cancelled. A child is
 * stored before it is placed, and placed by a key of its own, so that after a crash in between it
 * is placed then, once.
 *
 * <p>One thread at a time; cancels come from any.
 */
@Component
final class ParentStep {

    private final ParentStore parents;
    private final ChildStore children;
    private final Observer observer;
    private final Endings endings;
    private final Planner planner;
    private final Placing placing;
    private final OrderGate gate;
    private final ParentNews news;
    private final Clock clock;
    private final TransactionTemplate transaction;

    /** Orders whose cancel this process has asked for. */
    private final Set<OrderId> asked = ConcurrentHashMap.newKeySet();

    ParentStep(
            ParentStore parents,
            ChildStore children,
            Observer observer,
            Endings endings,
            Planner planner,
            Placing placing,
            OrderGate gate,
            ParentNews news,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.parents = parents;
        this.children = children;
        this.observer = observer;
        this.endings = endings;
        this.planner = planner;
        this.placing = placing;
        this.gate = gate;
        this.news = news;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does nothing for one that has ended, or that somebody changes at the same time. */
    void run(ParentOrderId id) {
        Optional<Parent> found = parents.find(id).filter(p -> p.status().isWorking());
        if (found.isEmpty()) {
            return;
        }
        Parent parent = found.get();
        List<Child> open = children.open(id);
        List<Child> unknown = open.stream().filter(c -> c.order() == null).toList();
        if (unknown.isEmpty()) {
            look(parent, open);
        } else {
            resolve(parent, unknown);
        }
    }

    /** Children of which it is not known whether they were placed. */
    private void resolve(Parent parent, List<Child> unknown) {
        boolean wanted =
                parent.status() == ParentStatus.WORKING
                        && gate.open()
                        && clock.instant().isBefore(parent.terms().end());
        for (Child child : unknown) {
            book(
                    parent.id(),
                    wanted
                            ? placing.place(parent, child)
                            : new Placed(placing.find(parent, child), null));
        }
    }

    private void look(Parent parent, List<Child> open) {
        Instant now = clock.instant();
        Seen seen = observer.look(parent, open, now);
        Progress progress = Changes.counted(seen.progress(), seen.children(), now);
        Changes changes = new Changes(progress, seen.children(), List.of());
        if (parent.status() == ParentStatus.WORKING) {
            Parent observed = parent.with(progress, now);
            List<Child> working = seen.children().stream().filter(Child::open).toList();
            Move move =
                    endings.of(observed, seen.children())
                            .orElseGet(() -> planner.next(observed, working, now));
            changes = Changes.of(parent.terms(), progress, seen.children(), move, now);
        }
        if (changes.progress().status() == ParentStatus.CANCELLING) {
            changes = changes.closing(parent.with(progress, now).complete(), now);
        }
        if (commit(parent, open, changes, now)) {
            act(parent, changes);
        }
    }

    /** False if the parent order was changed meanwhile; then nothing is stored. */
    private boolean commit(Parent before, List<Child> open, Changes changes, Instant now) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    if (parents.lock(before.id()).version() != before.version()) {
                        return false;
                    }
                    for (int i = 0; i < open.size(); i++) {
                        if (!changes.children().get(i).equals(open.get(i))) {
                            children.store(before.id(), changes.children().get(i));
                        }
                    }
                    changes.fresh().forEach(child -> children.add(before.id(), child));
                    store(before, before.with(changes.progress(), now));
                    return true;
                }));
    }

    private void store(Parent before, Parent after) {
        if (after.progress().equals(before.progress())) {
            return;
        }
        parents.store(after);
        if (after.tellsMoreThan(before)) {
            news.changed(after);
        }
    }

    private void act(Parent parent, Changes changes) {
        for (Child child : changes.children()) {
            OrderId order = child.order();
            if (order == null) {
                continue;
            }
            if (!child.open()) {
                asked.remove(order);
            } else if (child.cancelAsked() && !asked.contains(order)) {
                placing.cancel(parent, order);
                asked.add(order);
            }
        }
        for (Child child : changes.fresh()) {
            Placed placed = placing.place(parent, child);
            book(parent.id(), placed);
            if (placed.problem() != null && !Refusals.pass(placed.problem())) {
                return;
            }
        }
    }

    /** Stores what became of a child that was offered. */
    private void book(ParentOrderId id, Placed placed) {
        transaction.executeWithoutResult(status -> {
            Parent before = parents.lock(id);
            Instant now = clock.instant();
            Child child = placed.child();
            children.store(id, child);
            Progress progress = before.progress().filledMore(child.filled(), child.notional());
            Problem problem = placed.problem();
            store(
                    before,
                    before.with(
                            problem == null || before.status() != ParentStatus.WORKING
                                    ? progress
                                    : refused(progress, problem, now),
                            now));
        });
    }

    private static Progress refused(Progress progress, Problem problem, Instant now) {
        String detail = problem.detail();
        String why = detail == null ? problem.title() : detail;
        if (!Refusals.pass(problem)) {
            return progress.at(ParentStatus.CANCELLING, ParentStatus.FAILED).because(why).next(now);
        }
        int failures = progress.failures() + 1;
        Instant later = now.plus(Refusals.pause(failures));
        return progress.failed(failures, later).because("Trying again: " + why).next(later);
    }
}
