package io.aibotiyi.workstation.gallery;

import io.aibotiyi.client.Connections;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.protocol.Connections.Adjustment;
import io.aibotiyi.protocol.Connections.Connect;
import io.aibotiyi.protocol.Connections.ConnectionState;
import io.aibotiyi.protocol.Connections.ConnectionView;
import io.aibotiyi.protocol.Connections.Difference;
import io.aibotiyi.protocol.Connections.KeyRight;
import io.aibotiyi.protocol.Connections.LiveStatus;
import io.aibotiyi.protocol.Connections.ReplaceKey;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Trading.OrderSupport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Three connections in three states, and those that are added; no exchange is behind them. */
public final class SampleConnections implements Connections {

    /** The account of the one that is connected. */
    public static final AccountId LIVE = account(1);

    /** A key that the sample's exchange refuses. */
    public static final String REFUSED = "refused-key";

    private final Instant now;
    private final Function<VenueId, OrderSupport> support;
    private final List<ConnectionView> all = new ArrayList<>();
    private final List<AccountView> accounts = new ArrayList<>();

    SampleConnections(Instant now, boolean used, Function<VenueId, OrderSupport> support) {
        this.now = now;
        this.support = support;
        if (used) {
            add(1, "binance", "Binance main", KeyRight.DENIED, ConnectionState.LIVE, null);
            add(
                    2,
                    "kraken",
                    "Kraken savings",
                    KeyRight.UNKNOWN,
                    ConnectionState.RESOLVING,
                    "2 orders are being asked for whose answer did not come");
            add(
                    3,
                    "coinbase",
                    "Coinbase",
                    KeyRight.UNKNOWN,
                    ConnectionState.DISCONNECTED,
                    "coinbase does not open the session: clock differs by 41 s");
        }
    }

    private static AccountId account(int number) {
        return new AccountId(UUID.fromString("0195549e-8f2a-7c3b-9d41-6e0c5f7a1c0" + number));
    }

    private void add(
            int number,
            String venue,
            String name,
            KeyRight withdraw,
            ConnectionState state,
            @Nullable String reason) {
        Instant since = now.minus(Duration.ofDays(number * 9L));
        AccountId account = account(number);
        accounts.add(
                new AccountView(account, name, TradingMode.LIVE, "USDT", "Real money at " + venue));
        all.add(
                new ConnectionView(
                        UUID.fromString("0195549e-8f2a-7c3b-9d41-6e0c5f7a1d0" + number),
                        account,
                        VenueId.of(venue),
                        name,
                        number + "f7c",
                        withdraw,
                        since,
                        since,
                        state,
                        reason));
    }

    List<AccountView> accounts() {
        return List.copyOf(accounts);
    }

    /** The connection of an account has come to another state. */
    public void state(AccountId account, ConnectionState state, @Nullable String reason) {
        all.replaceAll(c -> c.account().equals(account) ? with(c, state, reason) : c);
    }

    private static ConnectionView with(
            ConnectionView c, ConnectionState state, @Nullable String reason) {
        return new ConnectionView(
                c.id(),
                c.account(),
                c.venue(),
                c.name(),
                c.keyHint(),
                c.withdraw(),
                c.createdAt(),
                c.keySince(),
                state,
                reason);
    }

    @Override
    public List<ConnectionView> list() {
        return List.copyOf(all);
    }

    @Override
    public ConnectionView connect(Connect connect) {
        if (connect.key().equals(REFUSED)) {
            throw SampleAccess.refuse(
                    ErrorCode.EXCHANGE_KEY_REFUSED, connect.venue() + " refuses the key");
        }
        add(
                all.size() + 1,
                connect.venue().name(),
                connect.name(),
                KeyRight.DENIED,
                ConnectionState.LIVE,
                null);
        return all.getLast();
    }

    @Override
    public ConnectionView replaceKey(UUID connection, ReplaceKey key) {
        return all.stream().filter(c -> c.id().equals(connection)).findFirst().orElseThrow();
    }

    @Override
    public void remove(UUID connection) {
        all.removeIf(c -> c.id().equals(connection));
    }

    @Override
    public LiveStatus status(AccountId account) {
        ConnectionView c =
                all.stream().filter(a -> a.account().equals(account)).findFirst().orElseThrow();
        boolean asking = c.state() == ConnectionState.RESOLVING;
        return new LiveStatus(
                account,
                c.venue(),
                c.state(),
                c.reason(),
                now.minus(Duration.ofMinutes(asking ? 1 : 95)),
                asking ? 2 : 0,
                now.minus(Duration.ofSeconds(12)),
                asking
                        ? List.of(
                                new Difference(
                                        "XBT",
                                        new BigDecimal("0.8125"),
                                        new BigDecimal("0.8"),
                                        "Waits for the answers to those orders"))
                        : List.of());
    }

    @Override
    public List<Adjustment> adjustments(AccountId account, int limit) {
        return List.of();
    }

    @Override
    public OrderSupport support(VenueId venue, AccountId account) {
        return support.apply(venue);
    }
}
