package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks an exchange to change an order. The new total and price are named, not their difference, so
 * that asking again, after an answer that did not come or a restart, changes nothing more.
 *
 * @param price null to keep
 * @param quantity new total; null to keep
 */
record Amending(OrderId order, @Nullable BigDecimal price, @Nullable BigDecimal quantity) {

    private static final int ATTEMPTS = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Blocks until it is known.
     *
     * @return why it was refused; empty if it is done
     */
    Optional<String> run(Trading trading) {
        for (int attempt = 1; ; attempt++) {
            if (done(trading)) {
                return Optional.empty();
            }
            try {
                OrderState _ = trading.amend(order, quantity, price);
                return Optional.empty();
            } catch (VenueException e) {
                if (e.error().definite() || attempt == ATTEMPTS) {
                    return done(trading)
                            ? Optional.empty()
                            : Optional.of(String.valueOf(e.getMessage()));
                }
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.of("The backend stopped before the exchange confirmed it");
            }
        }
    }

    /** Only the quantity can be seen; a price is asked for again. */
    private boolean done(Trading trading) {
        return price == null
                && quantity != null
                && trading.order(order)
                        .map(OrderState::quantity)
                        .filter(now -> now.compareTo(quantity) == 0)
                        .isPresent();
    }
}
