package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.protocol.Access.AccountView;
import io.aibotiyi.workstation.drawings.ChartKeep;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/** Everything the screens read and command, put together once. Outlives any one connection. */
public final class Desk {

    private final FxBridge bridge;
    private final InstantSource clock;
    private final Executor work;
    private final Notices notices;
    private final MarketStore market;
    private final TradingStore trading;
    private final AccountDesk accounts;
    private final OrderDesk orders;
    private final ParentDesk parents;
    private final MarginDesk margin;
    private final ReplayStore replays;
    private final Connector connector;
    private final Activity activity;
    private final Executor urgent;
    private final Executor computing;
    private final ChartKeep charts;
    private final Live<Optional<AibotClient>> client;

    /**
     * @param work runs blocking work in order: one thread, never the FX thread
     * @param urgent runs orders, cancels, replays and questions, which never wait for anything in
     *     {@code work}
     * @param computing runs what takes time without waiting, such as filtering many rows
     */
    public Desk(
            FxBridge bridge,
            InstantSource clock,
            Backends backends,
            Target target,
            Executor work,
            Executor urgent,
            Executor computing) {
        this(
                bridge,
                clock,
                backends,
                target,
                work,
                urgent,
                computing,
                new Notices(bridge, clock),
                ChartKeep.inMemory());
    }

    /**
     * With what was kept of the charts.
     *
     * @param notices the window's log
     */
    public Desk(
            FxBridge bridge,
            InstantSource clock,
            Backends backends,
            Target target,
            Executor work,
            Executor urgent,
            Executor computing,
            Notices notices,
            ChartKeep charts) {
        this.charts = charts;
        this.notices = notices;
        this.urgent = urgent;
        this.computing = computing;
        client = new Live<>(bridge, Optional.empty());
        this.bridge = bridge;
        this.clock = clock;
        this.work = work;
        market = new MarketStore(bridge, work, notices);
        trading = new TradingStore(bridge, notices);
        accounts = new AccountDesk(bridge, trading, client, urgent);
        orders = new OrderDesk(bridge, trading, accounts, notices, urgent);
        parents = new ParentDesk(bridge, trading, accounts, notices, urgent);
        margin = new MarginDesk(bridge, trading, notices, urgent);
        replays = new ReplayStore(bridge, market, notices, clock, urgent);
        activity = new Activity(clock, () -> client.get().orElse(null), urgent);
        Link.Phase first =
                target instanceof Target.Embedded ? Link.Phase.STARTING : Link.Phase.CONNECTING;
        Live<Link> link =
                new Live<>(bridge, new Link(first, target, null, null, "", OptionalLong.empty()));
        connector =
                new Connector(
                        bridge,
                        backends,
                        work,
                        urgent,
                        link,
                        this::attach,
                        this::detach,
                        this::refresh);
    }

    public FxBridge bridge() {
        return bridge;
    }

    public InstantSource clock() {
        return clock;
    }

    public Notices notices() {
        return notices;
    }

    /** Drawings, styles and set-ups of charts. */
    public ChartKeep charts() {
        return charts;
    }

    public MarketStore market() {
        return market;
    }

    public TradingStore trading() {
        return trading;
    }

    /** The person's accounts and their connections to exchanges. */
    public AccountDesk accounts() {
        return accounts;
    }

    /**
     * Goes over to another account: from here on orders go to that one only. What was sent for the
     * one before goes on. One that is not known changes nothing. FX thread.
     *
     * @return false if there is no such account
     */
    public boolean use(AccountId id) {
        Optional<AccountView> next = accounts.find(id);
        Optional<AibotClient> with = client.get();
        if (next.isEmpty() || with.isEmpty()) {
            return false;
        }
        if (!trading.account().get().equals(next)) {
            Runnable rest = trading.use(next.get());
            orders.forget();
            margin.forget();
            parents.forget();
            work.execute(() ->
                    Unattended.run(() -> {
                        rest.run();
                        parents.attach(with.get());
                    }));
            accounts.refresh();
        }
        return true;
    }

    /**
     * The account that the open workspace remembers: in use from now on if it is there, and first
     * of all once somebody signs in. FX thread.
     *
     * @param account blank for none, which changes nothing
     */
    public void wish(String account) {
        accounts.wish(account);
        accounts.accounts().get().stream()
                .filter(a -> a.id().toString().equals(account))
                .findFirst()
                .ifPresent(a -> use(a.id()));
    }

    public OrderDesk orders() {
        return orders;
    }

    public ParentDesk parents() {
        return parents;
    }

    public MarginDesk margin() {
        return margin;
    }

    public ReplayStore replays() {
        return replays;
    }

    public Connector connector() {
        return connector;
    }

    public Live<Link> link() {
        return connector.link();
    }

    /** The signed-in backend; empty while there is none. */
    public Live<Optional<AibotClient>> client() {
        return client;
    }

    /** To be told of everything that a person does at this window. */
    public Activity activity() {
        return activity;
    }

    /** Runs questions to the backend, each on a thread of its own. */
    public Executor urgent() {
        return urgent;
    }

    /** Runs what takes time without waiting. */
    public Executor computing() {
        return computing;
    }

    /** What was in view when the workstation was last closed. */
    public void remember(String instrument, Timeframe timeframe) {
        market.remember(instrument, timeframe);
    }

    /** Asks for a new proof of the ledger and the round trip; the answers arrive in the stores. */
    public void check() {
        connector.measure();
        work.execute(() -> Unattended.run(trading::prove));
    }

    /** Closes the connection; what runs in the background ends with its executors. */
    public void close() {
        connector.close();
    }

    private void attach(AibotClient fresh) {
        replays.attach(fresh);
        market.attach(fresh);
        trading.attach(fresh, accounts.attach(fresh));
        parents.attach(fresh);
        client.set(Optional.of(fresh));
        accounts.refresh();
    }

    /** A lost connection is back: what has no stream is asked for again. */
    private void refresh() {
        market.reload();
        Unattended.run(trading::refresh);
        replays.poll();
    }

    private void detach() {
        client.set(Optional.empty());
        market.detach();
        parents.detach();
        margin.detach();
        orders.forget();
        trading.detach();
        accounts.detach();
        replays.detach();
    }
}
