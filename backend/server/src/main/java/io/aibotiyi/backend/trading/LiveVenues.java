package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import java.util.Optional;

/** Where live accounts' orders go; provided by whoever keeps the connections to exchanges. */
@FunctionalInterface
public interface LiveVenues {

    /**
     * The account's door to its exchange, whether or not it is connected now; empty if it has none:
     * real trading is switched off, or the connection was removed.
     */
    Optional<LiveVenue> of(AccountId account);
}
