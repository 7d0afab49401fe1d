package io.aibotiyi.backend.marketdata;

/** What a candle's volume counts. */
public enum VolumeUnit {
    BASE,
    QUOTE,
    /** The source does not say. */
    UNKNOWN
}
