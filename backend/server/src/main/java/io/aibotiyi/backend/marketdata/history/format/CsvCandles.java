package io.aibotiyi.backend.marketdata.history.format;

import java.io.InputStream;

/** Candles of a CSV file, ours by its columns. */
final class CsvCandles extends CsvSource {

    private static final long DAY = 86_400_000_000_000L;

    private final CandleColumns columns;
    private final Scales scales;
    private final int least;

    CsvCandles(
            InputStream in, char delimiter, boolean header, CandleColumns columns, Scales scales) {
        super(in, delimiter, header);
        this.columns = columns;
        this.scales = scales;
        least = columns.least();
    }

    @Override
    void parse(Row row) throws BadRecordException {
        requireColumns(least);
        row.time = time(columns.time());
        if (columns.clock() >= 0) {
            row.time += clock(string(columns.clock()));
        }
        row.open = decimal(columns.open(), scales.price(), "open");
        row.high = decimal(columns.high(), scales.price(), "high");
        row.low = decimal(columns.low(), scales.price(), "low");
        row.close = decimal(columns.close(), scales.price(), "close");
        row.rounded = false;
        row.volume =
                columns.volume() < 0
                        ? 0
                        : rounded(columns.volume(), scales.quantity(), "volume", row);
        int trades = columns.trades();
        row.trades =
                trades < 0 || trades >= count() || blank(trades)
                        ? -1
                        : decimal(trades, 0, "trades");
        row.symbol = columns.symbol() < 0 ? null : string(columns.symbol());
        row.requireCandle();
    }

    private static long clock(String text) throws BadRecordException {
        String stamp = "1970-01-01 " + text;
        long nanos = Timestamps.parse(stamp, 0, stamp.length());
        if (nanos < 0 || nanos >= DAY) {
            throw new BadRecordException("time '" + text + "' is not a time of day");
        }
        return nanos;
    }
}
