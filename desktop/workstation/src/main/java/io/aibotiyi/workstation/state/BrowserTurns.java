package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.ApiException;
import io.aibotiyi.client.BrowserSignInException;
import io.aibotiyi.client.BrowserVisit;
import io.aibotiyi.client.SignIns.SignedIn;
import io.aibotiyi.workstation.state.BrowserTurn.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Visits of the system's browser to sign in, one at a time: a new one cancels the one before, and
 * only the newest is told about. Safe from any thread.
 */
final class BrowserTurns {

    private final Live<BrowserTurn> turn;
    private final Duration patience;
    private @Nullable Visit newest;

    /** One visit, with what belongs to it alone. */
    final class Visit {

        private final BrowserVisit visit;

        private Visit(Consumer<URI> opener, @Nullable String provider) {
            visit = new BrowserVisit(uri -> open(uri, opener), patience, this::reached, provider);
        }

        /**
         * Blocks until the person is done.
         *
         * @return empty if it led to nothing; then {@link #turn} says why
         */
        Optional<SignedIn> walk(AibotClient with) {
            try {
                SignedIn in = with.signIns().browser(visit);
                tell(this, BrowserTurn.NONE);
                return Optional.of(in);
            } catch (RuntimeException e) {
                tell(this, new BrowserTurn(stage(e), null, Failures.describe(e)));
                return Optional.empty();
            }
        }

        private void open(URI address, Consumer<URI> opener) {
            tell(this, new BrowserTurn(Stage.WAITING, address, ""));
            try {
                opener.accept(address);
            } catch (RuntimeException e) {
                // a person can open the address by hand
                tell(this, new BrowserTurn(Stage.WAITING, address, Failures.describe(e)));
            }
        }

        private void reached(BrowserVisit.Progress step) {
            switch (step) {
                case PREPARING -> tell(this, new BrowserTurn(Stage.ASKING, null, ""));
                case WAITING -> {}
                case FINISHING -> tell(this, new BrowserTurn(Stage.FINISHING, null, ""));
            }
        }
    }

    /**
     * @param patience how long a person may take in the browser
     */
    BrowserTurns(FxBridge bridge, Duration patience) {
        turn = new Live<>(bridge, BrowserTurn.NONE);
        this.patience = patience;
    }

    Live<BrowserTurn> turn() {
        return turn;
    }

    /**
     * @param opener shows an address in the browser; what it throws is told, and the wait goes on
     * @param provider to go on to at once; null for the page with all ways
     */
    synchronized Visit begin(Consumer<URI> opener, @Nullable String provider) {
        end(BrowserTurn.NONE);
        Visit next = new Visit(opener, provider);
        newest = next;
        return next;
    }

    /** Ends an open visit as the person wished; without one nothing happens. */
    synchronized void cancel() {
        if (turn.get().isOpen()) {
            end(new BrowserTurn(Stage.CANCELLED, null, ""));
        }
    }

    /** Ends whatever there is, and forgets how it stood. */
    synchronized void leave() {
        end(BrowserTurn.NONE);
    }

    private void end(BrowserTurn as) {
        Visit before = newest;
        newest = null;
        if (before != null) {
            before.visit.cancel();
        }
        turn.set(as);
    }

    private synchronized void tell(Visit of, BrowserTurn as) {
        if (of.equals(newest)) {
            turn.set(as);
        }
    }

    private static Stage stage(RuntimeException failure) {
        return switch (failure) {
            case ApiException _ -> Stage.REFUSED;
            case BrowserSignInException e ->
                    switch (e.reason()) {
                        case CANCELLED -> Stage.CANCELLED;
                        case TIMED_OUT -> Stage.TIMED_OUT;
                        case REFUSED -> Stage.REFUSED;
                        case NO_BROWSER, NO_LISTENER, NOT_OURS -> Stage.FAILED;
                    };
            default -> Stage.FAILED;
        };
    }
}
