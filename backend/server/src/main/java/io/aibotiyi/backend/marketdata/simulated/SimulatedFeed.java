package io.aibotiyi.backend.marketdata.simulated;

import io.aibotiyi.backend.marketdata.feed.InstrumentFeed;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.BookLevel;
import io.aibotiyi.domain.EpochNanos;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.Side;
import io.aibotiyi.domain.Trade;
import io.aibotiyi.strategies.execution.ExecutionReport;
import io.aibotiyi.strategies.execution.VenueAmendment;
import io.aibotiyi.strategies.execution.VenueOrder;
import io.aibotiyi.strategies.simulation.SimulatedInstrument;
import io.aibotiyi.strategies.simulation.SimulatedMarket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One simulated market and its feed. Level changes of one step go out together, the last one of
 * each price. Venue thread only.
 */
final class SimulatedFeed implements SimulatedMarket.Listener {

    private final SimulatedInstrument simulated;
    private final InstrumentFeed feed;
    private final InstantSource clock;
    private final Consumer<ExecutionReport> reports;
    private final Map<Long, Long> bids = new LinkedHashMap<>();
    private final Map<Long, Long> asks = new LinkedHashMap<>();
    private @Nullable SimulatedMarket market;
    private long sequence;

    SimulatedFeed(
            SimulatedInstrument simulated,
            InstrumentFeed feed,
            InstantSource clock,
            Consumer<ExecutionReport> reports) {
        this.simulated = simulated;
        this.feed = feed;
        this.clock = clock;
        this.reports = reports;
    }

    InstrumentFeed feed() {
        return feed;
    }

    /** Opens the market: its agents build a book, and the feed is live. */
    void open(long seed, long start, String runId) {
        SimulatedMarket opened = new SimulatedMarket(simulated, seed, start, runId, this);
        market = opened;
        feed.bookSnapshot(opened.snapshot(Integer.MAX_VALUE), EpochNanos.now(clock));
    }

    void advanceTo(long time) {
        if (market != null) {
            market.advanceTo(time);
        }
    }

    void submit(VenueOrder order) {
        if (market != null) {
            market.submit(order);
        }
    }

    void position(AccountId account, long quantity) {
        if (market != null) {
            market.position(account, quantity);
        }
    }

    void amend(VenueAmendment amendment) {
        if (market != null) {
            market.amend(amendment);
        }
    }

    void cancel(OrderId order) {
        if (market != null) {
            market.cancel(order);
        }
    }

    /** Hands out what changed in the book since the last time. */
    void flush() {
        if (market == null || (bids.isEmpty() && asks.isEmpty())) {
            return;
        }
        feed.bookChanged(sequence, market.time(), EpochNanos.now(clock), take(bids), take(asks));
    }

    private static List<BookLevel> take(Map<Long, Long> levels) {
        List<BookLevel> changed = new ArrayList<>(levels.size());
        levels.forEach((price, quantity) -> changed.add(new BookLevel(price, quantity)));
        levels.clear();
        return changed;
    }

    @Override
    public void levelChanged(long newSequence, long time, Side side, long price, long quantity) {
        sequence = newSequence;
        (side == Side.BUY ? bids : asks).put(price, quantity);
    }

    @Override
    public void traded(Trade trade) {
        feed.traded(
                new Trade(
                        trade.id(),
                        trade.exchangeTime(),
                        EpochNanos.now(clock),
                        trade.price(),
                        trade.quantity(),
                        trade.aggressor()));
    }

    @Override
    public void executed(ExecutionReport report) {
        reports.accept(report);
    }
}
