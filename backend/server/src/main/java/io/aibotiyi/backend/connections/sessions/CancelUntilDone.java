package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.VenueException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Asks for a cancel until the exchange has confirmed that the order has ended. */
final class CancelUntilDone {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final BooleanSupplier closed;

    CancelUntilDone(BooleanSupplier closed) {
        this.closed = closed;
    }

    /**
     * Blocks until it is done, or the session is over: the next one goes on.
     *
     * @param current false once another session took over
     */
    void run(Trading trading, OrderId order, BooleanSupplier current) {
        Duration pause = FIRST_PAUSE;
        while (!closed.getAsBoolean() && current.getAsBoolean()) {
            Optional<OrderState> state = trading.order(order);
            if (state.isEmpty() || !state.get().status().isWorking()) {
                return;
            }
            Duration told = Duration.ZERO;
            try {
                if (!trading.cancel(order).status().isWorking()) {
                    return;
                }
            } catch (VenueException e) {
                told = e.retryAfter().orElse(Duration.ZERO);
            }
            try {
                Thread.sleep(told.compareTo(pause) > 0 ? told : pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }
}
