package io.aibotiyi.launcher;

import io.aibotiyi.launcher.Checkup.Finding;
import io.aibotiyi.protocol.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what this machine and this home are fit for. */
@Command(
        name = "doctor",
        description = {
            "Examines the environment, the stores and, on request, the audit log, the ledger and the"
                    + " start-up time.",
            "Exits 1 if anything is broken."
        },
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeOption home;

    @Option(
            names = "--ledger",
            description = "Adds up every posting of the ledger and proves that it balances.")
    private boolean ledger;

    @Option(
            names = "--audit",
            description =
                    "Verifies the whole audit log of the stopped home and names the first bad entry.")
    private boolean audit;

    @Option(
            names = "--startup",
            description =
                    "Times cold starts of the workstation up to live data on screen, with the AOT"
                            + " cache (made if it is missing) and without.")
    private boolean startup;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Cold starts to time of each kind (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        List<Finding> findings = new ArrayList<>(Checkup.environment(home.path()));
        findings.addAll(Checkup.stores(home.path()));
        if (audit) {
            findings.add(Checkup.audit(home.path()));
        }
        if (ledger) {
            findings.add(Checkup.ledger(home.path()));
        }
        StartupTrial.@Nullable Outcome times = null;
        if (startup) {
            times = new StartupTrial(spec.commandLine().getErr()).run(runs);
        }
        boolean sound = findings.stream().noneMatch(f -> f.state() == Finding.State.BROKEN);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.mapper().writeValueAsString(document(findings, times, sound)));
        } else {
            print(out, findings, times);
        }
        out.flush();
        return sound ? 0 : 1;
    }

    private Map<String, Object> document(
            List<Finding> findings, StartupTrial.@Nullable Outcome times, boolean sound) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", Version.text());
        document.put("home", home.path().toString());
        document.put("ok", sound);
        document.put("findings", findings);
        if (times != null) {
            document.put("startup", times);
        }
        return document;
    }

    private static void print(
            PrintWriter out, List<Finding> findings, StartupTrial.@Nullable Outcome times) {
        for (Finding finding : findings) {
            out.printf(
                    Locale.ROOT,
                    "%-7s %-10s %s%n",
                    finding.state().name().toLowerCase(Locale.ROOT),
                    finding.subject(),
                    finding.detail());
        }
        if (times != null) {
            out.println();
            out.println("cold start, milliseconds (median of " + times.runs() + ")");
            out.printf(Locale.ROOT, "%-14s %12s %12s%n", "", "AOT cache", "without");
            times.withCache()
                    .forEach((step, millis) ->
                            out.printf(
                                    Locale.ROOT,
                                    "%-14s %12d %12d%n",
                                    step,
                                    millis,
                                    times.withoutCache().getOrDefault(step, -1L)));
        }
    }
}
