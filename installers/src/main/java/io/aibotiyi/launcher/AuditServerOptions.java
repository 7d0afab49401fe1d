package io.aibotiyi.launcher;

import io.aibotiyi.client.AibotClient;
import io.aibotiyi.client.AibotClients;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach a running backend. */
final class AuditServerOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "Asks a running backend instead of opening the home's database.")
    private @Nullable URI server;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "Signs in to it as this person; the password comes from --password-file,"
                            + " AIBOT_PASSWORD, or is asked for.")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password.")
    private @Nullable Path passwordFile;

    boolean given() {
        return server != null;
    }

    /** Signs in; the caller closes. */
    AibotClient connect() throws IOException {
        if (server == null || user == null) {
            throw new IllegalArgumentException("A running backend needs --server and --user");
        }
        AibotClient client = AibotClients.connect(server);
        try {
            client.login(user, password());
            return client;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    private String password() throws IOException {
        if (passwordFile != null) {
            try (BufferedReader lines = Files.newBufferedReader(passwordFile)) {
                return Objects.requireNonNullElse(lines.readLine(), "");
            }
        }
        String given = System.getenv("AIBOT_PASSWORD");
        if (given != null) {
            return given;
        }
        char[] typed =
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .map(console -> console.readPassword("Password: "))
                        .orElse(null);
        if (typed == null) {
            throw new IllegalArgumentException(
                    "There is no terminal to ask for the password; set AIBOT_PASSWORD");
        }
        return new String(typed);
    }
}
