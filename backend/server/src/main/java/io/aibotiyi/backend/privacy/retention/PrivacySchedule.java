package io.aibotiyi.backend.privacy.retention;

import io.aibotiyi.backend.audit.CallContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second for requests to fulfil, and every few minutes for what is too old. */
@Component
public final class PrivacySchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PrivacySchedule.class);
    private static final Duration REQUESTS = Duration.ofSeconds(1);
    private static final Duration RETENTION = Duration.ofMinutes(10);
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private final List<DueWork> work;
    private final RetentionRuns retention;
    private final OldKeys oldKeys;
    private @Nullable ScheduledExecutorService thread;

    public PrivacySchedule(List<DueWork> work, RetentionRuns retention, OldKeys oldKeys) {
        this.work = List.copyOf(work);
        this.retention = retention;
        this.oldKeys = oldKeys;
    }

    @Override
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        ScheduledExecutorService made =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("privacy").factory());
        var _ =
                made.scheduleWithFixedDelay(
                        () -> guarded(() -> work.forEach(DueWork::doAll)),
                        REQUESTS.toMillis(),
                        REQUESTS.toMillis(),
                        TimeUnit.MILLISECONDS);
        var _ =
                made.scheduleWithFixedDelay(
                        () ->
                                guarded(() -> {
                                    retention.runDue();
                                    oldKeys.rotateIfDue();
                                    oldKeys.retire();
                                }),
                        AFTER_START.toMillis(),
                        RETENTION.toMillis(),
                        TimeUnit.MILLISECONDS);
        thread = made;
    }

    /** What fails is tried again at the next time; the schedule goes on. */
    private static void guarded(Runnable work) {
        try {
            CallContext.system("privacy")
                    .call(() -> {
                        work.run();
                        return true;
                    });
        } catch (RuntimeException e) {
            LOG.error("A privacy job failed and is tried again", e);
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("A privacy job is still running; it is begun again after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
