package io.aibotiyi.backend.marketdata.simulated;

import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a simulated venue some forty times a second, and at once when a command comes. */
final class VenueThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VenueThread.class);
    private static final long PAUSE = 25_000_000;

    private final SimulatedVenue venue;
    private final Thread thread;
    private volatile boolean running = true;

    VenueThread(SimulatedVenue venue) {
        this.venue = venue;
        thread = Thread.ofPlatform().name("venue-sim").daemon().unstarted(this::run);
        venue.onCommand(() -> LockSupport.unpark(thread));
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            venue.open();
            while (running) {
                long began = System.nanoTime();
                venue.step();
                LockSupport.parkNanos(this, Math.max(1, PAUSE - (System.nanoTime() - began)));
            }
        } catch (RuntimeException e) {
            LOG.error("The simulated venue failed and is closed; restart the backend", e);
        } finally {
            venue.close();
        }
    }

    /** Ends the venue after the step under way. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
