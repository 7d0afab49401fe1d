package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.protocol.Routing.Algorithm;
import io.aibotiyi.protocol.Routing.ParentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a move makes of a parent order and its children; pure.
 *
 * @param children that were open before
 * @param fresh children to be placed
 */
record Changes(Progress progress, List<Child> children, List<Child> fresh) {

    /** Of a working parent order. */
    static Changes of(
            Terms terms, Progress progress, List<Child> children, Move move, Instant now) {
        return switch (move) {
            case Move.Wait wait ->
                    new Changes(waiting(terms, progress, wait, now), children, List.of());
            case Move.Send send -> sending(terms, progress, children, send, now);
            case Move.Replace replace ->
                    new Changes(
                            progress.next(now.plus(Situation.SOON)),
                            children.stream()
                                    .map(c ->
                                            c.number() == replace.child().number()
                                                    ? c.withCancelAsked()
                                                    : c)
                                    .toList(),
                            List.of());
            case Move.End end ->
                    new Changes(
                            progress.at(ParentStatus.CANCELLING, end.as()).because(end.why()),
                            children,
                            List.of());
        };
    }

    /** While it works, its market is looked at every second. */
    private static Progress waiting(Terms terms, Progress progress, Move.Wait wait, Instant now) {
        Instant until = wait.until();
        Instant soon = now.plus(Situation.SOON);
        if (!now.isBefore(terms.start()) && soon.isBefore(until)) {
            until = soon;
        }
        String why = wait.why();
        String kept = why == null && progress.failures() > 0 ? progress.reason() : why;
        return progress.because(kept).next(until.isAfter(terms.end()) ? terms.end() : until);
    }

    private static Changes sending(
            Terms terms, Progress progress, List<Child> children, Move.Send send, Instant now) {
        List<Child> fresh = new ArrayList<>();
        for (Ticket ticket : send.tickets()) {
            fresh.add(Child.of(progress.children() + fresh.size() + 1, ticket, now));
        }
        Instant soon = now.plus(Situation.SOON);
        Instant quiet = terms.algorithm() == Algorithm.ICEBERG ? now : soon;
        return new Changes(progress.sent(fresh.size(), quiet).next(soon), children, fresh);
    }

    /** Of one that ends: what still works is cancelled; when nothing does, it is over. */
    Changes closing(boolean complete, Instant now) {
        if (children.stream().noneMatch(Child::open)) {
            ParentStatus ending = progress.ending();
            ParentStatus last = complete || ending == null ? ParentStatus.COMPLETED : ending;
            return new Changes(progress.at(last, null), children, List.of());
        }
        return new Changes(
                progress.next(now.plus(Situation.SOON)),
                children.stream()
                        .map(c -> c.open() && !c.cancelAsked() ? c.withCancelAsked() : c)
                        .toList(),
                List.of());
    }

    /** Counts what the venue itself refused; a child that it took sets the count back. */
    static Progress counted(Progress progress, List<Child> children, Instant now) {
        Progress result = progress;
        for (Child child : children) {
            OrderStatus status = child.status();
            if (status == OrderStatus.REJECTED) {
                int failures = result.failures() + 1;
                result =
                        result.failed(failures, now.plus(Refusals.pause(failures)))
                                .because(rejected(child.reason()));
            } else if (status != null && status != OrderStatus.PENDING) {
                result = result.failed(0, result.quietUntil());
            }
        }
        return result;
    }

    private static String rejected(@Nullable String reason) {
        return "Refused by the venue: " + (reason == null ? "no reason told" : reason);
    }
}
