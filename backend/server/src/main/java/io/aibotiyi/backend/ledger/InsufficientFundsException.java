package io.aibotiyi.backend.ledger;

import java.math.BigDecimal;

/** A customer's free funds do not cover what was asked; nothing was changed. */
public final class InsufficientFundsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String asset;
    private final BigDecimal needed;
    private final BigDecimal free;

    public InsufficientFundsException(String asset, BigDecimal needed, BigDecimal free) {
        super(
                "Needs "
                        + needed.stripTrailingZeros().toPlainString()
                        + " "
                        + asset
                        + ", but only "
                        + free.stripTrailingZeros().toPlainString()
                        + " is free");
        this.asset = asset;
        this.needed = needed;
        this.free = free;
    }

    public String asset() {
        return asset;
    }

    public BigDecimal needed() {
        return needed;
    }

    public BigDecimal free() {
        return free;
    }
}
