package io.aibotiyi.launcher;

import io.aibotiyi.backend.marketdata.History;
import io.aibotiyi.backend.marketdata.HistoryImporter;
import io.aibotiyi.backend.marketdata.ImportException;
import io.aibotiyi.backend.marketdata.ImportOptions;
import io.aibotiyi.backend.marketdata.ImportReport;
import io.aibotiyi.backend.marketdata.VolumeUnit;
import io.aibotiyi.domain.Symbol;
import io.aibotiyi.domain.Timeframe;
import io.aibotiyi.domain.VenueId;
import io.aibotiyi.protocol.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings market history into the store. */
@Command(
        name = "import",
        description = {
            "Imports market history. The format is known by content: OHLCV CSV, raw Binance captures,"
                    + " Binance public-archive CSV (klines, trades, aggTrades), Coinbase and Kraken JSON;"
                    + " plain, gzip or zip.",
            "Importing a file twice adds nothing, an interrupted import goes on where it was, and"
                    + " nothing is visible before a file is whole. Exits 1 if a file was not imported."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeOption home;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to import.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--strict",
            description =
                    "Refuses a file whole at its first bad line, instead of leaving bad lines out.")
    private boolean strict;

    @Option(names = "--venue", paramLabel = "VENUE", description = "Stored under this venue.")
    private @Nullable String venue;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "The data's symbol.")
    private @Nullable String symbol;

    @Option(names = "--timeframe", paramLabel = "TF", description = "Of candles, as 1m or 4h.")
    private @Nullable String timeframe;

    @Option(
            names = "--column",
            paramLabel = "MEANING=NAME",
            description =
                    "Names a CSV column: time, open, high, low, close, volume or trades; repeatable.")
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--volume-unit",
            description = "What a CSV's volume counts: ${COMPLETION-CANDIDATES}.")
    private @Nullable VolumeUnit volumeUnit;

    @Option(
            names = "--price-scale",
            paramLabel = "N",
            description = "Decimals of prices of an instrument not yet stored (default: 8).")
    private @Nullable Integer priceScale;

    @Option(
            names = "--quantity-scale",
            paramLabel = "N",
            description = "Decimals of quantities of an instrument not yet stored (default: 8).")
    private @Nullable Integer quantityScale;

    @Option(names = "--json", description = "Prints one JSON object a file.")
    private boolean json;

    @Override
    public Integer call() {
        ImportOptions options = options();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean complete = true;
        try (History history = History.open(home.path(), InstantSource.system())) {
            for (Path file : files) {
                try {
                    ImportReport report = importOne(history.importer(), file, options);
                    if (json) {
                        out.println(Json.mapper().writeValueAsString(document(report)));
                    } else {
                        print(out, report);
                    }
                } catch (ImportException e) {
                    complete = false;
                    err.println("aibot import: " + e.getMessage());
                    err.flush();
                    if (json) {
                        out.println(
                                Json.mapper()
                                        .writeValueAsString(
                                                Map.of(
                                                        "file",
                                                        file.toString(),
                                                        "error",
                                                        String.valueOf(e.getMessage()))));
                    }
                }
                out.flush();
            }
        }
        return complete ? 0 : 1;
    }

    private static ImportReport importOne(
            HistoryImporter importer, Path file, ImportOptions options) {
        try (ProgressBar bar = new ProgressBar(file.getFileName() + "")) {
            return importer.importFile(file, options, bar::update);
        }
    }

    private ImportOptions options() {
        try {
            return new ImportOptions(
                    strict,
                    venue == null ? null : VenueId.of(venue),
                    symbol == null ? null : Symbol.of(symbol),
                    timeframe == null ? null : Timeframe.parse(timeframe),
                    columns,
                    volumeUnit,
                    priceScale,
                    quantityScale);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, Object> document(ImportReport r) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", r.file().toString());
        document.put("format", r.format());
        document.put("instrument", r.instrument().toString());
        document.put("kind", r.kind().text());
        if (r.timeframe() != null) {
            document.put("timeframe", r.timeframe().toString());
        }
        document.put("rows", r.rows());
        document.put("added", r.added());
        document.put("duplicates", r.duplicates());
        document.put("conflicts", r.conflicts());
        document.put("bad", r.bad());
        document.put("outOfOrder", r.outOfOrder());
        document.put("gaps", r.gaps());
        document.put("missing", r.missing());
        document.put("firstTime", r.firstTime());
        document.put("lastTime", r.lastTime());
        document.put("resumed", r.resumed());
        document.put("issues", r.issues());
        return document;
    }

    private static void print(PrintWriter out, ImportReport r) {
        out.printf(
                Locale.ROOT,
                "%s: %s, %s %s%s%n",
                r.file().getFileName(),
                r.format(),
                r.instrument(),
                r.kind().text(),
                r.timeframe() == null ? "" : " " + r.timeframe());
        out.printf(
                Locale.ROOT,
                "  %,d %s, %,d added, %,d duplicates, %,d conflicts, %,d bad, %,d gaps%s%n",
                r.rows(),
                r.timeframe() == null ? "rows" : "bars",
                r.added(),
                r.duplicates(),
                r.conflicts(),
                r.bad(),
                r.gaps(),
                r.missing() == 0 ? "" : String.format(Locale.ROOT, " (%,d missing)", r.missing()));
        r.issues().forEach(i -> out.println("  line " + i.line() + ": " + i.reason()));
        long counted = r.bad() + r.outOfOrder();
        if (counted > r.issues().size()) {
            out.printf(Locale.ROOT, "  … and %,d more lines%n", counted - r.issues().size());
        }
    }
}
