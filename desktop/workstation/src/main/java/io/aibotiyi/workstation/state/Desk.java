package io.aibotiyi.workstation.state;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.domain.Timeframe;
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
        orders = new OrderDesk(bridge, trading, notices, urgent);
        parents = new ParentDesk(bridge, trading, notices, urgent);
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
        trading.attach(fresh);
        parents.attach(fresh);
        client.set(Optional.of(fresh));
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
        trading.detach();
        replays.detach();
    }
}
