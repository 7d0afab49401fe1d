package io.aibotiyi.backend.connections.store;

import io.aibotiyi.backend.marketdata.Exchanges;
import io.aibotiyi.backend.marketdata.Exchanges.Exchange;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.KeyRight;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.Balance;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.KeyRights;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.VenueException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks an exchange whether it takes a key and what the key may do, before it is stored. */
@Component
final class KeyCheck {

    private final Exchanges exchanges;

    KeyCheck(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    /**
     * @throws ProblemException UNSUPPORTED, EXCHANGE_UNAVAILABLE
     */
    Exchange exchange(VenueId venue) {
        Exchange exchange =
                exchanges
                        .find(venue)
                        .orElseThrow(() ->
                                new ProblemException(
                                        ErrorCode.UNSUPPORTED,
                                        venue + " is no exchange that this backend streams",
                                        "venue"));
        if (exchange.markets().isEmpty()) {
            throw new ProblemException(
                    ErrorCode.EXCHANGE_UNAVAILABLE, venue + " has not told its markets; try later");
        }
        return exchange;
    }

    /**
     * @return whether it can withdraw, as far as the exchange tells; never GRANTED
     * @throws ProblemException EXCHANGE_KEY_REFUSED, EXCHANGE_KEY_TOO_STRONG, EXCHANGE_UNAVAILABLE
     */
    KeyRight check(Exchange exchange, String key, String secret) {
        VenueId venue = exchange.venue().id();
        try (ApiCredentials credentials = ApiCredentials.of(key, secret.toCharArray())) {
            Optional<KeyRights> rights = exchange.venue().rights(credentials);
            if (rights.isPresent() && !rights.get().trade()) {
                throw new ProblemException(
                        ErrorCode.EXCHANGE_KEY_REFUSED,
                        "The key may not trade; allow it at " + venue,
                        "key");
            }
            if (rights.isPresent() && rights.get().withdraw()) {
                throw new ProblemException(
                        ErrorCode.EXCHANGE_KEY_TOO_STRONG,
                        "The key can withdraw; make one at " + venue + " that can only trade",
                        "key");
            }
            try (Trading trading =
                    exchange.venue().trading(credentials, exchange.markets(), new Nobody())) {
                List<Balance> _ = trading.balances();
            }
            return rights.isPresent() ? KeyRight.DENIED : KeyRight.UNKNOWN;
        } catch (VenueException e) {
            throw problem(venue, e);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ErrorCode.EXCHANGE_KEY_REFUSED,
                    "This is no key or secret as " + venue + " makes them",
                    "secret");
        }
    }

    private static ProblemException problem(VenueId venue, VenueException e) {
        return switch (e.error()) {
            case AUTHENTICATION, PERMISSION ->
                    new ProblemException(
                            ErrorCode.EXCHANGE_KEY_REFUSED,
                            venue + " refuses the key: " + e.getMessage(),
                            "key");
            default ->
                    new ProblemException(
                            ErrorCode.EXCHANGE_UNAVAILABLE,
                            venue + " could not be asked about the key: " + e.getMessage());
        };
    }

    /** Nothing is placed while a key is looked at. */
    private static final class Nobody implements TradingListener {

        @Override
        public void order(OrderState state) {}

        @Override
        public void fill(Fill fill) {}

        @Override
        public void balances(List<Balance> changed) {}

        @Override
        public void state(FeedState state, String reason) {}
    }
}
