package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.domain.Timeframe;
import org.jspecify.annotations.Nullable;

/**
 * How much time one Parquet file covers. Chosen so that a file holds up to a few hundred thousand
 * rows: large enough to compress and scan well, small enough to rewrite when a row is added. A day
 * of trades or seconds is 10^5 to 10^6 rows; a month of minutes 44,640; a year of hours 8,760.
 */
enum Partition {
    DAY("%Y-%m-%d"),
    MONTH("%Y-%m"),
    YEAR("%Y");

    private final String format;

    Partition(String format) {
        this.format = format;
    }

    static Partition of(HistoryKind kind, @Nullable Timeframe timeframe) {
        if (kind != HistoryKind.CANDLES || timeframe == null) {
            return DAY;
        }
        if (timeframe.compareTo(Timeframe.M1) < 0) {
            return DAY;
        }
        return timeframe.compareTo(Timeframe.H1) < 0 ? MONTH : YEAR;
    }

    /** SQL that names the partition of the row's {@code time} column. */
    String sql() {
        return "strftime(make_timestamp(time // 1000), '" + format + "')";
    }
}
