package io.aibotiyi.venues.trading;

import io.aibotiyi.domain.OrderId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.venues.Fill;
import io.aibotiyi.venues.InstrumentRules;
import io.aibotiyi.venues.NewOrder;
import io.aibotiyi.venues.OrderReport;
import io.aibotiyi.venues.OrderState;
import io.aibotiyi.venues.TradingListener;
import io.aibotiyi.venues.VenueError;
import io.aibotiyi.venues.VenueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Merges what a venue says about our orders, from wherever and in whatever order it comes: answers,
 * streams, queries, repeats, late news.
 *
 * <p>The rules: a fill counts once, by its id. Quantity filled so far only grows. A final status is
 * never left, and is told only when every fill that the venue counts has been told. A report that
 * names only the venue's id waits (at most {@link #MAX_ORPHANS} ids, oldest dropped: the next
 * reconciliation asks for them) until an answer says whose it is. That an order never arrived is
 * our own conclusion, and anything the venue says about it later overrules it.
 *
 * <p>Safe from any thread; the listener is called under the lock, so in order.
 */
public final class OrderTracker {

    static final int MAX_ORPHANS = 1_024;

    /** Final orders kept to recognise late repeats; the oldest is forgotten. */
    static final int MAX_FINAL = 10_000;

    private final TradingListener listener;
    private final int maxWorking;
    private final Consumer<TrackedOrder> missing;

    private final Map<String, TrackedOrder> byClient = new HashMap<>();
    private final Map<String, TrackedOrder> byVenue = new HashMap<>();
    private final LinkedHashMap<String, TrackedOrder> finals = new LinkedHashMap<>();
    private final LinkedHashMap<String, List<Object>> orphans = new LinkedHashMap<>();

    /**
     * @param missing is called when fills that the venue counts have not come; under the lock
     */
    OrderTracker(TradingListener listener, int maxWorking, Consumer<TrackedOrder> missing) {
        this.listener = listener;
        this.maxWorking = maxWorking;
        this.missing = missing;
    }

    /** Takes up an order before it is sent. */
    synchronized TrackedOrder begin(NewOrder order, InstrumentRules rules) throws VenueException {
        if (byClient.containsKey(order.id().toString())) {
            throw new VenueException(
                    VenueError.DUPLICATE_ID,
                    "order id " + order.id() + " was used before: not sent again");
        }
        if (byClient.size() - finals.size() >= maxWorking) {
            throw new VenueException(
                    VenueError.TOO_MANY_ORDERS,
                    maxWorking + " orders are working: not sent; cancel some first");
        }
        TrackedOrder tracked = new TrackedOrder(order, rules);
        byClient.put(tracked.clientId(), tracked);
        return tracked;
    }

    synchronized Optional<TrackedOrder> get(OrderId id) {
        return Optional.ofNullable(byClient.get(id.toString()));
    }

    synchronized OrderState state(TrackedOrder tracked) {
        return tracked.state();
    }

    synchronized boolean settled(TrackedOrder tracked) {
        return tracked.settled();
    }

    /** True once the venue called it final, also while fills are still to come. */
    synchronized boolean ended(TrackedOrder tracked) {
        return tracked.end != null;
    }

    synchronized @Nullable BigDecimal limitPrice(TrackedOrder tracked) {
        return tracked.limitPrice;
    }

    synchronized boolean missesFills(TrackedOrder tracked) {
        return tracked.missesFills();
    }

    /** Tells the listener something else, in order with all that it hears. */
    synchronized void inOrder(Runnable call) {
        call.run();
    }

    /** Orders that are not settled. */
    synchronized List<TrackedOrder> working() {
        return byClient.values().stream().filter(order -> !order.settled()).toList();
    }

    /** A report about one of our orders or another's. */
    synchronized void apply(OrderReport report) {
        TrackedOrder tracked = find(report.clientOrderId(), report.venueOrderId());
        if (tracked == null) {
            orphan(report.clientOrderId(), report.venueOrderId(), report);
            return;
        }
        bind(tracked, report.venueOrderId());
        merge(tracked, report);
        settle(tracked);
    }

    /** A fill of one of our orders or another's. */
    synchronized void apply(Fill fill) {
        TrackedOrder tracked = find(fill.clientOrderId(), fill.venueOrderId());
        if (tracked == null) {
            orphan(fill.clientOrderId(), fill.venueOrderId(), fill);
            return;
        }
        bind(tracked, fill.venueOrderId());
        if (!tracked.fills.add(fill.venueFillId())) {
            return;
        }
        tracked.acknowledged = true;
        overrule(tracked);
        tracked.filled = tracked.filled.add(fill.quantity());
        if (tracked.counted.compareTo(tracked.filled) < 0) {
            tracked.counted = tracked.filled;
        }
        listener.fill(named(fill, tracked));
        settle(tracked);
    }

    /** Nobody knows whether the last request took effect. */
    synchronized void unresolved(TrackedOrder tracked) {
        tracked.resolved = false;
        settle(tracked);
    }

    synchronized void resolved(TrackedOrder tracked) {
        tracked.resolved = true;
        settle(tracked);
    }

    /** The order is not at the venue: refused, or never arrived. */
    synchronized void rejected(TrackedOrder tracked, String reason, boolean ourGuess) {
        if (tracked.end == null) {
            tracked.end = OrderStatus.REJECTED;
            tracked.endIsOurGuess = ourGuess;
            tracked.reason = reason;
        }
        tracked.resolved = true;
        settle(tracked);
    }

    private @Nullable TrackedOrder find(String clientId, String venueId) {
        TrackedOrder tracked = clientId.isEmpty() ? null : byClient.get(clientId);
        return tracked != null || venueId.isEmpty() ? tracked : byVenue.get(venueId);
    }

    private void bind(TrackedOrder tracked, String venueId) {
        if (venueId.isEmpty() || !tracked.venueOrderId.isEmpty()) {
            return;
        }
        tracked.venueOrderId = venueId;
        byVenue.put(venueId, tracked);
        List<Object> waiting = orphans.remove(venueId);
        if (waiting == null) {
            return;
        }
        for (Object news : waiting) {
            if (news instanceof OrderReport report) {
                merge(tracked, report);
            } else if (news instanceof Fill fill) {
                apply(fill);
            }
        }
    }

    private void orphan(String clientId, String venueId, Object news) {
        if (venueId.isEmpty() || !clientId.isEmpty()) {
            return; // somebody else's: ours are found by their client id
        }
        orphans.computeIfAbsent(venueId, id -> new ArrayList<>(2)).add(news);
        if (orphans.size() > MAX_ORPHANS) {
            orphans.pollFirstEntry();
        }
    }

    private void merge(TrackedOrder tracked, OrderReport report) {
        Instant time = report.time() == null ? tracked.newest : report.time();
        boolean current = !time.isBefore(tracked.newest);
        if (current) {
            tracked.newest = time;
            if (report.quantity() != null && tracked.order.quantity() != null) {
                tracked.quantity = report.quantity();
            }
            if (report.limitPrice() != null && tracked.order.limitPrice() != null) {
                tracked.limitPrice = report.limitPrice();
            }
        }
        if (report.filled() != null && report.filled().compareTo(tracked.counted) > 0) {
            tracked.counted = report.filled();
        }
        OrderStatus status = report.status();
        if (status == null) {
            return;
        }
        overrule(tracked);
        tracked.acknowledged |= status != OrderStatus.PENDING;
        if (tracked.end == null && !status.isWorking()) {
            tracked.end = status;
            tracked.reason = report.reason();
        }
    }

    private static void overrule(TrackedOrder tracked) {
        if (tracked.endIsOurGuess) {
            tracked.endIsOurGuess = false;
            tracked.end = null;
            tracked.reason = "";
        }
    }

    private void settle(TrackedOrder tracked) {
        OrderState state = tracked.state();
        if (!state.equals(tracked.told)) {
            tracked.told = state;
            listener.order(state);
        }
        if (tracked.settled()) {
            finals.putIfAbsent(tracked.clientId(), tracked);
            if (finals.size() > MAX_FINAL) {
                TrackedOrder oldest = finals.pollFirstEntry().getValue();
                byClient.remove(oldest.clientId());
                byVenue.remove(oldest.venueOrderId);
            }
        } else {
            finals.remove(tracked.clientId());
            if (tracked.missesFills() && !tracked.fetching) {
                tracked.fetching = true;
                missing.accept(tracked);
            }
        }
    }

    /** The search for missing fills is over; begins again if new ones are missing since. */
    synchronized void fetched(TrackedOrder tracked) {
        tracked.fetching = false;
        settle(tracked);
    }

    private static Fill named(Fill fill, TrackedOrder tracked) {
        return new Fill(
                fill.venueFillId(),
                tracked.clientId(),
                tracked.venueOrderId,
                tracked.order.instrument(),
                tracked.order.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.feeAsset(),
                fill.maker(),
                fill.time());
    }
}
