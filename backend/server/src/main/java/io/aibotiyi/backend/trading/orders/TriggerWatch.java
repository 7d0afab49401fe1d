package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the triggers of orders that wait here, on its own thread, and runs what {@link Dispatch}
 * brings. What waits stands in the database and is read again every second: a restart goes on with
 * it, and so does another node.
 *
 * <p>A trigger is reached by a trade, or by the mark price when its watch begins. Nothing fires
 * while the backend is down; what was passed meanwhile fires at the start. Moves of a trailing stop
 * are stored once a second: killed, it goes on from where it was then.
 */
@Component
final class TriggerWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TriggerWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long LOOK = Duration.ofSeconds(1).toNanos();

    private final Dispatch dispatch;
    private final Firing firing;
    private final Orders orders;
    private final Venues venues;
    private final OrderCancellation cancellation;
    private final MarketData markets;
    private final Map<OrderId, WatchedOrder> watched = new LinkedHashMap<>();
    private final Map<OrderId, WatchedOrder> fires = new LinkedHashMap<>();
    private final Map<InstrumentId, PriceRange> prices = new HashMap<>();
    private volatile boolean running;
    private @Nullable Thread thread;
    private long lookedAt;

    TriggerWatch(
            Dispatch dispatch,
            Firing firing,
            Orders orders,
            Venues venues,
            OrderCancellation cancellation,
            MarketData markets) {
        this.dispatch = dispatch;
        this.firing = firing;
        this.orders = orders;
        this.venues = venues;
        this.cancellation = cancellation;
        this.markets = markets;
    }

    /** What of the errands fails is due again. */
    private void round(List<Dispatch.Errand> errands) {
        for (int i = 0; i < errands.size(); i++) {
            try {
                run(errands.get(i));
            } catch (RuntimeException e) {
                errands.subList(i, errands.size()).forEach(dispatch::add);
                throw e;
            }
        }
        prices.forEach(this::look);
        for (Iterator<WatchedOrder> all = fires.values().iterator(); all.hasNext(); ) {
            WatchedOrder next = all.next();
            firing.fire(next.id(), next.trigger());
            all.remove();
        }
        long now = System.nanoTime();
        if (lookedAt == 0 || now - lookedAt >= LOOK) {
            lookedAt = now;
            storeMoves();
            readAgain();
            firing.expire();
        }
    }

    private void run(Dispatch.Errand errand) {
        Optional<Order> order = orders.find(errand.order());
        if (order.isEmpty() || !order.get().status().isWorking()) {
            return;
        }
        switch (errand) {
            case Dispatch.Errand.Watch _ -> watch(order.get());
            case Dispatch.Errand.Cancel _ -> cancellation.send(order.get());
            case Dispatch.Errand.Submit submit -> {
                if (!venues.send(order.get())) {
                    dispatch.add(submit);
                }
            }
        }
    }

    /** A venue that is not open has no instruments; its orders are taken up once it is. */
    private void watch(Order order) {
        Optional<Instrument> listed = markets.instrument(order.instrument());
        if (!order.waits() || !order.terms().watched() || listed.isEmpty()) {
            return;
        }
        WatchedOrder next = new WatchedOrder(order, listed.get());
        WatchedOrder before = watched.get(order.id());
        boolean begins = before == null;
        if (!prices.containsKey(order.instrument())) {
            prices.put(order.instrument(), new PriceRange(markets, order.instrument()));
            begins = true;
        }
        if (before != null) {
            next.takeOver(before);
        }
        // the mark counts for an order whose watch begins, not for those beside it
        OptionalLong mark = begins ? markets.markPrice(order.instrument()) : OptionalLong.empty();
        if (mark.isPresent() && next.meets(PriceRange.Seen.at(mark.getAsLong()))) {
            watched.remove(order.id());
            fires.put(order.id(), next);
        } else if (!fires.containsKey(order.id())) {
            watched.put(order.id(), next);
        }
    }

    private void look(InstrumentId instrument, PriceRange range) {
        PriceRange.Seen seen = range.take();
        if (seen == null) {
            return;
        }
        for (Iterator<WatchedOrder> all = watched.values().iterator(); all.hasNext(); ) {
            WatchedOrder order = all.next();
            if (order.instrument().id().equals(instrument) && order.meets(seen)) {
                fires.put(order.id(), order);
                all.remove();
            }
        }
    }

    private void storeMoves() {
        for (WatchedOrder order : watched.values()) {
            if (order.takeMoved()) {
                firing.trail(order.id(), order.trigger());
            }
        }
    }

    private void readAgain() {
        Map<OrderId, Order> stored = new LinkedHashMap<>();
        orders.watched().forEach(o -> stored.put(o.id(), o));
        watched.keySet().removeIf(id -> !stored.containsKey(id));
        stored.values().forEach(this::watch);
        for (Iterator<Map.Entry<InstrumentId, PriceRange>> all = prices.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<InstrumentId, PriceRange> entry = all.next();
            boolean needed =
                    markets.instrument(entry.getKey()).isPresent()
                            && watched.values().stream()
                                    .anyMatch(w -> w.instrument().id().equals(entry.getKey()));
            if (!needed) {
                entry.getValue().close();
                all.remove();
            }
        }
    }

    private void run() {
        while (running) {
            try {
                Duration wait =
                        prices.isEmpty() && fires.isEmpty() ? Duration.ofNanos(LOOK) : PAUSE;
                List<Dispatch.Errand> errands = dispatch.take(wait);
                CallContext.system("trading")
                        .call(() -> {
                            round(errands);
                            return Boolean.TRUE;
                        });
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (RuntimeException e) {
                LOG.error("Watching triggers failed, trying again", e);
                lookedAt = 0;
                LockSupport.parkNanos(LOOK);
            }
        }
        prices.values().forEach(PriceRange::close);
        prices.clear();
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            lookedAt = 0;
            thread = Thread.ofPlatform().name("triggers").daemon().start(this::run);
        }
    }

    @Override
    public void stop() {
        Thread stopping;
        synchronized (this) {
            running = false;
            stopping = thread;
            thread = null;
        }
        dispatch.wake();
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the thread that books reports has started, before it stops. */
    @Override
    public int getPhase() {
        return 1_001;
    }
}
