package io.aibotiyi.backend.access.upkeep;

import io.aibotiyi.backend.access.privileges.TemporaryPrivileges;
import io.aibotiyi.backend.access.reviews.ReviewCampaigns;
import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.rounds.RoundThread;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Every ten seconds closes reviews that are over and records the end of privileges. On several
 * nodes each does; the order of changes makes the second find nothing left. What fails is logged
 * and tried again.
 */
@Component
public final class Upkeep extends RoundThread {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final TemporaryPrivileges privileges;
    private final ReviewCampaigns reviews;

    public Upkeep(TemporaryPrivileges privileges, ReviewCampaigns reviews) {
        super("access-upkeep");
        this.privileges = privileges;
        this.reviews = reviews;
    }

    /** One round. */
    public void run() {
        CallContext.system("access")
                .call(() -> {
                    reviews.closeDue();
                    if (privileges.endsToRecord()) {
                        privileges.recordEnds();
                    }
                    return true;
                });
    }

    @Override
    protected Duration nextRound() {
        run();
        return EVERY;
    }

    @Override
    protected Duration beforeFirst() {
        return EVERY;
    }
}
