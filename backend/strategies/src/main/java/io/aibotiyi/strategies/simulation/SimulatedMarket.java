package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.BookSnapshot;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderType;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.TimeInForce;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.engine.Command;
import io.aibotiyi.engine.EngineLimits;
import io.aibotiyi.engine.MatchingEngine;
import io.aibotiyi.engine.SymbolRules;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.OrderRules;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueCapabilities;
import io.aibotiyi.strategies.execution.VenueOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's market of simulated agents, trading through the matching engine.
 *
 * <p>The same instrument, seed, start and the same external commands at the same simulated times
 * give the same events, however the calls of {@link #advanceTo} are cut. Nothing in it reads a
 * clock.
 *
 * <p>External orders stand in the same book as the agents' and have no privilege: they queue, rest,
 * fill as maker or taker and move the market. The minimum notional is not asked here.
 *
 * <p>Not thread-safe: one thread drives it. The listener is called on that thread, inside the call
 * that caused the event, and must neither throw nor call back into the market.
 */
public final class SimulatedMarket {

    /**
     * All that the engine does but trailing stops, whose moved trigger would not outlive the
     * market. Orders that name no account share one.
     */
    public static final VenueCapabilities CAPABILITIES =
            new VenueCapabilities(
                    EnumSet.complementOf(EnumSet.of(OrderType.TRAILING_STOP)),
                    EnumSet.complementOf(EnumSet.of(TimeInForce.DAY)),
                    true,
                    true,
                    true,
                    true,
                    true);

    /** Receives what happens, in order. */
    public interface Listener {

        /**
         * @param sequence strictly increasing
         * @param time nanoseconds since the epoch, simulated
         * @param quantity new total at the price, zero when the level is gone
         */
        void levelChanged(long sequence, long time, Side side, long price, long quantity);

        /** Trade ids increase, also over a restart with a later start time. */
        void traded(Trade trade);

        /** Reports on external orders only. */
        void executed(ExecutionReport report);
    }

    /** Accounts from outside whose positions a market keeps; orders of more are rejected. */
    static final int MOST_ACCOUNTS = 8_192;

    private static final int ENGINE_ORDERS = ExternalOrders.MOST + 1_024;
    private static final int AGENTS = 32;
    private static final long WARM_UP = 60 * Agent.SECOND;

    private final Instrument instrument;
    private final OrderRules rules;
    private final MatchingEngine engine;
    private final TradingFloor floor;
    private final ExternalOrders external;
    private final EngineEvents events;
    private final Listener listener;
    private final Map<AccountId, Long> owners = new HashMap<>();
    private final Agent[] agents;
    private final long[] wakeUps;
    private long time;

    /**
     * Opens the market with a standing book: agents have traded for a minute before {@code
     * startTime}, unheard.
     *
     * @param seed gives the latent path, so it must be that of the {@link SyntheticHistory}
     * @param startTime nanoseconds since the epoch
     * @param runId makes execution ids unique over restarts: never use one twice for a venue
     */
    public SimulatedMarket(
            SimulatedInstrument simulated,
            long seed,
            long startTime,
            String runId,
            Listener listener) {
        this.listener = listener;
        instrument = simulated.instrument();
        rules = new OrderRules(instrument);
        external = new ExternalOrders(instrument.id());
        events = new EngineEvents(external, runId, startTime, listener);
        engine = new MatchingEngine(limits(simulated), events);
        SymbolRules engineRules =
                SymbolRules.of(TradingFloor.SYMBOL, instrument.tickSize(), instrument.lotSize());
        engine.apply(new Command().define(engineRules, startTime - WARM_UP));
        floor = new TradingFloor(simulated, new FairValuePath(simulated, seed), engine);
        agents = Population.of(simulated, seed, startTime);
        wakeUps = new long[agents.length];
        time = startTime - WARM_UP;
        Arrays.fill(wakeUps, time);
        advanceTo(startTime);
        events.listen();
    }

    private static EngineLimits limits(SimulatedInstrument simulated) {
        return simulated.perpetual() == null
                ? EngineLimits.single(ENGINE_ORDERS)
                : new EngineLimits(ENGINE_ORDERS, MOST_ACCOUNTS + AGENTS, 1, 16);
    }

    public Instrument instrument() {
        return instrument;
    }

    /** Simulated present, nanoseconds since the epoch. */
    public long time() {
        return time;
    }

    /** Runs every agent up to and including a time; one that is not later does nothing. */
    public void advanceTo(long epochNanos) {
        if (epochNanos <= time) {
            return;
        }
        for (int next = soonest(); wakeUps[next] <= epochNanos; next = soonest()) {
            now(wakeUps[next]);
            wakeUps[next] = agents[next].act(floor);
        }
        now(epochNanos);
    }

    /**
     * Executes an external order now. A conditional one whose trigger the last trade reached
     * already fires at once: it may have waited elsewhere. Reports tell the outcome before this
     * returns.
     */
    public void submit(VenueOrder order) {
        Optional<String> refusal = refusal(order);
        if (refusal.isPresent()) {
            listener.executed(
                    new ExecutionReport.Rejected(
                            order.id(), order.instrument(), time, refusal.get()));
            return;
        }
        long id = floor.nextOrderId();
        long owner = owner(order.account());
        external.add(order.id(), id, owner, order.quantity());
        if (order.type().isConditional() && floor.isReached(order)) {
            listener.executed(new ExecutionReport.Triggered(order.id(), order.instrument(), time));
            floor.place(id, owner, order.fired());
        } else {
            floor.place(id, owner, order);
        }
    }

    /**
     * States what an account has, before its first order; reduce-only goes by it and by the trades
     * since.
     */
    public void position(AccountId account, long quantity) {
        floor.position(owner(account), quantity);
    }

    private long owner(@Nullable AccountId account) {
        return account == null
                ? Population.EXTERNAL
                : owners.computeIfAbsent(account, _ -> Population.EXTERNAL + 1 + owners.size());
    }

    /** Changes an external order now; a report tells the outcome before this returns. */
    public void amend(VenueAmendment amendment) {
        Long id = external.engineId(amendment.order());
        long total = id == null ? 0 : external.total(id) + amendment.quantityChange();
        if (id == null || total <= 0) {
            listener.executed(
                    new ExecutionReport.AmendRejected(
                            amendment.order(),
                            instrument.id(),
                            time,
                            id == null
                                    ? "no such order works here"
                                    : "nothing would be left of it"));
            return;
        }
        events.amending(id);
        floor.amend(
                id,
                external.owner(id),
                amendment.price(),
                amendment.quantityChange() == 0 ? 0 : total,
                amendment.triggerPrice());
        events.amending(0);
    }

    /** Cancels an external order now; a report tells the outcome before this returns. */
    public void cancel(OrderId order) {
        Long id = external.engineId(order);
        if (id == null) {
            listener.executed(
                    new ExecutionReport.CancelRejected(
                            order, instrument.id(), time, "no such order works here"));
        } else {
            floor.cancel(id, external.owner(id));
        }
    }

    /** The book now, at most {@code depth} levels a side. */
    public BookSnapshot snapshot(int depth) {
        return new BookSnapshot(
                engine.sequence(), time, levels(Side.BUY, depth), levels(Side.SELL, depth));
    }

    private List<BookLevel> levels(Side side, int depth) {
        List<BookLevel> levels = new ArrayList<>();
        engine.book(TradingFloor.SYMBOL)
                .forEachLevel(
                        side,
                        depth,
                        (price, quantity, orders) -> levels.add(new BookLevel(price, quantity)));
        return levels;
    }

    private Optional<String> refusal(VenueOrder order) {
        if (external.contains(order.id())) {
            return Optional.of("an order with this id works here already");
        }
        AccountId account = order.account();
        if (account != null && !owners.containsKey(account) && owners.size() >= MOST_ACCOUNTS) {
            return Optional.of("the market already knows " + MOST_ACCOUNTS + " accounts");
        }
        if (external.isFull()) {
            return Optional.of(
                    "the market already works " + ExternalOrders.MOST + " orders from outside");
        }
        return OrderRules.refusal(order, CAPABILITIES).or(() -> rules.refusal(order));
    }

    private void now(long epochNanos) {
        time = epochNanos;
        floor.time(epochNanos);
        events.time(epochNanos);
    }

    /** Agent that acts next; the first of several at one time. */
    private int soonest() {
        int soonest = 0;
        for (int i = 1; i < wakeUps.length; i++) {
            if (wakeUps[i] < wakeUps[soonest]) {
                soonest = i;
            }
        }
        return soonest;
    }
}
