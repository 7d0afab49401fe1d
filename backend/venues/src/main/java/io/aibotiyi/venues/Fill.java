package io.aibotiyi.venues;

import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade of one of our orders.
 *
 * @param venueFillId the venue's id of this execution, unique per instrument
 * @param clientOrderId our order's id as the venue has it
 * @param fee what the venue took, negative for a rebate
 * @param feeAsset empty if the venue took none or did not say
 * @param maker true if our order rested
 */
public record Fill(
        String venueFillId,
        String clientOrderId,
        String venueOrderId,
        InstrumentId instrument,
        Side side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        Instant time) {}
