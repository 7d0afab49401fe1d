package io.aibotiyi.venues.trading;

import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Finds out what became of requests that were not answered, and fetches fills that did not come by
 * themselves. It never sends an order: it asks by the order's id until the venue names it, or says
 * that there is none at a time when the request can no longer arrive.
 */
final class Resolver {

    /** How much a venue's window may be late: its own clock's tolerance and the way there. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final String name;
    private final OrderGateway gateway;
    private final OrderTracker tracker;
    private final TradingSettings settings;
    private final RandomGenerator random;
    private volatile boolean closed;

    Resolver(
            String name,
            OrderGateway gateway,
            OrderTracker tracker,
            TradingSettings settings,
            RandomGenerator random) {
        this.name = name;
        this.gateway = gateway;
        this.tracker = tracker;
        this.settings = settings;
        this.random = random;
    }

    void close() {
        closed = true;
    }

    /**
     * Searches in the background until it is known, and waits for that with limited patience.
     *
     * @param sent {@link System#nanoTime} before the request was sent
     */
    OrderState resolve(TrackedOrder tracked, long sent) {
        tracker.unresolved(tracked);
        CompletableFuture<Void> done = new CompletableFuture<>();
        start(() -> {
            search(tracked, sent);
            done.complete(null);
        });
        try {
            done.get(settings.resolvePatience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return tracker.state(tracked); // the search goes on; the state says so
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return tracker.state(tracked);
    }

    private void search(TrackedOrder tracked, long sent) {
        long tooLate = sent + gateway.requestLifetime().plus(margin()).toNanos();
        Backoff backoff = backoff();
        while (!closed) {
            long asked = System.nanoTime();
            try {
                Optional<OrderReport> found = find(tracked);
                if (found.isPresent()) {
                    tracker.apply(found.get());
                    tracker.resolved(tracked);
                    return;
                }
                if (asked - tooLate > 0) {
                    tracker.rejected(
                            tracked,
                            "the request did not arrive: the venue knows no such order and takes"
                                    + " it no more",
                            true);
                    return;
                }
            } catch (VenueException | RuntimeException e) {
                // not answered either, or not taken: ask again
            }
            pause(backoff.nextNanos());
        }
    }

    private Duration margin() {
        Duration life = gateway.requestLifetime();
        return life.compareTo(MARGIN) < 0 ? life : MARGIN;
    }

    private Optional<OrderReport> find(TrackedOrder tracked) throws VenueException {
        return gateway.find(tracked.order, tracked.rules, tracker.state(tracked).venueOrderId());
    }

    /** Asks once and takes what the venue says. */
    void ask(TrackedOrder tracked) throws VenueException {
        find(tracked).ifPresent(tracker::apply);
    }

    /** Fetches what the venue counts and has not told, until it is complete. */
    void searchFills(TrackedOrder tracked) {
        start(() -> {
            Backoff backoff = backoff();
            pause(settings.fillGrace().toNanos());
            while (!closed && tracker.missesFills(tracked)) {
                try {
                    List<Fill> fills =
                            gateway.fills(
                                    tracked.order,
                                    tracked.rules,
                                    tracker.state(tracked).venueOrderId());
                    fills.forEach(tracker::apply);
                } catch (VenueException | RuntimeException e) {
                    // asked again below
                }
                if (tracker.missesFills(tracked)) {
                    pause(backoff.nextNanos());
                }
            }
            if (!closed) {
                tracker.fetched(tracked);
            }
        });
    }

    private Backoff backoff() {
        return new Backoff(settings.queryEvery(), settings.queryEvery().multipliedBy(10), random);
    }

    private void start(Runnable task) {
        Thread _ = Thread.ofVirtual().name(name + " search").start(task);
    }

    private void pause(long nanos) {
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }
}
