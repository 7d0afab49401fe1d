package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryKind;
import java.util.List;

/**
 * Columns of a series' Parquet files, all BIGINT or lists of it: times in nanoseconds since the
 * epoch, prices and quantities in the instrument's units.
 */
public enum RowLayout {
    /** An aggressor is +1 for buying, -1 for selling; local_time is no part of the content. */
    TRADES(
            "id, time, local_time, price, quantity, aggressor",
            "id",
            "time, price, quantity, aggressor"),
    CANDLES(
            "time, open, high, low, close, volume, trades",
            "time",
            "open, high, low, close, volume, trades"),
    BOOKS(
            "time, sequence, bid_prices, bid_quantities, ask_prices, ask_quantities",
            "time, sequence",
            "bid_prices, bid_quantities, ask_prices, ask_quantities");

    private final String columns;
    private final String key;
    private final String content;

    RowLayout(String columns, String key, String content) {
        this.columns = columns;
        this.key = key;
        this.content = content;
    }

    /** The layout of a kind's rows. */
    public static RowLayout of(HistoryKind kind) {
        return switch (kind) {
            case TRADES, AGGREGATE_TRADES -> TRADES;
            case CANDLES -> CANDLES;
            case BOOKS -> BOOKS;
        };
    }

    /** All columns, comma-separated. */
    String columns() {
        return columns;
    }

    /** Columns that name a row. */
    String key() {
        return key;
    }

    /** The order rows are written and read in. */
    String order() {
        return this == TRADES ? "time, id" : key;
    }

    /** The column whose range tells whether a segment can hold a key. */
    String rangeColumn() {
        return this == TRADES ? "id" : "time";
    }

    /** SQL that is true if the rows of two aliases name the same thing. */
    String sameKey(String left, String right) {
        return conjunction(key, left, right);
    }

    /** SQL that is true if the rows of two aliases say the same. */
    String sameContent(String left, String right) {
        return conjunction(content, left, right);
    }

    private static String conjunction(String names, String left, String right) {
        return String.join(
                " AND ",
                names(names).stream().map(n -> left + "." + n + " = " + right + "." + n).toList());
    }

    /**
     * Column definitions of a staging table: {@code seq}, the order of arrival, and the columns.
     */
    public String definition() {
        StringBuilder sql = new StringBuilder("seq BIGINT");
        for (String column : names(columns)) {
            boolean list = column.startsWith("bid_") || column.startsWith("ask_");
            sql.append(", ").append(column).append(list ? " BIGINT[]" : " BIGINT");
        }
        return sql.toString();
    }

    private static List<String> names(String list) {
        return List.of(list.split(", "));
    }
}
