package io.aibotiyi.launcher;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --home}: where everything the application keeps lies. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description =
                    "Application data folder (default: AIBOT_HOME, else the system's place for"
                            + " application data).")
    private @Nullable Path home;

    /** As given; null where it was not. */
    @Nullable Path chosen() {
        return home;
    }

    Path path() {
        return path(home);
    }

    /** The folder for this choice; null is none. */
    static Path path(@Nullable Path chosen) {
        if (chosen != null) {
            return chosen.toAbsolutePath().normalize();
        }
        String variable = System.getenv("AIBOT_HOME");
        if (variable != null && !variable.isBlank()) {
            return Path.of(variable).toAbsolutePath().normalize();
        }
        return systemDefault();
    }

    private static Path systemDefault() {
        Path user = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return user.resolve("Library/Application Support/AIBOT IYI");
        }
        if (system.contains("win")) {
            String appData = System.getenv("APPDATA");
            return (appData == null ? user : Path.of(appData)).resolve("AIBOT IYI");
        }
        String xdg = System.getenv("XDG_DATA_HOME");
        return (xdg == null || xdg.isBlank() ? user.resolve(".local/share") : Path.of(xdg))
                .resolve("aibot-iyi");
    }
}
