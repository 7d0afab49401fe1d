package io.aibotiyi.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The audit log, from the outside. */
@Command(
        name = "audit",
        description = "Verifies and exports the audit log.",
        mixinStandardHelpOptions = true,
        subcommands = {AuditVerifyCommand.class, AuditExportCommand.class},
        synopsisSubcommandLabel = "COMMAND")
final class AuditCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Say what to do: 'verify' or 'export'");
    }
}
