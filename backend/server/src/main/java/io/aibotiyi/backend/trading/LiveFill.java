package io.aibotiyi.backend.trading;

import io.aibotiyi.domain.AccountId;
import io.aibotiyi.domain.OrderId;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade of a live account's order, as its exchange tells it.
 *
 * @param venueFillId unique among the fills of the order
 * @param fee what the exchange took, negative for a rebate
 * @param feeAsset empty if it took none or did not say
 */
public record LiveFill(
        AccountId account,
        OrderId order,
        String venueFillId,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        Instant time) {}
