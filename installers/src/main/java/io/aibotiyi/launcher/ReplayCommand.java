package io.aibotiyi.launcher;

import io.aibotiyi.backend.marketdata.ReplayCheck;
import io.aibotiyi.backend.marketdata.ReplayReport;
import io.aibotiyi.backend.marketdata.ReplayReport.InstrumentReport;
import io.aibotiyi.protocol.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rebuilds the books of a recorded session and proves them. */
@Command(
        name = "replay",
        description = {
            "Rebuilds the order books of a raw capture and checks them: sequence gaps, crossed books,"
                    + " checksums, and the best bid and offer against the exchange's own at every equal"
                    + " update id.",
            "Several files are read as one recording, in the order given. Exits 1 if anything is"
                    + " missing or does not match."
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Captures: one '<local ns> <json>' a line, plain or gzip.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--check",
            description =
                    "Checks the capture and reports. To play it back, open it in the workstation.")
    private boolean check;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (!check) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Say --check to check the capture; to play it back, open it in the workstation");
        }
        ReplayReport report;
        try (ProgressBar bar = new ProgressBar(files.getFirst().getFileName() + "")) {
            report = ReplayCheck.run(files, (read, total) -> bar.update(read, total, 0));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(report));
        } else {
            print(out, report);
        }
        out.flush();
        return report.isFlawless() ? 0 : 1;
    }

    private static void print(PrintWriter out, ReplayReport r) {
        line(out, "lines", count(r.lines()));
        line(out, "depth updates", count(r.depthUpdates()));
        line(out, "trades", count(r.trades()));
        line(out, "sequence gaps", count(r.sequenceGaps()));
        line(out, "trade gaps", count(r.tradeGaps()));
        line(out, "crossed books", count(r.crossedBooks()));
        line(out, "best bid and offer", r.bookTickerMatched() + "/" + r.bookTickerCompared());
        line(out, "checksums", r.checksumsMatched() + "/" + r.checksumsCompared());
        ReplayReport.Latency latency = r.latency();
        if (latency != null) {
            line(
                    out,
                    "latency ms",
                    String.format(
                            Locale.ROOT,
                            "median %.1f, p99 %.1f, from %.1f to %.1f (local minus exchange clock)",
                            latency.median() / 1e6,
                            latency.p99() / 1e6,
                            latency.min() / 1e6,
                            latency.max() / 1e6));
        }
        line(out, "seconds", String.format(Locale.ROOT, "%.2f", r.seconds()));
        for (InstrumentReport i : r.instruments()) {
            if (!i.note().isEmpty()) {
                out.println(i.instrument() + ": " + i.note());
            }
        }
        if (r.badLines() > 0) {
            line(out, "bad lines", count(r.badLines()));
            r.firstBadLines().forEach(b -> out.println("  line " + b.line() + ": " + b.reason()));
        }
    }

    private static void line(PrintWriter out, String label, String value) {
        out.printf(Locale.ROOT, "%-20s%s%n", label, value);
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
