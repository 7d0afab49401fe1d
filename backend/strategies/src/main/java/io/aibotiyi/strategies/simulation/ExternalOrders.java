package io.aibotiyi.strategies.simulation;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which engine id stands for which order from outside; bounded. */
final class ExternalOrders {

    /** Most external orders that may work at once. */
    static final int MOST = 8_192;

    private final InstrumentId instrument;
    private final Map<OrderId, Long> engineIds = new HashMap<>();
    private final Map<Long, OrderId> orders = new HashMap<>();

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

    void add(OrderId order, long engineId) {
        engineIds.put(order, engineId);
        orders.put(engineId, order);
    }

    @Nullable Long engineId(OrderId order) {
        return engineIds.get(order);
    }

    @Nullable OrderId order(long engineId) {
        return orders.get(engineId);
    }

    void remove(long engineId) {
        OrderId order = orders.remove(engineId);
        if (order != null) {
            engineIds.remove(order);
        }
    }
}
