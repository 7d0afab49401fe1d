package io.aibotiyi.backend.marketdata.simulated;

import io.aibotiyi.backend.marketdata.feed.InstrumentFeed;
import io.aibotiyi.backend.marketdata.feed.MarketDataHub;
import io.aibotiyi.backend.marketdata.feed.PastCandles;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.FeedState;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.PerpetualTerms;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.TradingMode;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.strategies.simulation.SimulatedInstrument;
import io.aibotiyi.strategies.simulation.SimulatedMarket;
import io.aibotiyi.strategies.simulation.SyntheticHistory;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Simulated markets in real time, and a venue that takes orders into them.
 *
 * <p>{@link #list} makes the instruments known; {@link #open} and {@link #step} are then called by
 * one thread, the venue thread, on which everything happens: agents trade, orders execute, feeds
 * speak and reports come. Orders wait in a queue of {@link #QUEUE} commands for the next step; a
 * full queue, or a venue that is not open or is closed, takes nothing and says so. An order reaches
 * its market at the clock's present.
 *
 * <p>A step that comes late catches up in slices, and the feed says that it lags. Each market's
 * path is given by the seed; what agents do also depends on the start and the orders.
 */
public final class SimulatedVenue implements ExecutionVenue {

    /** Commands that may wait. */
    public static final int QUEUE = 8_192;

    private static final long SECOND = 1_000_000_000L;

    /** Simulated time that passes between two looks at the command queue. */
    private static final long SLICE = SECOND / 10;

    private static final long LAGGING = SECOND;

    /** A simulated market trades every few seconds at its quietest. */
    private static final long STALE_AFTER = 10 * SECOND;

    private sealed interface Command {
        record Submit(VenueOrder order) implements Command {}

        record Amend(VenueAmendment amendment) implements Command {}

        record Cancel(InstrumentId instrument, OrderId order) implements Command {}

        record Position(InstrumentId instrument, AccountId account, long quantity)
                implements Command {}
    }

    private final MarketDataHub hub;
    private final InstantSource clock;
    private final long seed;
    private final String runId;
    private final long start;
    private final Map<InstrumentId, SimulatedFeed> feeds = new LinkedHashMap<>();
    private final ArrayBlockingQueue<Command> commands = new ArrayBlockingQueue<>(QUEUE);
    private final ArrayDeque<ExecutionReport> reports = new ArrayDeque<>();

    private volatile @Nullable ExecutionListener listener;
    private volatile boolean accepting;
    private volatile Runnable wakeUp = () -> {};
    private long time;
    private boolean lagged;

    /**
     * @param runId never used before for this venue
     */
    public SimulatedVenue(MarketDataHub hub, InstantSource clock, long seed, String runId) {
        this.hub = hub;
        this.clock = clock;
        this.seed = seed;
        this.runId = runId;
        this.start = Timeframe.S1.floor(EpochNanos.now(clock));
        this.time = start;
    }

    /** Makes markets known to the hub, connecting; before {@link #open}. */
    public void list(List<SimulatedInstrument> universe) {
        for (SimulatedInstrument simulated : universe) {
            PastCandles past = new SimulatedPast(new SyntheticHistory(simulated, seed));
            InstrumentFeed feed =
                    new InstrumentFeed(
                            simulated.instrument(),
                            TradingMode.SIMULATED,
                            past,
                            start,
                            STALE_AFTER,
                            hub::changed);
            feeds.put(
                    simulated.instrument().id(),
                    new SimulatedFeed(simulated, feed, clock, reports::add));
            hub.add(feed);
            PerpetualTerms perpetual = simulated.perpetual();
            if (perpetual != null) {
                hub.perpetual(simulated.instrument().id(), perpetual);
            }
        }
        hub.add(this);
        accepting = true;
    }

    /** What to do when a command came, so that it need not wait for the next regular step. */
    void onCommand(Runnable action) {
        wakeUp = action;
    }

    /** Opens the markets one after the other, each live at once. */
    public void open() {
        for (SimulatedFeed feed : feeds.values()) {
            feed.feed().begin();
            feed.open(seed, start, runId);
            feed.feed().heartbeat(start, EpochNanos.now(clock));
        }
    }

    /** Runs everything up to the clock's present. */
    public void step() {
        long now = EpochNanos.now(clock);
        while (true) {
            long target = Math.min(Math.max(now, time), time + SLICE);
            execute(target);
            for (SimulatedFeed feed : feeds.values()) {
                feed.advanceTo(target);
                feed.flush();
            }
            tell();
            time = target;
            if (target >= now) {
                break;
            }
            if (now - target > LAGGING) {
                lagging(now);
            }
            now = EpochNanos.now(clock);
        }
        for (SimulatedFeed feed : feeds.values()) {
            if (lagged) {
                feed.feed().enter(FeedState.LIVE, "");
            }
            feed.feed().heartbeat(time, EpochNanos.now(clock));
        }
        lagged = false;
    }

    private void lagging(long now) {
        lagged = true;
        for (SimulatedFeed feed : feeds.values()) {
            feed.feed().enter(FeedState.STALE, "the simulation is behind and catches up");
            feed.feed().heartbeat(time, now);
        }
    }

    /** Executes what waits; a full queue is emptied once, not for ever. */
    private void execute(long target) {
        for (int left = QUEUE; left > 0; left--) {
            Command command = commands.poll();
            if (command == null) {
                return;
            }
            switch (command) {
                case Command.Submit(var order) -> {
                    SimulatedFeed feed = feeds.get(order.instrument());
                    if (feed == null) {
                        reports.add(
                                new ExecutionReport.Rejected(
                                        order.id(),
                                        order.instrument(),
                                        target,
                                        "this venue does not list " + order.instrument()));
                    } else {
                        feed.advanceTo(target);
                        feed.submit(order);
                    }
                }
                case Command.Amend(var amendment) -> amend(amendment, target);
                case Command.Position(var instrument, var account, var quantity) -> {
                    SimulatedFeed feed = feeds.get(instrument);
                    if (feed != null) {
                        feed.position(account, quantity);
                    }
                }
                case Command.Cancel(var instrument, var order) -> {
                    SimulatedFeed feed = feeds.get(instrument);
                    if (feed == null) {
                        reports.add(
                                new ExecutionReport.CancelRejected(
                                        order,
                                        instrument,
                                        target,
                                        "this venue does not list " + instrument));
                    } else {
                        feed.advanceTo(target);
                        feed.cancel(order);
                    }
                }
            }
        }
    }

    private void amend(VenueAmendment amendment, long target) {
        SimulatedFeed feed = feeds.get(amendment.instrument());
        if (feed == null) {
            reports.add(
                    new ExecutionReport.AmendRejected(
                            amendment.order(),
                            amendment.instrument(),
                            target,
                            "this venue does not list " + amendment.instrument()));
        } else {
            feed.advanceTo(target);
            feed.amend(amendment);
        }
    }

    /** Reports go out after the market's call returned: a listener may send commands at once. */
    private void tell() {
        if (reports.isEmpty()) {
            return;
        }
        ExecutionListener receiver =
                Objects.requireNonNull(listener, "reportTo comes before the first command");
        for (ExecutionReport report = reports.poll(); report != null; report = reports.poll()) {
            receiver.report(report);
        }
    }

    /** Takes no more commands; the feeds end. On the venue thread, after its last step. */
    public void close() {
        accepting = false;
        for (SimulatedFeed feed : feeds.values()) {
            feed.feed().end("the simulated venue is closed");
        }
    }

    @Override
    public VenueId id() {
        return VenueId.SIMULATED;
    }

    @Override
    public VenueCapabilities capabilities() {
        return SimulatedMarket.CAPABILITIES;
    }

    @Override
    public void reportTo(ExecutionListener receiver) {
        listener = receiver;
    }

    @Override
    public boolean submit(VenueOrder order) {
        return offer(new Command.Submit(order));
    }

    @Override
    public boolean cancel(InstrumentId instrument, OrderId order) {
        return offer(new Command.Cancel(instrument, order));
    }

    @Override
    public boolean amend(VenueAmendment amendment) {
        return offer(new Command.Amend(amendment));
    }

    /** Of an instrument that is not listed it means nothing and is forgotten. */
    @Override
    public boolean position(InstrumentId instrument, AccountId account, long quantity) {
        return offer(new Command.Position(instrument, account, quantity));
    }

    private boolean offer(Command command) {
        if (!accepting || !commands.offer(command)) {
            return false;
        }
        wakeUp.run();
        return true;
    }
}
