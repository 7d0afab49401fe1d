package io.aibotiyi.backend.marketdata.history.format;

import io.aibotiyi.backend.marketdata.VolumeUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a candle CSV means what; -1 where there is none.
 *
 * @param time the whole time stamp, or the date where {@code clock} holds the time of day
 * @param clock time of day beside a date
 */
public record CandleColumns(
        int time,
        int clock,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int trades,
        int symbol,
        VolumeUnit volumeUnit) {

    /** Order of the columns in Binance's archive. */
    static final CandleColumns BINANCE =
            new CandleColumns(0, -1, 1, 2, 3, 4, 5, 8, -1, VolumeUnit.BASE);

    private static final List<String> TIME =
            List.of(
                    "open_time",
                    "opentime",
                    "timestamp",
                    "unix",
                    "unix_timestamp",
                    "epoch",
                    "datetime",
                    "date_time",
                    "time",
                    "start",
                    "date",
                    "ts",
                    "t");
    private static final List<String> OPEN = List.of("open", "open_price", "o");
    private static final List<String> HIGH = List.of("high", "high_price", "h", "max");
    private static final List<String> LOW = List.of("low", "low_price", "l", "min");
    private static final List<String> CLOSE =
            List.of("close", "close_price", "c", "last", "close/last");
    private static final List<String> VOLUME =
            List.of("volume", "vol", "v", "tickvol", "tick_volume");
    private static final List<String> BASE_VOLUME = List.of("base_volume", "volume_base");
    private static final List<String> QUOTE_VOLUME =
            List.of("quote_volume", "volume_quote", "quote_asset_volume", "turnover");
    private static final List<String> TRADES =
            List.of("trades", "count", "number_of_trades", "trade_count", "tradecount", "n");
    private static final List<String> SYMBOL = List.of("symbol", "ticker", "pair", "instrument");

    /**
     * Reads a header.
     *
     * @param told column names or numbers by meaning, over the aliases
     * @throws UnusableFileException if a column is missing, naming the option that tells it
     */
    static CandleColumns of(List<String> header, Map<String, String> told)
            throws UnusableFileException {
        List<String> names = new ArrayList<>();
        header.forEach(h -> names.add(normal(h)));
        for (String meaning : told.keySet()) {
            if (!List.of("time", "open", "high", "low", "close", "volume", "trades", "symbol")
                    .contains(meaning)) {
                throw new UnusableFileException(
                        "--columns knows time, open, high, low, close, volume, trades and symbol,"
                                + " not '"
                                + meaning
                                + "'");
            }
        }
        int time = required(names, header, told, "time", TIME);
        int clock = -1;
        if (!told.containsKey("time") && names.get(time).equals("time")) {
            int date = names.indexOf("date");
            if (date >= 0) {
                clock = time;
                time = date;
            }
        }
        VolumeUnit unit = VolumeUnit.UNKNOWN;
        int volume = column(names, header, told, "volume", VOLUME);
        if (volume < 0) {
            volume = first(names, BASE_VOLUME);
            unit = volume < 0 ? unit : VolumeUnit.BASE;
        }
        if (volume < 0) {
            volume = first(names, QUOTE_VOLUME);
            unit = volume < 0 ? unit : VolumeUnit.QUOTE;
        }
        for (int i = 0; volume < 0 && i < names.size(); i++) {
            volume = names.get(i).startsWith("volume_") ? i : -1;
        }
        return new CandleColumns(
                time,
                clock,
                required(names, header, told, "open", OPEN),
                required(names, header, told, "high", HIGH),
                required(names, header, told, "low", LOW),
                required(names, header, told, "close", CLOSE),
                volume,
                column(names, header, told, "trades", TRADES),
                column(names, header, told, "symbol", SYMBOL),
                unit);
    }

    /** True if a header could be one of candles: it names a time, open, high, low and close. */
    static boolean plausible(List<String> header) {
        List<String> names = header.stream().map(CandleColumns::normal).toList();
        return first(names, TIME) >= 0
                && first(names, OPEN) >= 0
                && first(names, HIGH) >= 0
                && first(names, LOW) >= 0
                && first(names, CLOSE) >= 0;
    }

    /** How many columns a line needs. */
    int least() {
        return 1
                + Math.max(
                        Math.max(Math.max(time, clock), Math.max(open, high)),
                        Math.max(Math.max(low, close), Math.max(volume, symbol)));
    }

    static String normal(String name) {
        return name.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[<>()\"]", "")
                .strip()
                .replaceAll("[ -]+", "_");
    }

    private static int required(
            List<String> names,
            List<String> header,
            Map<String, String> told,
            String meaning,
            List<String> aliases)
            throws UnusableFileException {
        int column = column(names, header, told, meaning, aliases);
        if (column < 0) {
            throw new UnusableFileException(
                    "no column is known to be the "
                            + meaning
                            + " among "
                            + header
                            + "; tell it with --columns "
                            + meaning
                            + "=NAME (or its number, from 1)");
        }
        return column;
    }

    private static int column(
            List<String> names,
            List<String> header,
            Map<String, String> told,
            String meaning,
            List<String> aliases)
            throws UnusableFileException {
        String name = told.get(meaning);
        return name == null ? first(names, aliases) : told(names, header, meaning, name);
    }

    private static int told(
            List<String> names, List<String> header, String meaning, @Nullable String name)
            throws UnusableFileException {
        int byName = names.indexOf(normal(String.valueOf(name)));
        if (byName >= 0) {
            return byName;
        }
        if (name != null && name.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(name);
            if (number >= 1 && number <= names.size()) {
                return number - 1;
            }
        }
        throw new UnusableFileException(
                "--columns " + meaning + "=" + name + ": no such column among " + header);
    }

    private static int first(List<String> names, List<String> aliases) {
        for (String alias : aliases) {
            int at = names.indexOf(alias);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }
}
