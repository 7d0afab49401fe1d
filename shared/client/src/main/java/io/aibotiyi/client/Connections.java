package io.aibotiyi.client;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.protocol.Connections.ReplaceKey;
import io.aibotiyi.protocol.Trading.OrderSupport;
import java.util.List;
import java.util.UUID;

/**
 * One's own connections to exchanges and the live accounts that trade with them: real money.
 * Changing them needs {@code connections:own} and a recent proof of who it is.
 */
public interface Connections {

    /** Oldest first. */
    List<ConnectionView> list();

    /**
     * Stores a key and opens its live account. The exchange is asked what the key may do first.
     *
     * @throws ApiException LIVE_TRADING_OFF, UNSUPPORTED for a venue that is not streamed here,
     *     EXCHANGE_KEY_REFUSED, EXCHANGE_KEY_TOO_STRONG, EXCHANGE_UNAVAILABLE, CONFLICT for a key
     *     that is stored already
     */
    ConnectionView connect(Connect connect);

    /**
     * Replaces the key; orders go on.
     *
     * @throws ApiException as {@link #connect}
     */
    ConnectionView replaceKey(UUID connection, ReplaceKey key);

    /**
     * Forgets the key. The account stays, to be read.
     *
     * @throws ApiException CONFLICT while orders of the account work
     */
    void remove(UUID connection);

    /** How a live account stands with its exchange. */
    LiveStatus status(AccountId account);

    /** What was booked so that the ledger agrees with the exchange; newest first, 1 to 1000. */
    List<Adjustment> adjustments(AccountId account, int limit);

    /** What orders an account can place at a venue: a live one what its exchange takes. */
    OrderSupport support(VenueId venue, AccountId account);
}
