package io.aibotiyi.backend.vault.sealing;

import io.aibotiyi.backend.vault.MasterKeyRotated;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Works off rotations: makes the version that the schedule asks for, and wraps data keys that are
 * still under an older one, those that a stopped backend left among them. One thread; looks every
 * {@value #SECONDS} s, and at once after a rotation. What fails is logged and tried again.
 */
@Component
public final class RotationUpkeep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RotationUpkeep.class);
    private static final int SECONDS = 30;

    private final KeyRotation rotation;
    private final Semaphore wake = new Semaphore(0);
    private volatile @Nullable Thread thread;

    public RotationUpkeep(KeyRotation rotation) {
        this.rotation = rotation;
    }

    /** One round. */
    void round() {
        rotation.beginIfDue();
        rotation.rewrap();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void rotated(MasterKeyRotated event) {
        wake.release();
    }

    private void run() {
        try {
            while (Thread.currentThread() == thread) {
                try {
                    round();
                } catch (RuntimeException e) {
                    LOG.warn("The vault's keys could not be looked after: {}", e.getMessage());
                }
                if (wake.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                    wake.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            Thread made = Thread.ofPlatform().name("vault-upkeep").daemon().unstarted(this::run);
            thread = made;
            made.start();
        }
    }

    @Override
    public void stop() {
        Thread stopping;
        synchronized (this) {
            stopping = thread;
            thread = null;
        }
        if (stopping != null) {
            wake.release();
            try {
                stopping.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
