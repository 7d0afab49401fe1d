package io.aibotiyi.workstation.connect;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Shows an address in the browser that the system knows as its own. Returns once that was asked
 * for; what it does with it, it does by itself.
 */
public final class SystemBrowser implements Consumer<URI> {

    /** Starts a command; a system without it throws. */
    interface Launcher {
        void start(List<String> command) throws IOException;
    }

    private final String system;
    private final Launcher launcher;

    public SystemBrowser() {
        this(
                System.getProperty("os.name", ""),
                command ->
                        new ProcessBuilder(command)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .redirectError(ProcessBuilder.Redirect.DISCARD)
                                .start());
    }

    /**
     * @param system name of the operating system
     */
    SystemBrowser(String system, Launcher launcher) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.launcher = launcher;
    }

    /**
     * @throws IllegalArgumentException if it is no web address
     * @throws IllegalStateException if the system has no command for it
     */
    @Override
    public void accept(URI address) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("'" + address + "' is no web address");
        }
        List<String> command =
                system.startsWith("windows")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
                        : system.startsWith("mac")
                                ? List.of("open", address.toString())
                                : List.of("xdg-open", address.toString());
        try {
            launcher.start(command);
        } catch (IOException e) {
            throw new IllegalStateException("This system has no " + command.getFirst(), e);
        }
    }
}
