package io.aibotiyi.workstation;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Notes the steps of a start as they are reached; each counts once. Safe from any thread. */
final class StartupWatch {

    private static final int PULSES_UNTIL_PAINTED = 2;

    private final long startedNanos;
    private final long launched;
    private long windowShown = -1;
    private long backendReady = -1;
    private int pulsesSinceBook = -1;
    private boolean told;

    /**
     * @param sinceStart milliseconds since the virtual machine started
     */
    StartupWatch(long sinceStart) {
        startedNanos = System.nanoTime() - sinceStart * 1_000_000;
        launched = sinceStart;
    }

    static StartupWatch begin(InstantSource clock) {
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        return new StartupWatch(Math.max(0, clock.millis() - start));
    }

    synchronized void windowShown() {
        windowShown = windowShown < 0 ? elapsed() : windowShown;
    }

    synchronized void backendReady() {
        backendReady = backendReady < 0 ? elapsed() : backendReady;
    }

    /** A live book has been handed to the screen; it is painted after the next pulses. */
    synchronized void bookArrived() {
        pulsesSinceBook = pulsesSinceBook < 0 ? 0 : pulsesSinceBook;
    }

    /**
     * Counts a pulse.
     *
     * @return the timeline, once: when the first live book has been painted
     */
    synchronized Optional<StartupTimeline> pulse() {
        if (pulsesSinceBook < 0 || told) {
            return Optional.empty();
        }
        pulsesSinceBook++;
        if (pulsesSinceBook <= PULSES_UNTIL_PAINTED) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(
                new StartupTimeline(
                        launched, windowShown, backendReady, elapsed(), processorTime()));
    }

    private static long processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    private long elapsed() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
