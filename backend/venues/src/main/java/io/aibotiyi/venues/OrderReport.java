package io.aibotiyi.venues;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.OrderStatus;
import io.aibotiyi.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a venue says about one order at one time. A part that a message leaves out is null or empty;
 * reports may come late, twice and out of order.
 *
 * @param clientOrderId the id that the placing client gave, empty if the message has none
 * @param venueOrderId the venue's id, empty if the message has none
 * @param status null if the message does not say
 * @param filled base quantity traded so far, null if the message does not say
 * @param reason of a rejection, cancel or expiry, in the venue's words; empty for none
 */
public record OrderReport(
        String clientOrderId,
        String venueOrderId,
        @Nullable InstrumentId instrument,
        @Nullable Side side,
        @Nullable OrderStatus status,
        @Nullable BigDecimal quantity,
        @Nullable BigDecimal limitPrice,
        @Nullable BigDecimal filled,
        String reason,
        @Nullable Instant time) {

    /** The venue took the order and said no more. */
    public static OrderReport placed(NewOrder order, String venueOrderId) {
        return new OrderReport(
                order.id().toString(),
                venueOrderId,
                order.instrument(),
                order.side(),
                OrderStatus.OPEN,
                null,
                null,
                null,
                "",
                null);
    }

    /** The venue took the change and said no more. */
    public static OrderReport amended(
            NewOrder order,
            String venueOrderId,
            BigDecimal quantity,
            @Nullable BigDecimal limitPrice) {
        return new OrderReport(
                order.id().toString(),
                venueOrderId,
                order.instrument(),
                order.side(),
                null,
                quantity,
                limitPrice,
                null,
                "",
                null);
    }
}
