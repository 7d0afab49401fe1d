package io.aibotiyi.backend.connections.sessions;

import io.aibotiyi.backend.marketdata.Exchanges;
import io.aibotiyi.backend.marketdata.Exchanges.Exchange;
import io.aibotiyi.backend.trading.LiveAccounts;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.venues.ApiCredentials;
import io.aibotiyi.venues.Trading;
import io.aibotiyi.venues.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live account at its exchange: opens the signed session, takes up the orders of before each
 * time the private stream is back, and compares balances. It goes on by itself until closed.
 */
final class LiveSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final AccountId account;
    private final VenueId venue;
    private final ExchangeKey key;
    private final Exchanges exchanges;
    private final LiveAccounts accounts;
    private final Runnable opened;
    private final ConnectionStatus status;
    private final LiveOrders orders;
    private final BalanceCheck balances;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param exchange the adapter
     * @param isOpened the balances of the beginning are booked
     * @param opened told once they are
     */
    LiveSession(
            AccountId account,
            Exchange exchange,
            ExchangeKey key,
            Exchanges exchanges,
            LiveAccounts accounts,
            LiveSettings settings,
            Clock clock,
            boolean isOpened,
            Runnable opened) {
        this.account = account;
        this.venue = exchange.venue().id();
        this.key = key;
        this.exchanges = exchanges;
        this.accounts = accounts;
        this.opened = opened;
        status = new ConnectionStatus(clock);
        orders =
                new LiveOrders(
                        account,
                        venue,
                        OrderWords.capabilities(
                                exchange.venue().capabilities(), settings.feeReserve()),
                        accounts,
                        status,
                        clock,
                        woken::release);
        balances =
                new BalanceCheck(
                        account, venue, accounts, settings, clock, isOpened, orders::activity);
        orders.boundElsewhere(balances::boundElsewhere);
        thread = Thread.ofVirtual().name("live-" + account).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    LiveOrders orders() {
        return orders;
    }

    ConnectionStatus status() {
        return status;
    }

    BalanceCheck balances() {
        return balances;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                Exchange exchange = listed();
                try (ApiCredentials credentials = key.open();
                        Trading trading =
                                exchange.venue().trading(credentials, exchange.markets(), orders)) {
                    pause = FIRST_PAUSE;
                    trade(exchange, trading);
                }
            } catch (VenueException e) {
                status.disconnected(venue + " does not open the session: " + e.getMessage());
            } catch (InterruptedException e) {
                break;
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.error("The session of account {} at {} failed", account, venue, e);
                    status.disconnected("It failed here; it is tried again");
                }
            }
            try {
                if (!closed) {
                    Thread.sleep(pause);
                }
            } catch (InterruptedException e) {
                break;
            }
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    private Exchange listed() throws InterruptedException {
        while (true) {
            Exchange found = exchanges.find(venue).orElse(null);
            if (found != null && !found.markets().isEmpty()) {
                return found;
            }
            status.disconnected(venue + " has not told its markets");
            Thread.sleep(TICK);
        }
    }

    private void trade(Exchange exchange, Trading trading) throws InterruptedException {
        orders.begin(exchange.markets(), trading);
        try {
            while (!closed) {
                boolean _ = woken.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                woken.drainPermits();
                if (status.isConnected() && orders.takeUp()) {
                    compare(trading);
                }
            }
        } finally {
            orders.end();
        }
    }

    private void compare(Trading trading) {
        try {
            boolean before = balances.opened();
            if (!before) {
                accounts.align(account, venue);
            }
            balances.round(trading);
            if (balances.opened()) {
                if (!before) {
                    opened.run();
                }
                status.ready();
            }
        } catch (VenueException e) {
            LOG.debug("{} does not tell the balances of account {}", venue, account, e);
        }
    }

    /** Ends the session; orders stay at the exchange. Blocks until nothing is sent any more. */
    @Override
    public void close() {
        closed = true;
        status.off();
        orders.close();
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
