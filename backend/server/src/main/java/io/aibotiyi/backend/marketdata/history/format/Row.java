package io.aibotiyi.backend.marketdata.history.format;

import org.jspecify.annotations.Nullable;

/**
 * One record's values, reused from record to record: a trade uses the first group, a candle the
 * second. Times are nanoseconds since the epoch, prices and quantities units of the scales the
 * source was opened with.
 */
public final class Row {
    public long time;

    public long id;
    public long localTime;
    public long price;
    public long quantity;
    public boolean buy;

    public long open;
    public long high;
    public long low;
    public long close;
    public long volume;
    public long trades;

    /** True if the volume had more decimals than it keeps. */
    public boolean rounded;

    /** What the record says it is of; null where it does not. */
    public @Nullable String symbol;

    /** Refuses what no trade can be. */
    void requireTrade() throws BadRecordException {
        requireTime();
        if (id < 0) {
            throw new BadRecordException("negative trade id " + id);
        }
        if (price <= 0) {
            throw new BadRecordException("price is not positive");
        }
        if (quantity <= 0) {
            throw new BadRecordException("quantity is not positive");
        }
    }

    /** Refuses what no candle can be. */
    void requireCandle() throws BadRecordException {
        requireTime();
        if (open <= 0 || high <= 0 || low <= 0 || close <= 0) {
            throw new BadRecordException("a price is not positive");
        }
        if (low > open || low > close || high < open || high < close) {
            throw new BadRecordException("open or close lies outside low to high");
        }
        if (volume < 0) {
            throw new BadRecordException("volume is negative");
        }
        if (trades < -1) {
            throw new BadRecordException("number of trades is negative");
        }
    }

    private void requireTime() throws BadRecordException {
        if (time < 0) {
            throw new BadRecordException("time is before 1970");
        }
    }
}
