package io.aibotiyi.backend.connections;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.UserId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.protocol.Connections.ReplaceKey;
import io.aibotiyi.protocol.ProblemException;
import java.util.List;
import java.util.UUID;

/**
 * People's own connections to exchanges. Another person's is NOT_FOUND. All methods block, those
 * that take a key also on the exchange; safe from any thread.
 */
public interface ExchangeConnections {

    /** Oldest first. */
    List<ConnectionView> of(UserId user);

    /**
     * Asks the exchange what the key may do, seals it and opens its live account.
     *
     * @throws ProblemException LIVE_TRADING_OFF, UNSUPPORTED, INVALID_FIELD, CONFLICT,
     *     EXCHANGE_KEY_REFUSED, EXCHANGE_KEY_TOO_STRONG, EXCHANGE_UNAVAILABLE
     */
    ConnectionView connect(UserId user, Connect request);

    /**
     * Puts another key of the same account at the exchange in place of the one before; orders go
     * on.
     *
     * @throws ProblemException NOT_FOUND, and as {@link #connect}
     */
    ConnectionView replaceKey(UserId user, UUID connection, ReplaceKey request);

    /**
     * Forgets the key; the account stays, to be read.
     *
     * @throws ProblemException NOT_FOUND, CONFLICT while orders of the account work
     */
    void remove(UserId user, UUID connection);

    /**
     * @throws ProblemException NOT_FOUND also for an account that has no connection (any more)
     */
    LiveStatus status(UserId user, AccountId account);

    /** What was booked so that the ledger agrees with the exchange; newest first. */
    List<Adjustment> adjustments(UserId user, AccountId account, int limit);
}
