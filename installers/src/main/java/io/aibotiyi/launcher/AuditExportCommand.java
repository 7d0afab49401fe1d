package io.aibotiyi.launcher;

import io.aibotiyi.client.AibotClient;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a provable copy of the audit log of a running backend. */
@Command(
        name = "export",
        description = {
            "Writes a running backend's audit log as JSON lines that 'aibot audit verify --file'"
                    + " proves anywhere. The file appears when it is whole.",
            "Needs the permission audit:export; the export itself is audited."
        },
        mixinStandardHelpOptions = true)
final class AuditExportCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private AuditServerOptions server;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file to write.")
    private Path file = Path.of("audit.jsonl");

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "0",
            description = "First entry (default: ${DEFAULT-VALUE}).")
    private long from;

    @Override
    public Integer call() throws IOException {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try (AibotClient client = server.connect()) {
            long bytes;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
                bytes = client.audits().export(from, out);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            spec.commandLine().getOut().printf(Locale.ROOT, "%s, %,d bytes%n", file, bytes).flush();
        } finally {
            Files.deleteIfExists(draft);
        }
        return 0;
    }
}
