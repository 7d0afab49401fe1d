package io.aibotiyi.backend.access.upkeep;

import io.aibotiyi.backend.access.privileges.TemporaryPrivileges;
import io.aibotiyi.backend.access.reviews.ReviewCampaigns;
import io.aibotiyi.backend.audit.CallContext;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Every ten seconds closes reviews that are over and records the end of privileges. On several
 * nodes each does; the order of changes makes the second find nothing left. What fails is logged
 * and tried again.
 */
@Component
public final class Upkeep implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int SECONDS = 10;

    private final TemporaryPrivileges privileges;
    private final ReviewCampaigns reviews;
    private @Nullable ScheduledExecutorService timer;

    public Upkeep(TemporaryPrivileges privileges, ReviewCampaigns reviews) {
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

    private void guarded() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.error("Access upkeep failed and is tried again in {} s", SECONDS, e);
        }
    }

    @Override
    public synchronized void start() {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("access-upkeep").factory());
        var _ = timer.scheduleWithFixedDelay(this::guarded, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdown();
            try {
                if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
                    timer.shutdownNow();
                }
            } catch (InterruptedException e) {
                timer.shutdownNow();
                Thread.currentThread().interrupt();
            }
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
