package io.aibotiyi.exchange;

import java.util.ArrayList;
import java.util.List;

/** An order at a stub exchange; prices in hundredths, quantities in ten-thousandths. */
final class StubOrder {

    record StubFill(long id, long price, long quantity, boolean maker) {}

    final String clientId;
    final long venueId;
    final String symbol;
    final boolean buy;
    final String type;
    final String validity;
    long price;
    long quantity;
    long filled;
    String status = "NEW";
    long time;
    final List<StubFill> fills = new ArrayList<>();

    StubOrder(
            String clientId,
            long venueId,
            String symbol,
            boolean buy,
            String type,
            String validity,
            long price,
            long quantity,
            long time) {
        this.clientId = clientId;
        this.venueId = venueId;
        this.symbol = symbol;
        this.buy = buy;
        this.type = type;
        this.validity = validity;
        this.price = price;
        this.quantity = quantity;
        this.time = time;
    }

    boolean working() {
        return status.equals("NEW") || status.equals("PARTIALLY_FILLED");
    }
}
