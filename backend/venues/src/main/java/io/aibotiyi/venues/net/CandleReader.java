package io.aibotiyi.venues.net;

import io.aibotiyi.domain.Candle;
import io.aibotiyi.domain.FixedPoint;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.venues.InstrumentRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Makes candles in a market's units of what venues tell of its past. */
public final class CandleReader {

    private CandleReader() {}

    /**
     * @param values open, high, low, close and volume, as strings or numbers
     * @param seconds of its opening, since the epoch
     * @param trades -1 where the venue does not tell
     * @throws MalformedMessageException if a value is missing or out of range, or if they
     *     contradict each other
     */
    public static Candle candle(
            InstrumentRules rules, long seconds, long trades, JsonNode... values)
            throws MalformedMessageException {
        try {
            BigDecimal[] decimals = new BigDecimal[values.length];
            for (int i = 0; i < values.length; i++) {
                decimals[i] = decimal(values[i]);
            }
            return candle(rules, seconds, trades, decimals);
        } catch (NumberFormatException e) {
            throw new MalformedMessageException("a candle with an unusable value");
        }
    }

    /** As above, of values that are read already. */
    public static Candle candle(
            InstrumentRules rules, long seconds, long trades, BigDecimal... values)
            throws MalformedMessageException {
        Instrument instrument = rules.instrument();
        try {
            Candle candle =
                    new Candle(
                            Math.multiplyExact(seconds, 1_000_000_000L),
                            units(values[0], instrument.priceScale()),
                            units(values[1], instrument.priceScale()),
                            units(values[2], instrument.priceScale()),
                            units(values[3], instrument.priceScale()),
                            units(values[4], instrument.quantityScale()),
                            trades);
            if (!candle.isConsistent()) {
                throw new MalformedMessageException("a candle that contradicts itself");
            }
            return candle;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedMessageException("a candle with an unusable value");
        }
    }

    private static BigDecimal decimal(JsonNode value) {
        String text = value.asString("");
        if (text.length() > 64) {
            throw new NumberFormatException();
        }
        return new BigDecimal(text);
    }

    private static long units(BigDecimal decimal, int scale) {
        if (Math.abs((long) decimal.scale()) > 64) {
            throw new NumberFormatException();
        }
        return FixedPoint.fromBigDecimal(decimal.setScale(scale, RoundingMode.HALF_EVEN), scale);
    }

    /** The newest of those that opened in {@code [from, to)}, oldest first. */
    public static List<Candle> newest(List<Candle> candles, long from, long to, int limit) {
        List<Candle> within =
                new ArrayList<>(
                        candles.stream()
                                .filter(c -> c.openTime() >= from && c.openTime() < to)
                                .sorted(Comparator.comparingLong(Candle::openTime))
                                .toList());
        return within.subList(Math.max(0, within.size() - limit), within.size());
    }
}
