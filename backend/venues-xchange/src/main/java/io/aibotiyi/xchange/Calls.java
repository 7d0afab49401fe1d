package io.aibotiyi.xchange;

import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import io.aibotiyi.venues.net.MalformedMessageException;
import io.aibotiyi.venues.net.RateBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls XChange within bounds. XChange blocks its caller for as long as the exchange keeps sending
 * a byte now and then, so each call runs on a virtual thread of its own and is interrupted, which
 * closes its socket, once its time is over. At most a fixed number is under way at once; who comes
 * later waits for a turn and for the rate budget with limited patience. Safe from any thread.
 */
final class Calls {

    /** Asks XChange. */
    interface Question<T> {
        T ask() throws IOException, MalformedMessageException, VenueException;
    }

    private static final Duration DEFAULT_SILENCE = Duration.ofSeconds(10);

    private final String venue;
    private final RateBudget budget;
    private final Semaphore turns;
    private final Duration timeout;
    private final Duration patience;

    /**
     * @param atOnce calls under way; 1 keeps them in order
     * @param timeout of one call
     * @param patience of who waits for a turn
     */
    Calls(String venue, RateBudget budget, int atOnce, Duration timeout, Duration patience) {
        this.venue = venue;
        this.budget = budget;
        this.turns = new Semaphore(atOnce, true);
        this.timeout = timeout;
        this.patience = patience;
    }

    /**
     * @param request what is asked, for messages
     * @throws VenueException with the error of all venues; {@code OUTCOME_UNKNOWN} if it was not
     *     answered in time
     */
    <T> T ask(String request, Question<T> question) throws VenueException {
        budget.acquire(1, patience);
        awaitTurn(request);
        FutureTask<T> task = new FutureTask<>(question::ask);
        Thread _ =
                Thread.ofVirtual()
                        .name(venue + " " + request)
                        .start(() -> {
                            try {
                                task.run();
                            } finally {
                                turns.release();
                            }
                        });
        try {
            return task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw unanswered(request, " within " + timeout.toMillis() + " ms");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw unanswered(request, " before it was interrupted");
        } catch (ExecutionException e) {
            throw refused(request, e);
        }
    }

    private void awaitTurn(String request) throws VenueException {
        try {
            if (turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new VenueException(
                VenueError.RATE_LIMITED,
                venue + " still answers earlier requests: " + request + " was not sent");
    }

    private VenueException unanswered(String request, String when) {
        return new VenueException(
                VenueError.OUTCOME_UNKNOWN,
                venue + " did not answer " + request + when + ": whether it was done is not known");
    }

    private VenueException refused(String request, ExecutionException thrown) {
        Throwable cause = thrown.getCause();
        VenueException refusal = XChangeErrors.of(venue, request, cause == null ? thrown : cause);
        if (refusal.error() == VenueError.RATE_LIMITED || refusal.error() == VenueError.BANNED) {
            budget.shut(refusal.retryAfter().orElse(DEFAULT_SILENCE));
        }
        return refusal;
    }
}
