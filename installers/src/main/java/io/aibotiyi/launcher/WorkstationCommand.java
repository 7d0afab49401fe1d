package io.aibotiyi.launcher;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens the desktop, or serves its backend headless where no window can open. */
@Command
class WorkstationCommand implements Callable<Integer> {

    private static final int HEADLESS_PORT = 8420;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private HomeOption home = new HomeOption();

    @Option(
            names = "--remote",
            paramLabel = "URL",
            description = "Connects to a backend elsewhere instead of starting one.")
    private @Nullable URI remote;

    @Option(
            names = "--report-startup",
            description =
                    "Prints one JSON object with the milliseconds to each step of the start, and"
                            + " closes once live data is on screen.")
    private boolean reportStartup;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        if (remote != null
                && !"http".equals(remote.getScheme())
                && !"https".equals(remote.getScheme())) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--remote must be an http or https address: " + remote);
        }
        if (!Display.isPresent()) {
            if (remote != null || reportStartup) {
                throw new IllegalStateException("there is no display here to open a window on");
            }
            out.println(
                    "There is no display here: serving the backend headless (as 'aibot server').");
            out.flush();
            return ServerCommand.serve(
                    command, home.path(), "127.0.0.1", HEADLESS_PORT, 0, Map.of(), false);
        }
        new DesktopStart(home.chosen(), remote, reportStartup).open(out);
        return 0;
    }
}
