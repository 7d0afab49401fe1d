package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.backend.marketdata.Exchanges;
import io.aibotiyi.backend.marketdata.Exchanges.Exchange;
import io.aibotiyi.backend.trading.LiveAccounts;
import io.aibotiyi.backend.trading.LiveVenue;
import io.aibotiyi.backend.trading.LiveVenues;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.LiveStatus;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sessions that are open now, one per connected account. Safe from any thread. */
@Component
public final class ExchangeSessions implements LiveVenues {

    /**
     * What a session needs to know of its connection.
     *
     * @param opened the balances of the beginning are booked
     * @param whenOpened called once they are
     */
    public record Connected(
            AccountId account,
            VenueId venue,
            ExchangeKey key,
            boolean opened,
            Runnable whenOpened) {}

    private final Exchanges exchanges;
    private final ObjectProvider<LiveAccounts> accounts;
    private final LiveSettings settings;
    private final Clock clock;
    private final Map<AccountId, LiveSession> open = new HashMap<>();

    ExchangeSessions(
            Exchanges exchanges,
            ObjectProvider<LiveAccounts> accounts,
            LiveSettings settings,
            Clock clock) {
        this.exchanges = exchanges;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a session in the background, in place of the one before. Without real trading, or for
     * an exchange that is not switched on, none is opened.
     */
    public void open(Connected connected) {
        close(connected.account());
        Optional<Exchange> exchange = exchanges.find(connected.venue());
        if (!settings.enabled() || exchange.isEmpty()) {
            return;
        }
        LiveSession session =
                new LiveSession(
                        connected.account(),
                        exchange.get(),
                        connected.key(),
                        exchanges,
                        accounts.getObject(),
                        settings,
                        clock,
                        connected.opened(),
                        connected.whenOpened());
        LiveSession faster;
        synchronized (this) {
            faster = open.put(connected.account(), session);
        }
        if (faster != null) {
            faster.close();
        }
        session.start();
    }

    /** Ends an account's session, if it has one; its orders stay at the exchange. */
    public void close(AccountId account) {
        LiveSession session;
        synchronized (this) {
            session = open.remove(account);
        }
        if (session != null) {
            session.close();
        }
    }

    /** Ends all. */
    public void closeAll() {
        List<AccountId> all;
        synchronized (this) {
            all = List.copyOf(open.keySet());
        }
        all.forEach(this::close);
    }

    private synchronized Optional<LiveSession> session(AccountId account) {
        return Optional.ofNullable(open.get(account));
    }

    @Override
    public Optional<LiveVenue> of(AccountId account) {
        return session(account).map(LiveSession::orders);
    }

    /** How an account stands with its exchange. */
    public LiveStatus status(AccountId account, VenueId venue) {
        LiveSession session = session(account).orElse(null);
        if (session == null) {
            return new LiveStatus(
                    account,
                    venue,
                    ConnectionState.OFF,
                    settings.enabled()
                            ? venue + " is not switched on in this backend"
                            : "Trading with real money is switched off in this backend",
                    clock.instant(),
                    0,
                    null,
                    List.of());
        }
        ConnectionStatus.Now now = session.status().now();
        return new LiveStatus(
                account,
                venue,
                now.state(),
                now.reason().isEmpty() ? null : now.reason(),
                now.since(),
                now.unresolved(),
                session.balances().comparedAt().orElse(null),
                session.balances().differences());
    }
}
