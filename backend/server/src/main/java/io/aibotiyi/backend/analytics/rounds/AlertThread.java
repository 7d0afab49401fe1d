package io.aibotiyi.backend.analytics.rounds;

import io.aibotiyi.backend.analytics.alerts.AlertRounds;
import io.aibotiyi.backend.rounds.RoundThread;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Goes round the alerts ten times a second while there are any. Stops after the round in hand; what
 * it has not seen yet it sees after the next start.
 */
@Component
final class AlertThread extends RoundThread {

    /** After the threads of trading start, and before they stop. */
    private static final int PHASE = 1_100;

    private final AlertRounds rounds;

    AlertThread(AlertRounds rounds) {
        super("alerts", PHASE, rounds.signal());
        this.rounds = rounds;
    }

    @Override
    protected Duration nextRound() {
        return rounds.round();
    }
}
