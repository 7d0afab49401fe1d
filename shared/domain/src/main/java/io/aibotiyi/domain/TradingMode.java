package io.aibotiyi.domain;

/** What a number on the screen is made of; never mixed up, always shown. */
public enum TradingMode {
    LIVE,
    PAPER,
    REPLAY,
    SIMULATED
}
