package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which engine id stands for which order from outside, whose it is, and what its total is; bounded.
 */
final class ExternalOrders {

    /** Most external orders that may work at once. */
    static final int MOST = 8_192;

    /** An order that works in the engine. */
    private record Entry(OrderId order, long owner, long total, boolean cut) {}

    private final InstrumentId instrument;
    private final Map<OrderId, Long> engineIds = new HashMap<>();
    private final Map<Long, Entry> orders = new HashMap<>();

    ExternalOrders(InstrumentId instrument) {
        this.instrument = instrument;
    }

    InstrumentId instrument() {
        return instrument;
    }

    boolean isFull() {
        return orders.size() >= MOST;
    }

    boolean contains(OrderId order) {
        return engineIds.containsKey(order);
    }

    void add(OrderId order, long engineId, long owner, long total) {
        engineIds.put(order, engineId);
        orders.put(engineId, new Entry(order, owner, total, false));
    }

    @Nullable Long engineId(OrderId order) {
        return engineIds.get(order);
    }

    @Nullable OrderId order(long engineId) {
        Entry entry = orders.get(engineId);
        return entry == null ? null : entry.order();
    }

    /** Its total quantity, what was filled included; 0 if there is none. */
    long total(long engineId) {
        Entry entry = orders.get(engineId);
        return entry == null ? 0 : entry.total();
    }

    /** The engine's account that it was sent for; 0 if there is none. */
    long owner(long engineId) {
        Entry entry = orders.get(engineId);
        return entry == null ? 0 : entry.owner();
    }

    /** It was amended to another total. */
    void total(long engineId, long total) {
        orders.computeIfPresent(
                engineId,
                (id, entry) -> new Entry(entry.order(), entry.owner(), total, entry.cut()));
    }

    /** The engine took so much off it without a trade. */
    void cut(long engineId, long quantity) {
        orders.computeIfPresent(
                engineId,
                (id, entry) ->
                        new Entry(entry.order(), entry.owner(), entry.total() - quantity, true));
    }

    /** True if its end leaves unfilled what the engine took off. */
    boolean isCut(long engineId) {
        Entry entry = orders.get(engineId);
        return entry != null && entry.cut();
    }

    void remove(long engineId) {
        Entry entry = orders.remove(engineId);
        if (entry != null) {
            engineIds.remove(entry.order());
        }
    }
}
