package io.aibotiyi.client;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One visit of the system's browser to sign in, good for one {@link SignIns#browser} call. {@link
 * #cancel} may be called from any thread, before or during it.
 */
public final class BrowserVisit {

    /** How far it is. */
    public enum Progress {
        /** The backend is asked what it offers. */
        PREPARING,
        /** The browser is open; the person has the turn. */
        WAITING,
        /** The browser came back; the session is fetched. */
        FINISHING
    }

    private final Consumer<URI> opener;
    private final Duration timeout;
    private final Consumer<Progress> progress;
    private final @Nullable String provider;
    final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    /**
     * @param opener shows an address in the system's browser and returns; what it throws ends the
     *     visit
     * @param timeout for the person, from the opening on; at most an hour
     * @param progress told on the thread that signs in
     */
    public BrowserVisit(Consumer<URI> opener, Duration timeout, Consumer<Progress> progress) {
        this(opener, timeout, progress, null);
    }

    /**
     * As the other, going on to a sign-in provider at once.
     *
     * @param provider name of one of {@link SignIns#providers}; null for the page with all ways
     */
    public BrowserVisit(
            Consumer<URI> opener,
            Duration timeout,
            Consumer<Progress> progress,
            @Nullable String provider) {
        if (timeout.isNegative()
                || timeout.isZero()
                || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("timeout must be within an hour, was " + timeout);
        }
        this.opener = opener;
        this.timeout = timeout;
        this.progress = progress;
        this.provider = provider;
    }

    /** Ends the visit; again, or after its end, is harmless. */
    public void cancel() {
        cancelled.complete(null);
    }

    Duration timeout() {
        return timeout;
    }

    @Nullable String provider() {
        return provider;
    }

    void reached(Progress step) {
        progress.accept(step);
    }

    void open(URI address) {
        try {
            opener.accept(address);
        } catch (RuntimeException e) {
            throw new BrowserSignInException(
                    BrowserSignInException.Reason.NO_BROWSER,
                    "The system's browser could not be opened.",
                    e);
        }
    }
}
