package io.aibotiyi.backend.marketdata.history.imports;

import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.backend.marketdata.HistoryStore;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.backend.marketdata.history.format.BadRecordException;
import io.aibotiyi.backend.marketdata.history.format.CandleColumns;
import io.aibotiyi.backend.marketdata.history.format.Detection;
import io.aibotiyi.backend.marketdata.history.format.FileNameHints;
import io.aibotiyi.backend.marketdata.history.format.RecordSource;
import io.aibotiyi.backend.marketdata.history.format.Row;
import io.aibotiyi.backend.marketdata.history.format.Scales;
import io.aibotiyi.backend.marketdata.history.format.SourceFile;
import io.aibotiyi.backend.marketdata.history.format.UnusableFileException;
import io.aibotiyi.domain.Instrument;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a file's rows go: told by the options, else by the content, else by the file's name.
 *
 * @param sourceSymbol what the content calls the symbol; null where it does not say
 */
record ImportTarget(
        Detection detection,
        Instrument instrument,
        @Nullable Timeframe timeframe,
        VolumeUnit volumeUnit,
        @Nullable String sourceSymbol) {

    private static final int SAMPLE = 1_000;
    private static final int SAMPLE_RECORDS = 100_000;
    private static final int DEFAULT_SCALE = 8;
    private static final long DAY = Timeframe.D1.nanos();

    HistoryKind kind() {
        return detection.format().kind();
    }

    Scales scales() {
        return new Scales(instrument.priceScale(), instrument.quantityScale());
    }

    /** What the first rows tell. */
    private record Sample(int rows, @Nullable String symbol, long distance, String firstReason) {}

    static ImportTarget resolve(
            SourceFile file, Detection detection, ImportOptions options, HistoryStore store)
            throws IOException {
        Scales asked =
                new Scales(
                        scale(options.priceScale(), DEFAULT_SCALE, "--price-scale"),
                        scale(options.quantityScale(), DEFAULT_SCALE, "--quantity-scale"));
        FileNameHints name = FileNameHints.of(file.path());
        Sample sample = sample(file, detection, asked);
        if (sample.rows == 0) {
            throw new UnusableFileException("no usable row in it" + sample.firstReason);
        }
        VenueId venue =
                options.venue() == null ? VenueId.of(detection.format().venue()) : options.venue();
        InstrumentId id = new InstrumentId(venue, symbol(options, sample, name));
        Optional<Instrument> stored = store.instrument(id);
        if (stored.isPresent()) {
            requireScale(
                    id, options.priceScale(), stored.get().priceScale(), "price", "--price-scale");
            requireScale(
                    id,
                    options.quantityScale(),
                    stored.get().quantityScale(),
                    "quantity",
                    "--quantity-scale");
        }
        Instrument instrument = stored.orElseGet(() -> unlisted(id, asked));
        return new ImportTarget(
                detection,
                instrument,
                timeframe(detection, options, sample, name),
                volumeUnit(detection, options),
                sample.symbol);
    }

    private static int scale(@Nullable Integer told, int otherwise, String option)
            throws UnusableFileException {
        if (told == null) {
            return otherwise;
        }
        if (told < 0 || told > 18) {
            throw new UnusableFileException(option + " must be 0 to 18, was " + told);
        }
        return told;
    }

    private static void requireScale(
            InstrumentId id, @Nullable Integer told, int stored, String what, String option)
            throws UnusableFileException {
        if (told != null && told != stored) {
            throw new UnusableFileException(
                    id
                            + " is stored with "
                            + stored
                            + " "
                            + what
                            + " decimals; leave "
                            + option
                            + " away, or import under another --symbol");
        }
    }

    private static Instrument unlisted(InstrumentId id, Scales scales) {
        Instrument plain = Instrument.unlisted(id);
        return new Instrument(
                id,
                plain.baseAsset(),
                plain.quoteAsset(),
                scales.price(),
                scales.quantity(),
                1,
                1,
                plain.minNotional());
    }

    private static Symbol symbol(ImportOptions options, Sample sample, FileNameHints name)
            throws UnusableFileException {
        if (options.symbol() != null) {
            return options.symbol();
        }
        if (sample.symbol != null) {
            try {
                return Symbol.of(sample.symbol.replace('/', '-'));
            } catch (IllegalArgumentException e) {
                throw new UnusableFileException(e.getMessage() + "; tell it with --symbol", e);
            }
        }
        if (name.symbol() != null) {
            return name.symbol();
        }
        throw new UnusableFileException(
                "neither content nor file name tell the symbol; tell it with --symbol");
    }

    private static @Nullable Timeframe timeframe(
            Detection detection, ImportOptions options, Sample sample, FileNameHints name)
            throws UnusableFileException {
        if (detection.format().kind() != HistoryKind.CANDLES) {
            return null;
        }
        if (options.timeframe() != null) {
            return options.timeframe();
        }
        if (name.timeframe() != null) {
            return name.timeframe();
        }
        if (sample.distance >= 28 * DAY && sample.distance <= 31 * DAY) {
            throw new UnusableFileException(
                    "monthly candles have no fixed length and cannot be stored; import daily ones");
        }
        try {
            return new Timeframe(sample.distance);
        } catch (IllegalArgumentException e) {
            throw new UnusableFileException(
                    "the distance of its rows does not tell the candles' length; tell it with"
                            + " --timeframe",
                    e);
        }
    }

    private static VolumeUnit volumeUnit(Detection detection, ImportOptions options) {
        if (detection.format().kind() != HistoryKind.CANDLES) {
            return VolumeUnit.BASE;
        }
        if (options.volumeUnit() != null) {
            return options.volumeUnit();
        }
        CandleColumns columns = detection.columns();
        return columns == null ? detection.format().volumeUnit() : columns.volumeUnit();
    }

    private static Sample sample(SourceFile file, Detection detection, Scales scales)
            throws IOException {
        Map<Long, Integer> distances = new HashMap<>();
        Row row = new Row();
        String symbol = null;
        String reason = "";
        int rows = 0;
        long previous = 0;
        try (SourceFile.Content content = file.open()) {
            RecordSource source = detection.open(content, scales);
            for (int i = 0; rows < SAMPLE && i < SAMPLE_RECORDS && source.advance(); i++) {
                try {
                    if (!source.read(row)) {
                        continue;
                    }
                } catch (BadRecordException e) {
                    reason = reason.isEmpty() ? badLine(source.line(), e) : reason;
                    continue;
                }
                if (rows > 0 && row.time != previous) {
                    distances.merge(Math.abs(row.time - previous), 1, Integer::sum);
                }
                symbol = rows == 0 ? row.symbol : symbol;
                previous = row.time;
                rows++;
            }
        }
        long distance =
                distances.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0L);
        return new Sample(rows, symbol, distance, reason);
    }

    private static String badLine(long line, BadRecordException e) {
        return "; line " + line + ": " + e.reason();
    }
}
