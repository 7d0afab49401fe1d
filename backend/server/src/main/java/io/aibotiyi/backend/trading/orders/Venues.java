package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.marketdata.MarketData;
import io.aibotiyi.backend.trading.LiveVenue;
import io.aibotiyi.backend.trading.LiveVenues;
import io.aibotiyi.backend.trading.portfolio.Position;
import io.aibotiyi.backend.trading.portfolio.Positions;
import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The venues that execute here and now. A venue that appears is first told where to report to and
 * offered, once each, the working orders that it should have; only then may new orders reach it.
 *
 * <p>What is offered again after a restart: orders that rest or wait there, with what is left of
 * them, as amended if that was acknowledged, and those whose trigger had fired. Orders whose cancel
 * was acknowledged are cancelled instead, and so are orders whose time is over and those that were
 * to be done at once: the market they were meant for is gone. What waits here is not offered.
 */
@Component
final class Venues {

    private static final Logger LOG = LoggerFactory.getLogger(Venues.class);
    private static final Duration OFFER_LIMIT = Duration.ofSeconds(30);

    private final MarketData markets;
    private final Orders orders;
    private final Positions positions;
    private final OrderBooking booking;
    private final ReportQueue reports;
    private final Clock clock;
    private final ObjectProvider<LiveVenues> liveVenues;
    private final Map<VenueId, ExecutionVenue> attached = new HashMap<>();

    /** Orders that were to be sent and went with a venue's opening before; bounded as they are. */
    private final Set<OrderId> sentAtOpening = new HashSet<>();

    Venues(
            MarketData markets,
            Orders orders,
            Positions positions,
            OrderBooking booking,
            ReportQueue reports,
            Clock clock,
            ObjectProvider<LiveVenues> liveVenues) {
        this.clock = clock;
        this.liveVenues = liveVenues;
        this.markets = markets;
        this.orders = orders;
        this.positions = positions;
        this.booking = booking;
        this.reports = reports;
    }

    /** A live account's own door to its exchange, connected or not; empty if it has none. */
    Optional<LiveVenue> live(AccountId account) {
        LiveVenues source = liveVenues.getIfAvailable();
        return source == null ? Optional.empty() : source.of(account);
    }

    /** Where the order is or goes; empty if nothing executes there now. */
    Optional<? extends ExecutionVenue> find(Order order) {
        return order.live() ? live(order.account()) : find(order.instrument().venue());
    }

    /** The venue, ready for orders; empty if nothing executes under that name now. */
    synchronized Optional<ExecutionVenue> find(VenueId id) {
        Optional<ExecutionVenue> present =
                markets.executionVenues().stream().filter(v -> v.id().equals(id)).findFirst();
        if (present.isPresent()) {
            attach(present.get());
        } else {
            attached.remove(id);
        }
        return present;
    }

    /**
     * Offers an order that waited here, unless its venue was offered it when it opened. One whose
     * venue is not open is offered when it opens.
     *
     * @return false if the venue's queue is full: try again
     */
    synchronized boolean send(Order order) {
        Optional<? extends ExecutionVenue> venue = find(order);
        Optional<Instrument> listed = markets.instrument(order.instrument());
        if (sentAtOpening.remove(order.id()) || venue.isEmpty() || listed.isEmpty()) {
            return true;
        }
        return venue.get().submit(order.offer(listed.get(), venue.get().capabilities()));
    }

    /** Attaches every venue there is. */
    synchronized void attachAll() {
        markets.executionVenues().forEach(this::attach);
    }

    /** A venue opened anew under an old name is another one. */
    @SuppressWarnings("ReferenceEquality")
    private void attach(ExecutionVenue venue) {
        VenueId id = venue.id();
        if (attached.get(id) == venue) {
            return;
        }
        venue.reportTo(report -> reports.add(id, report));
        statePositions(venue);
        int offered = 0;
        for (Order order : orders.working(id)) {
            if (takeUp(venue, order)) {
                offered++;
            }
        }
        attached.put(id, venue);
        if (offered > 0) {
            LOG.info("{} working orders were offered to {} again", offered, id);
        }
    }

    /** A venue that holds reduce-only orders to positions begins with those that are booked. */
    private void statePositions(ExecutionVenue venue) {
        if (!venue.capabilities().reduceOnly()) {
            return;
        }
        for (Position position : positions.marginAt(venue.id())) {
            Optional<Instrument> listed = markets.instrument(position.instrument());
            listed.ifPresent(l ->
                    insist(
                            venue,
                            () ->
                                    venue.position(
                                            position.instrument(),
                                            position.account(),
                                            l.quantityUnits(
                                                    position.quantity().stripTrailingZeros()))));
        }
    }

    private boolean takeUp(ExecutionVenue venue, Order stored) {
        if (stored.isHere()) {
            return false;
        }
        Order order =
                booking.changeWorking(stored.id(), o -> o.settled(clock.instant())).orElseThrow();
        if (!order.status().isWorking()) {
            return false;
        }
        if (order.cancelRequested()) {
            booking.finish(
                    order.id(), OrderStatus.CANCELLED, "Cancelled as asked before a restart");
            return false;
        }
        Instant expiry = order.terms().expiresAt();
        if (expiry != null && !expiry.isAfter(clock.instant())) {
            booking.finish(order.id(), OrderStatus.CANCELLED, "Its time was over");
            return false;
        }
        // one that had fired protects somebody: it is sent again
        if (order.immediate() && !order.terms().triggered()) {
            booking.finish(
                    order.id(),
                    OrderStatus.CANCELLED,
                    "The venue restarted before it was done; place it again");
            return false;
        }
        Optional<Instrument> listed = markets.instrument(order.instrument());
        if (listed.isEmpty()) {
            booking.finish(
                    order.id(),
                    OrderStatus.CANCELLED,
                    venue.id() + " no longer lists " + order.instrument().symbol());
            return false;
        }
        offer(venue, order, listed.get());
        if (order.terms().watched() || order.isExit()) {
            sentAtOpening.add(order.id());
        }
        return true;
    }

    private static void offer(ExecutionVenue venue, Order order, Instrument listed) {
        insist(venue, () -> venue.submit(order.offer(listed, venue.capabilities())));
    }

    private static void insist(ExecutionVenue venue, BooleanSupplier command) {
        long began = System.nanoTime();
        while (!command.getAsBoolean()) {
            if (System.nanoTime() - began > OFFER_LIMIT.toNanos()) {
                throw new IllegalStateException(
                        venue.id() + " does not take the working orders it should have");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
