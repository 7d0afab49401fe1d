package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.ConnectionView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The person's accounts, the connections of those with real money, and what an account can trade.
 * Which one is in use is the {@link TradingStore}'s. Asked for at sign-in, when somebody looks, and
 * every {@value #REFRESH_SECONDS} seconds while a live account is in use. Reading is safe from any
 * thread.
 */
public final class AccountDesk {

    static final int REFRESH_SECONDS = 5;

    private static final long PAUSE = REFRESH_SECONDS * 1_000_000_000L;

    /**
     * What is known of somebody's accounts.
     *
     * @param connections null until they were told
     */
    public record Known(List<AccountView> accounts, @Nullable List<ConnectionView> connections) {

        private static final Known NOTHING = new Known(List.of(), null);

        public Known {
            accounts = List.copyOf(accounts);
            connections = connections == null ? null : List.copyOf(connections);
        }

        /** The connection that an account trades with; empty if it has none or it is not known. */
        public Optional<ConnectionView> connection(AccountId account) {
            return connections == null
                    ? Optional.empty()
                    : connections.stream().filter(c -> c.account().equals(account)).findFirst();
        }
    }

    private final TradingStore trading;
    private final Remote<Known> known;
    private final Live<List<AccountView>> accounts;
    private volatile String wish = "";
    private long refreshed = Long.MIN_VALUE;

    AccountDesk(
            FxBridge bridge,
            TradingStore trading,
            Live<Optional<AibotClient>> client,
            Executor urgent) {
        this.trading = trading;
        accounts = new Live<>(bridge, List.of());
        known =
                new Remote<>(
                        bridge,
                        () -> client.get().orElse(null),
                        urgent,
                        Known.NOTHING,
                        c -> new Known(c.orders().accounts(), c.connections().list()));
        known.value().listen(this::told);
        bridge.onPulse(this::pulse);
    }

    /** Oldest first; empty while nobody is signed in. */
    public Live<List<AccountView>> accounts() {
        return accounts;
    }

    /** Accounts and connections as last told. */
    public Live<Known> known() {
        return known.value();
    }

    /** How far {@link #known} can be trusted. */
    public Live<Health> health() {
        return known.health();
    }

    /** Asks for them again. */
    public void refresh() {
        known.refresh();
    }

    public Optional<AccountView> find(AccountId id) {
        return accounts.get().stream().filter(a -> a.id().equals(id)).findFirst();
    }

    /** The account that the open workspace remembers; blank for none. */
    void wish(String account) {
        wish = account;
    }

    /**
     * Takes over who signed in, and says which account is in use first: never unasked a live one.
     */
    Optional<AccountView> attach(AibotClient fresh) {
        List<AccountView> all = fresh.session().accounts();
        accounts.set(List.copyOf(all));
        return all.stream()
                .filter(a -> a.id().toString().equals(wish))
                .findFirst()
                .or(() -> all.stream().filter(a -> !Modes.isLive(a)).findFirst())
                .or(() -> all.stream().findFirst());
    }

    void detach() {
        accounts.set(List.of());
        known.forget();
    }

    /**
     * Why an account cannot trade a market now; empty if nothing is known against it. Of play money
     * the backend decides.
     */
    public Optional<String> refusal(AccountView account, InstrumentId market) {
        if (!Modes.isLive(account)) {
            return Optional.empty();
        }
        Known now = known.value().get();
        if (now.connections() == null) {
            return Optional.of(
                    "Whether "
                            + account.name()
                            + " is connected to its exchange is not known yet.");
        }
        Optional<ConnectionView> connection = now.connection(account.id());
        if (connection.isEmpty()) {
            return Optional.of(
                    account.name()
                            + " has no connection any more: it can be looked at, not traded with.");
        }
        ConnectionView with = connection.get();
        if (!with.venue().equals(market.venue())) {
            return Optional.of(
                    account.name()
                            + " trades at "
                            + with.venue()
                            + "; this market is at "
                            + market.venue()
                            + ". Choose another account or market.");
        }
        return with.state() == ConnectionState.LIVE ? Optional.empty() : Optional.of(why(with));
    }

    private static String why(ConnectionView with) {
        String reason = with.reason();
        String state =
                switch (with.state()) {
                    case LIVE -> "is live";
                    case RESOLVING -> "is being asked about earlier orders";
                    case DISCONNECTED -> "is not heard";
                    case OFF -> "is switched off";
                };
        return with.venue() + " " + state + (reason == null ? "." : ": " + reason + ".");
    }

    private void told(Known next) {
        if (!next.accounts().isEmpty()) {
            accounts.set(next.accounts());
        }
    }

    private void pulse(long now) {
        if (refreshed == Long.MIN_VALUE
                || trading.account().get().filter(Modes::isLive).isEmpty()) {
            refreshed = now;
        } else if (now - refreshed >= PAUSE) {
            refreshed = now;
            refresh();
        }
    }
}
