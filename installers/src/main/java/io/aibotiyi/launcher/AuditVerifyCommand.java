package io.aibotiyi.launcher;

import io.aibotiyi.backend.StoppedHome;
import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.AuditVerifier;
import io.aibotiyi.client.AibotClient;
import io.aibotiyi.protocol.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Proves the audit log, and names the first entry that does not fit. */
@Command(
        name = "verify",
        description = {
            "Verifies every entry, the hash chain, the Merkle tree and every signed checkpoint: of the"
                    + " home while its backend is stopped, of an exported file, or of a running"
                    + " backend, whose export is verified here without trusting it.",
            "Exits 1 if anything was changed, removed, inserted or reordered."
        },
        mixinStandardHelpOptions = true)
final class AuditVerifyCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeOption home;
    @Mixin private AuditServerOptions server;

    @Option(names = "--file", paramLabel = "FILE", description = "Verifies an exported log.")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "The verifier key that must have signed an export (default: the home's"
                            + " audit/checkpoint-key).")
    private @Nullable Path key;

    @Option(
            names = "--from",
            paramLabel = "CHECKPOINT",
            description =
                    "A file of signed checkpoints kept elsewhere: the log must begin with what they"
                            + " state.")
    private @Nullable Path from;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<String> given = from == null ? List.of() : AuditVerifier.notes(from);
        AuditReport report = verify(given);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.mapper().writeValueAsString(document(report)) : text(report));
        out.flush();
        return report.ok() ? 0 : 1;
    }

    private AuditReport verify(List<String> given) throws IOException {
        if (file != null) {
            return AuditVerifier.file(file, trusted(), given, checked -> {});
        }
        if (server.given()) {
            return remote(given);
        }
        return StoppedHome.verifyAudit(home.path(), given, checked -> {});
    }

    /** Fetches the whole log and proves it here. */
    private AuditReport remote(List<String> given) throws IOException {
        Path copy = Files.createTempFile("audit", ".jsonl");
        try (AibotClient client = server.connect()) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy))) {
                client.audits().export(0, out);
            }
            return AuditVerifier.file(copy, trusted(), given, checked -> {});
        } finally {
            Files.delete(copy);
        }
    }

    private @Nullable String trusted() throws IOException {
        return key != null ? Files.readString(key) : AuditVerifier.trustedKey(home.path());
    }

    private static Map<String, @Nullable Object> document(AuditReport report) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("entries", report.entries());
        document.put("ok", report.ok());
        document.put("firstBad", report.firstBad());
        document.put("reason", report.reason());
        return document;
    }

    private static String text(AuditReport report) {
        return report.ok()
                ? String.format(
                        Locale.ROOT, "%,d entries, every one in its place", report.entries())
                : String.format(
                        Locale.ROOT,
                        "BROKEN at entry %d of %,d: %s",
                        report.firstBad(),
                        report.entries(),
                        report.reason());
    }
}
