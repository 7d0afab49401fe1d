package io.aibotiyi.backend.marketdata.history.format;

import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name tells: {@code BTCUSDT-1m-2025-01.csv}, {@code
 * btc-perp-20211231-20220201_1m.csv}, {@code Coinbase-BTC-USD-PT4H-20160518.json}. The symbol is
 * what stands before the first date, timeframe or kind; a name with none of these tells a symbol
 * only if it is a short word in capitals.
 *
 * @param symbol null if it does not tell
 * @param timeframe null if it does not tell
 */
public record FileNameHints(@Nullable Symbol symbol, @Nullable Timeframe timeframe) {

    private static final Set<String> VENUES =
            Set.of("binance", "kraken", "coinbase", "bybit", "okx", "bitstamp", "bitfinex");
    private static final Set<String> MARKERS =
            Set.of("trades", "aggtrades", "klines", "candles", "ohlc", "ohlcv");
    private static final Set<String> EXTENSIONS =
            Set.of("csv", "json", "gz", "gzip", "zip", "txt", "tsv");
    private static final Pattern FRAME = Pattern.compile("([1-9][0-9]{0,3})([smhdw])");
    private static final Pattern ISO_FRAME =
            Pattern.compile("(?:pt(?=[0-9]+[smh])|p(?=[0-9]+[dw]))([1-9][0-9]{0,3})([smhdw])");
    private static final Pattern DATE = Pattern.compile("(19|20)[0-9]{2}([0-9]{2}){0,5}");
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9.]{1,12}");

    /** Reads a name. */
    public static FileNameHints of(Path file) {
        String stem = String.valueOf(file.getFileName());
        while (stem.indexOf('.') > 0
                && EXTENSIONS.contains(
                        stem.substring(stem.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))) {
            stem = stem.substring(0, stem.lastIndexOf('.'));
        }
        List<String> parts = new ArrayList<>();
        Timeframe timeframe = null;
        boolean marked = false;
        boolean first = true;
        for (String token : stem.split("[-_ ]+")) {
            String lower = token.toLowerCase(Locale.ROOT);
            Timeframe frame = frame(token, lower);
            if (frame != null && timeframe == null) {
                timeframe = frame;
            }
            if (frame != null || MARKERS.contains(lower) || DATE.matcher(lower).matches()) {
                marked = true;
            } else if (!marked && !(first && VENUES.contains(lower))) {
                parts.add(token);
            }
            first = false;
        }
        return new FileNameHints(symbol(parts, marked), timeframe);
    }

    private static @Nullable Timeframe frame(String token, String lower) {
        Matcher plain = FRAME.matcher(token); // 1M is a month, and no timeframe
        if (plain.matches()) {
            return Timeframe.parse(token);
        }
        Matcher iso = ISO_FRAME.matcher(lower);
        return iso.matches() ? Timeframe.parse(iso.group(1) + iso.group(2)) : null;
    }

    private static @Nullable Symbol symbol(List<String> parts, boolean marked) {
        if (parts.isEmpty()
                || parts.size() > 3
                || !parts.stream().allMatch(p -> PART.matcher(p).matches())) {
            return null;
        }
        String joined = String.join("-", parts);
        boolean capitals = parts.size() <= 2 && joined.equals(joined.toUpperCase(Locale.ROOT));
        if (!marked && !capitals) {
            return null;
        }
        try {
            return Symbol.of(joined);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
