package io.aibotiyi.launcher;

import io.aibotiyi.backend.Backend;
import io.aibotiyi.backend.BackendOptions;
import io.aibotiyi.protocol.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The backend without a desktop. */
@Command(
        name = "server",
        description = {
            "Serves the backend headless.",
            "Prints 'ready ADDRESS' when it serves, and the one-time setup secret until the first"
                    + " administrator exists. SIGTERM drains and exits 0."
        },
        mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private HomeOption home;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8420",
            description = "HTTP port, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--stream-port",
            paramLabel = "N",
            defaultValue = "0",
            description = "WebSocket port, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int streamPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
    private String bind;

    @Option(
            names = "--tls",
            paramLabel = "MODE",
            description =
                    "none, files (see aibot.tls in application.yaml) or self-signed, whose"
                            + " fingerprint is printed for clients to pin.")
    private @Nullable String tls;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets a configuration property, as in application.yaml; repeatable.")
    private Map<String, String> properties = new LinkedHashMap<>();

    @Option(names = "--json", description = "Prints one JSON object instead of text.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (tls != null) {
            properties.put("aibot.tls.mode", tls);
        }
        return serve(spec, home.path(), bind, port, streamPort, properties, json);
    }

    static int serve(
            CommandSpec spec,
            Path home,
            String bind,
            int port,
            int streamPort,
            Map<String, String> properties,
            boolean json)
            throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Backend backend =
                Backend.start(new BackendOptions(home, bind, port, streamPort, null, properties));
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    backend.close();
                                    end.countDown();
                                    // a drained stop is a success, not 143
                                    Runtime.getRuntime().halt(0);
                                },
                                "drain"));
        announce(spec.commandLine().getOut(), backend, json);
        end.await();
        return 0;
    }

    private static void announce(PrintWriter out, Backend backend, boolean json) {
        String docs = backend.address().resolve("/docs").toString();
        if (json) {
            Map<String, Object> ready = new LinkedHashMap<>();
            ready.put("ready", backend.address().toString());
            ready.put("stream", backend.stream().toString());
            ready.put("docs", docs);
            ready.put("home", backend.home().toString());
            backend.fingerprint().ifPresent(print -> ready.put("fingerprint", print));
            backend.setupSecret().ifPresent(secret -> ready.put("setupSecret", secret));
            out.println(Json.mapper().writeValueAsString(ready));
        } else {
            out.println("ready " + backend.address());
            out.println("streams " + backend.stream());
            out.println("docs " + docs);
            out.println("home " + backend.home());
            backend.fingerprint().ifPresent(print -> out.println("fingerprint " + print));
            backend.setupSecret()
                    .ifPresent(secret ->
                            out.println(
                                    "setup secret "
                                            + secret
                                            + "  (use it once, to create the administrator)"));
        }
        out.flush();
    }
}
