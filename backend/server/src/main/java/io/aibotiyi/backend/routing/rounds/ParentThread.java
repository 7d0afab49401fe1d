package io.aibotiyi.backend.routing.rounds;

import io.aibotiyi.backend.rounds.RoundThread;
import io.aibotiyi.backend.routing.parents.ParentRounds;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Goes round the parent orders four times a second, and at once when something changed. What a stop
 * leaves undone in a round is due again after the next start.
 */
@Component
final class ParentThread extends RoundThread {

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** After the threads of trading start, and before they stop. */
    private static final int PHASE = 1_100;

    private final ParentRounds rounds;

    ParentThread(ParentRounds rounds) {
        super("parent-orders", PHASE, rounds.signal());
        this.rounds = rounds;
    }

    @Override
    protected Duration nextRound() {
        rounds.round();
        return PAUSE;
    }
}
