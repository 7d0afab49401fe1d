package io.aibotiyi.engine;

/** Why an order ended unfilled. The order of the constants is part of the journal: append only. */
public enum CancelReason {
    /** Its owner asked. */
    REQUESTED,
    /** Immediate or market, and nothing (more) was there to trade with. */
    NO_LIQUIDITY,
    /** Fill-or-kill, and the whole quantity was not there. */
    NOT_FILLABLE
}
