package io.aibotiyi.backend.routing.parents;

import io.aibotiyi.protocol.Routing.Style;
import io.aibotiyi.strategies.slicing.SliceSchedule;
import java.time.Instant;
import java.util.Objects;

/**
 * TWAP and VWAP. What is due is sent; what was not filled is sent with the next part. A passive
 * part rests until the next one is due; then it is cancelled and what it left is taken at once.
 */
final class ScheduleTactic implements Tactic {

    @Override
    public Move next(Situation situation) {
        SliceSchedule schedule = Objects.requireNonNull(situation.terms().schedule());
        long elapsed = situation.elapsed();
        Move.Wait turn =
                new Move.Wait(situation.terms().start().plusNanos(schedule.next(elapsed)), null);
        return situation.terms().style() == Style.PASSIVE
                ? passive(situation, schedule, elapsed, turn)
                : send(situation, schedule.due(elapsed), false, turn);
    }

    private static Move passive(
            Situation situation, SliceSchedule schedule, long elapsed, Move.Wait turn) {
        long overdue = schedule.overdue(elapsed);
        if (!situation.open().isEmpty()) {
            Child child = situation.open().getFirst();
            Instant over = situation.terms().start().plusNanos(schedule.overdueSince(elapsed));
            return child.resting()
                            && !child.cancelAsked()
                            && overdue > situation.filled()
                            && child.createdAt().isBefore(over)
                    ? new Move.Replace(child)
                    : turn;
        }
        Move late = send(situation, overdue, false, turn);
        if (late instanceof Move.Send) {
            return late;
        }
        Move fresh = send(situation, schedule.due(elapsed), true, turn);
        return fresh.equals(turn) ? late : fresh;
    }

    /** Sends what is missing to the target, or waits its turn if that is nothing or too little. */
    private static Move send(Situation situation, long target, boolean rest, Move.Wait turn) {
        long missing = target - situation.committed();
        if (missing <= 0) {
            return turn;
        }
        long remaining = situation.quantity() - situation.committed();
        Style style = situation.terms().style();
        return rest
                ? Taking.rest(situation, rules -> rules.size(missing, remaining), turn)
                : Taking.take(
                        situation,
                        style == Style.PASSIVE ? Style.AGGRESSIVE : style,
                        rules -> rules.size(missing, remaining),
                        turn);
    }
}
