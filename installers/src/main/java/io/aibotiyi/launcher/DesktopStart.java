package io.aibotiyi.launcher;

import io.aibotiyi.protocol.Json;
import io.aibotiyi.workstation.Workstation;
import io.aibotiyi.workstation.WorkstationOptions;
import io.aibotiyi.workstation.state.Target;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens the desktop.
 *
 * @param home application data folder; null for where it usually is
 * @param remote backend to connect to; null starts one in this process
 * @param reportStartup prints the timeline of the start and closes
 */
record DesktopStart(@Nullable Path home, @Nullable URI remote, boolean reportStartup) {

    /**
     * What the arguments ask for, where they are the usual ones: nothing, or the desktop's name,
     * {@code --home DIR} and {@code --report-startup}. All others, wrong ones too, are the command
     * line parser's to judge.
     */
    static Optional<DesktopStart> usual(String[] args) {
        String home = null;
        boolean report = false;
        int i = args.length > 0 && args[0].equals("workstation") ? 1 : 0;
        for (; i < args.length; i++) {
            boolean named = i + 1 < args.length && !args[i + 1].startsWith("-");
            if (args[i].equals("--home") && home == null && named && !args[i + 1].isEmpty()) {
                home = args[++i];
            } else if (args[i].equals("--report-startup") && !report) {
                report = true;
            } else {
                return Optional.empty();
            }
        }
        try {
            Path folder = home == null ? null : Path.of(home);
            return Optional.of(new DesktopStart(folder, null, report));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Opens the window, and tells a failure as the parser would have. */
    int run() {
        try {
            open(writer(System.out));
            return 0;
        } catch (IOException | InterruptedException | RuntimeException e) {
            Failures.tell(e, "aibot", writer(System.err));
            return 1;
        }
    }

    /** Opens the window and returns when it has been closed. */
    void open(PrintWriter out) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(HomeOption.path(home));
        WorkstationOptions options = WorkstationOptions.embedded(folder);
        if (remote != null) {
            options = options.withTarget(new Target.Remote(remote));
        }
        if (reportStartup) {
            options =
                    options.timed(timeline -> {
                        out.println(Json.mapper().writeValueAsString(timeline));
                        out.flush();
                    });
        }
        Workstation.launch(options);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
