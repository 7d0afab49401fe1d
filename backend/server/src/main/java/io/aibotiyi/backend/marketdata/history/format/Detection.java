package io.aibotiyi.backend.marketdata.history.format;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a file turned out to be, and how to read it.
 *
 * @param header whether a CSV begins with a header
 * @param columns of a candle CSV; null otherwise
 */
public record Detection(
        SourceFormat format, char delimiter, boolean header, @Nullable CandleColumns columns) {

    /** A reader from the beginning of the content, which stays the caller's to close. */
    public RecordSource open(InputStream content, Scales scales) {
        return switch (format) {
            case BINANCE_CAPTURE -> new BinanceCaptureTrades(content, false, scales);
            case BINANCE_CAPTURE_AGGREGATE -> new BinanceCaptureTrades(content, true, scales);
            case BINANCE_TRADES -> new BinanceTradesCsv(content, header, false, scales);
            case BINANCE_AGGREGATE_TRADES -> new BinanceTradesCsv(content, header, true, scales);
            case BINANCE_KLINES, OHLCV_CSV ->
                    new CsvCandles(
                            content,
                            delimiter,
                            header,
                            columns == null ? CandleColumns.BINANCE : columns,
                            scales);
            case COINBASE_CANDLES ->
                    new JsonSource(content, JsonSource.Shape.COINBASE_CANDLES, scales);
            case KRAKEN_OHLC -> new JsonSource(content, JsonSource.Shape.KRAKEN_OHLC, scales);
            case KRAKEN_TRADES -> new JsonSource(content, JsonSource.Shape.KRAKEN_TRADES, scales);
        };
    }
}
