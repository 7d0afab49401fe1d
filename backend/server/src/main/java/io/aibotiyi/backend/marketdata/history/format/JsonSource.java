package io.aibotiyi.backend.marketdata.history.format;

import java.io.IOException;
import java.io.InputStream;

/** Candles and trades as exchanges' REST answers carry them. */
final class JsonSource implements RecordSource {

    /** Which answer. */
    enum Shape {
        COINBASE_CANDLES,
        KRAKEN_OHLC,
        KRAKEN_TRADES
    }

    private final JsonRecords records;
    private final Shape shape;
    private final Scales scales;

    JsonSource(InputStream in, Shape shape, Scales scales) {
        records = new JsonRecords(in);
        this.shape = shape;
        this.scales = scales;
    }

    @Override
    public boolean advance() throws IOException {
        return records.advance();
    }

    @Override
    public long line() {
        return records.line();
    }

    @Override
    public boolean read(Row row) throws BadRecordException {
        records.requireWellFormed();
        switch (shape) {
            case COINBASE_CANDLES -> coinbase(row);
            case KRAKEN_OHLC -> ohlc(row);
            case KRAKEN_TRADES -> trade(row);
        }
        return true;
    }

    private void coinbase(Row row) throws BadRecordException {
        row.symbol = null;
        row.time = time(records.named("start"));
        row.open = price(records.named("open"), "open");
        row.high = price(records.named("high"), "high");
        row.low = price(records.named("low"), "low");
        row.close = price(records.named("close"), "close");
        row.volume = quantity(records.named("volume"), "volume");
        row.trades = -1;
        row.requireCandle();
    }

    /** {@code time, open, high, low, close, vwap, volume, count}. */
    private void ohlc(Row row) throws BadRecordException {
        row.symbol = records.container();
        row.time = time(records.at(0, "time"));
        row.open = price(records.at(1, "open"), "open");
        row.high = price(records.at(2, "high"), "high");
        row.low = price(records.at(3, "low"), "low");
        row.close = price(records.at(4, "close"), "close");
        row.volume = quantity(records.at(6, "volume"), "volume");
        String count = records.at(7, "count");
        row.trades = Values.whole(count, 0, count.length(), "count");
        row.requireCandle();
    }

    /** {@code price, volume, time, b|s, m|l, misc, id}; the taker's side. */
    private void trade(Row row) throws BadRecordException {
        row.symbol = records.container();
        row.price = price(records.at(0, "price"), "price");
        row.quantity = quantity(records.at(1, "volume"), "volume");
        row.time = time(records.at(2, "time"));
        row.localTime = row.time;
        String side = records.at(3, "side");
        if (!side.equals("b") && !side.equals("s")) {
            throw new BadRecordException("side '" + side + "' is neither b nor s");
        }
        row.buy = side.equals("b");
        String id = records.at(6, "trade id");
        row.id = Values.whole(id, 0, id.length(), "id");
        row.requireTrade();
    }

    private static long time(String text) throws BadRecordException {
        return Timestamps.parse(text, 0, text.length());
    }

    private long price(String text, String name) throws BadRecordException {
        return Values.decimal(text, 0, text.length(), scales.price(), name);
    }

    private long quantity(String text, String name) throws BadRecordException {
        return Values.decimal(text, 0, text.length(), scales.quantity(), name);
    }
}
