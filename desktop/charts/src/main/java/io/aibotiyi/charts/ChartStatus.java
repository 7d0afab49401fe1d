package io.aibotiyi.charts;

import java.time.Instant;

/** What a chart tells its reader about its data, beside the data itself. */
public sealed interface ChartStatus {

    /** Data is current: nothing is drawn over it. */
    record Ready() implements ChartStatus {}

    /**
     * Data is on its way.
     *
     * @param what for example {@code BTC-USDT 1m}
     */
    record Loading(String what) implements ChartStatus {}

    /**
     * There is nothing to show, which is not an error.
     *
     * @param headline for example {@code No candles for BTC-USDT 1m yet}
     * @param advice what the reader can do about it
     */
    record Empty(String headline, String advice) implements ChartStatus {}

    /**
     * The feed is gone: what is shown is old.
     *
     * @param since when the last good data arrived
     */
    record Disconnected(Instant since) implements ChartStatus {}

    ChartStatus READY = new Ready();
}
