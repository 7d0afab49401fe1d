package io.aibotiyi.backend.vault.sealing;

import io.aibotiyi.backend.rounds.RoundThread;
import io.aibotiyi.backend.vault.MasterKeyRotated;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works off rotations: makes the version that the schedule asks for, and wraps data keys that are
 * still under an older one, those that a stopped backend left among them. One thread; looks every
 * half minute, and at once after a rotation. What fails is logged and tried again.
 */
@Component
public final class RotationUpkeep extends RoundThread {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final KeyRotation rotation;

    public RotationUpkeep(KeyRotation rotation) {
        super("vault-upkeep");
        this.rotation = rotation;
    }

    @Override
    protected Duration nextRound() {
        rotation.beginIfDue();
        rotation.rewrap();
        return EVERY;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void rotated(MasterKeyRotated event) {
        wake();
    }
}
