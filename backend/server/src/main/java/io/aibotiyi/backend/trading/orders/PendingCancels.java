package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderId;
import io.aibotiyi.strategies.execution.ExecutionVenue;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Sends cancels to venues; one that a full queue did not take is sent again by the processor. Holds
 * at most one entry per working order.
 */
@Component
final class PendingCancels {

    private record Cancel(ExecutionVenue venue, InstrumentId instrument) {}

    private final Map<OrderId, Cancel> waiting = new ConcurrentHashMap<>();

    void send(ExecutionVenue venue, InstrumentId instrument, OrderId order) {
        if (!venue.cancel(instrument, order)) {
            waiting.put(order, new Cancel(venue, instrument));
        }
    }

    /** Tries what is waiting once more. */
    void sendAgain() {
        if (waiting.isEmpty()) {
            return;
        }
        Iterator<Map.Entry<OrderId, Cancel>> entries = waiting.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<OrderId, Cancel> entry = entries.next();
            Cancel cancel = entry.getValue();
            if (!cancel.venue().cancel(cancel.instrument(), entry.getKey())) {
                return;
            }
            entries.remove();
        }
    }
}
