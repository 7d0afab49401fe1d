package io.aibotiyi.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code aibot}: without a sub-command it opens the workstation. */
@Command(
        name = "aibot",
        description =
                "AIBOT IYI Workstation: charts, order flow and trading, with the backend inside.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            ServerCommand.class,
            ImportCommand.class,
            ReplayCommand.class,
            GalleryCommand.class,
            AuditCommand.class,
            DoctorCommand.class
        },
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Exit codes: 0 success, 1 failure, 2 bad usage, 3 no Java 25 found.",
            "'aibot COMMAND --help' explains each command."
        })
final class Aibot extends WorkstationCommand {

    static CommandLine commandLine() {
        return new CommandLine(new Aibot())
                .addSubcommand(new WorkstationSubcommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures());
    }

    /** The default face under its own name. */
    @Command(
            name = "workstation",
            description = "Opens the desktop (the default).",
            mixinStandardHelpOptions = true)
    static final class WorkstationSubcommand extends WorkstationCommand {}
}
