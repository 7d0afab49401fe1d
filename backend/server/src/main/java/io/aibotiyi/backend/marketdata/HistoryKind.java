package io.aibotiyi.backend.marketdata;

/** What the rows of a series are. */
public enum HistoryKind {
    /** Single executions, keyed by the venue's trade id. */
    TRADES("trades"),
    /** Executions of one taker order at one price as one row, keyed by the aggregate's id. */
    AGGREGATE_TRADES("aggtrades"),
    /** Candles of one timeframe, keyed by open time. */
    CANDLES("candles"),
    /** Book snapshots, keyed by time and sequence. */
    BOOKS("books");

    private final String text;

    HistoryKind(String text) {
        this.text = text;
    }

    /** Lower-case name in files, folders and reports. */
    public String text() {
        return text;
    }
}
