package io.aibotiyi.backend.marketdata;

import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import is told; null leaves it to the file. Immutable.
 *
 * @param strict refuse the whole file at its first bad, out-of-order or rounded line
 * @param venue stored under; by default the format's own, {@code import} for plain CSV
 * @param symbol of the data; by default from content or file name
 * @param timeframe of candles; by default from the file name or the distance of the rows
 * @param columns CSV column names by meaning ({@code time open high low close volume trades}), over
 *     the known aliases
 * @param volumeUnit what a CSV's volume counts; by default as its header says, else unknown
 * @param priceScale decimals of prices of an instrument not yet stored, by default 8
 * @param quantityScale decimals of quantities of an instrument not yet stored, by default 8
 */
public record ImportOptions(
        boolean strict,
        @Nullable VenueId venue,
        @Nullable Symbol symbol,
        @Nullable Timeframe timeframe,
        Map<String, String> columns,
        @Nullable VolumeUnit volumeUnit,
        @Nullable Integer priceScale,
        @Nullable Integer quantityScale) {

    /** Lenient, everything from the file. */
    public static final ImportOptions DEFAULTS =
            new ImportOptions(false, null, null, null, Map.of(), null, null, null);

    public ImportOptions {
        columns = Map.copyOf(columns);
    }

    public ImportOptions withStrict(boolean value) {
        return new ImportOptions(
                value, venue, symbol, timeframe, columns, volumeUnit, priceScale, quantityScale);
    }

    public ImportOptions withVenue(VenueId value) {
        return new ImportOptions(
                strict, value, symbol, timeframe, columns, volumeUnit, priceScale, quantityScale);
    }

    public ImportOptions withSymbol(Symbol value) {
        return new ImportOptions(
                strict, venue, value, timeframe, columns, volumeUnit, priceScale, quantityScale);
    }

    public ImportOptions withTimeframe(Timeframe value) {
        return new ImportOptions(
                strict, venue, symbol, value, columns, volumeUnit, priceScale, quantityScale);
    }

    public ImportOptions withColumns(Map<String, String> value) {
        return new ImportOptions(
                strict, venue, symbol, timeframe, value, volumeUnit, priceScale, quantityScale);
    }

    public ImportOptions withVolumeUnit(VolumeUnit value) {
        return new ImportOptions(
                strict, venue, symbol, timeframe, columns, value, priceScale, quantityScale);
    }

    public ImportOptions withScales(int price, int quantity) {
        return new ImportOptions(
                strict, venue, symbol, timeframe, columns, volumeUnit, price, quantity);
    }
}
