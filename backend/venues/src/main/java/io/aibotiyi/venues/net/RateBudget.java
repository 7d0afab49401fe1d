package io.aibotiyi.venues.net;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A venue's request limit, kept on our side so that it is not broken: costs add up, and drain at a
 * steady rate. A venue with a fixed window is met from below, as draining never allows more in any
 * window than capacity plus what drains. After the venue said "too many", nothing is let through
 * until the time that it named.
 *
 * <p>Who asks waits its turn for at most the given time and is refused beyond, before sending. Safe
 * from any thread.
 */
public final class RateBudget {

    private final String name;
    private final double capacity;
    private final double drainPerNano;
    private final LongSupplier nanos;

    private double used;
    private long updated;
    private long shutUntil;

    /**
     * @param name for messages
     * @param capacity cost that may be used at once
     * @param drainPerSecond cost that is given back each second
     * @param nanos a monotonic clock
     */
    public RateBudget(String name, double capacity, double drainPerSecond, LongSupplier nanos) {
        if (capacity <= 0 || drainPerSecond <= 0) {
            throw new IllegalArgumentException("capacity and drain must be above zero");
        }
        this.name = name;
        this.capacity = capacity;
        this.drainPerNano = drainPerSecond / 1e9;
        this.nanos = nanos;
        this.updated = nanos.getAsLong();
        this.shutUntil = updated;
    }

    /**
     * Takes {@code cost}, waiting for it if need be.
     *
     * @throws VenueException {@code RATE_LIMITED} if that would take longer than {@code patience}
     */
    public void acquire(double cost, Duration patience) throws VenueException {
        long wait = reserve(cost, patience);
        while (wait > 0) {
            try {
                Thread.sleep(Duration.ofNanos(wait));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw refused(wait);
            }
            wait = reserve(cost, patience);
        }
    }

    /** Takes the cost and answers 0, or takes nothing and answers how long to wait. */
    private synchronized long reserve(double cost, Duration patience) throws VenueException {
        drain();
        double excess = used + cost - capacity;
        long wait = Math.max(shutUntil - updated, (long) Math.ceil(excess / drainPerNano));
        if (wait <= 0) {
            used += cost;
            return 0;
        }
        if (wait > patience.toNanos()) {
            throw refused(wait);
        }
        return wait;
    }

    /** Takes the cost whatever is left: for requests that must not wait, such as cancels. */
    public synchronized void force(double cost) {
        drain();
        used += cost;
    }

    /** The venue told how much it counts: the larger number holds. */
    public synchronized void observe(double venueUsed) {
        drain();
        used = Math.max(used, venueUsed);
    }

    /** The venue asked for silence. */
    public synchronized void shut(Duration silence) {
        long until = nanos.getAsLong() + silence.toNanos();
        if (until - shutUntil > 0) {
            shutUntil = until;
        }
    }

    /** What is used at the moment. */
    public synchronized double used() {
        drain();
        return used;
    }

    private void drain() {
        long now = nanos.getAsLong();
        used = Math.max(0, used - (now - updated) * drainPerNano);
        updated = now;
    }

    private VenueException refused(long wait) {
        Duration after = Duration.ofNanos(wait);
        return new VenueException(
                VenueError.RATE_LIMITED,
                "",
                name + " is used up: not sent; again in " + after.toMillis() + " ms",
                after,
                null);
    }
}
