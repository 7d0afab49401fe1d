package io.aibotiyi.backend.marketdata.history.format;

import java.io.InputStream;

/**
 * Trades and aggregate trades of Binance's public archive, spot and futures. Times are
 * milliseconds, or microseconds from 2025 on; each row tells by its magnitude.
 */
final class BinanceTradesCsv extends CsvSource {

    private final int timeColumn;
    private final Scales scales;

    /**
     * @param aggregated {@code id, price, quantity, first id, last id, time, buyer is maker …}
     *     instead of {@code id, price, quantity, quote quantity, time, buyer is maker …}
     */
    BinanceTradesCsv(InputStream in, boolean header, boolean aggregated, Scales scales) {
        super(in, ',', header);
        timeColumn = aggregated ? 5 : 4;
        this.scales = scales;
    }

    @Override
    void parse(Row row) throws BadRecordException {
        requireColumns(timeColumn + 2);
        row.id = decimal(0, 0, "id");
        row.price = decimal(1, scales.price(), "price");
        row.quantity = decimal(2, scales.quantity(), "quantity");
        row.time = time(timeColumn);
        row.localTime = row.time;
        row.buy = !flag(timeColumn + 1, "isBuyerMaker");
        row.symbol = null;
        row.requireTrade();
    }
}
