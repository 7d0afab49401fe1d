package io.aibotiyi.backend.marketdata;

/** Whether stored numbers happened at a real venue; never mixed within a series. */
public enum DataOrigin {
    REAL,
    SIMULATED
}
