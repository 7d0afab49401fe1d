package io.aibotiyi.backend.marketdata.simulated;

import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.feed.VenueSource;
import io.aibotiyi.strategies.simulation.SimulatedUniverse;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Lists the simulated markets while the hub is made, and runs them while the application does. */
final class SimulationLifecycle implements VenueSource, SmartLifecycle {

    /** Before those who trade start, after they stopped. */
    private static final int PHASE = -1_000;

    private final InstantSource clock;
    private final long seed;
    private final String runId;
    private @Nullable VenueThread thread;
    private volatile boolean running;

    SimulationLifecycle(InstantSource clock, long seed, String runId) {
        this.clock = clock;
        this.seed = seed;
        this.runId = runId;
    }

    @Override
    public void join(MarketDataHub hub) {
        SimulatedVenue venue = new SimulatedVenue(hub, clock, seed, runId);
        venue.list(SimulatedUniverse.standard());
        thread = new VenueThread(venue);
    }

    @Override
    public void start() {
        if (thread != null && !running) {
            running = true;
            thread.start();
        }
    }

    @Override
    public void stop() {
        if (thread != null && running) {
            running = false;
            thread.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
