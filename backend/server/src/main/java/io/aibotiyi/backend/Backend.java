package io.aibotiyi.backend;

import io.aibotiyi.backend.identity.EmbeddedAccess;
import io.aibotiyi.backend.identity.Identity;
import io.aibotiyi.backend.operations.ServerTls;
import io.aibotiyi.backend.operations.StreamAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * A running backend, in the workstation's process or on its own.
 *
 * <p>It serves from {@link #start} until {@link #close}, also after SIGTERM: the process then stops
 * taking requests, finishes those under way and ends. A process may start several, one after the
 * other or with different homes side by side.
 */
public final class Backend implements AutoCloseable {

    /** Name of the property source with what {@link #start} was given. */
    static final String GIVEN = "backendOptions";

    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

    private final BackendOptions options;
    private final HomeLock lock;
    private final ConfigurableApplicationContext context;
    private final Duration startTime;
    private final Thread shutdownHook;
    private boolean closed;

    private Backend(
            BackendOptions options,
            HomeLock lock,
            ConfigurableApplicationContext context,
            Duration startTime) {
        this.options = options;
        this.lock = lock;
        this.context = context;
        this.startTime = startTime;
        this.shutdownHook = new Thread(this::shutDown, "backend-shutdown");
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * Starts a backend and returns when it serves.
     *
     * @throws BackendStartException saying in one sentence why it could not
     */
    public static Backend start(BackendOptions options) {
        long began = System.nanoTime();
        HomeLock lock = HomeLock.take(options.home());
        try {
            ConfigurableApplicationContext context = run(options);
            return new Backend(options, lock, context, Duration.ofNanos(System.nanoTime() - began));
        } catch (RuntimeException e) {
            // below the console's threshold: the caller is told, the log file has the rest
            LOG.info("The backend could not start", e);
            lock.close();
            throw StartFailure.explain(e, options);
        }
    }

    private static ConfigurableApplicationContext run(BackendOptions options) {
        PreparedBeans.choose(options);
        return application(options).run();
    }

    /** What {@link #start} runs. */
    static SpringApplicationBuilder application(BackendOptions options) {
        return new SpringApplicationBuilder(BackendApplication.class)
                .main(BackendApplication.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(context -> {
                    context.getEnvironment()
                            .getPropertySources()
                            .addFirst(new MapPropertySource(GIVEN, overrides(options)));
                    // an object, not a definition: it cannot be written down ahead of time
                    context.getBeanFactory()
                            .registerSingleton(
                                    "embeddedAccess", new EmbeddedAccess(options.embeddedSecret()));
                })
                .properties(location(options));
    }

    private static Map<String, Object> overrides(BackendOptions options) {
        Map<String, Object> values = new LinkedHashMap<>(options.properties());
        values.put("aibot.home", options.home().toString());
        values.put("server.address", options.bindAddress());
        values.put("server.port", options.port());
        values.put("aibot.stream.address", options.bindAddress());
        values.put("aibot.stream.port", options.streamPort());
        return values;
    }

    /** Needed before the environment exists, so given as defaults. */
    private static Map<String, Object> location(BackendOptions options) {
        return Map.of(
                "aibot.home",
                options.home().toString(),
                "spring.config.location",
                "classpath:/application.yaml,optional:file:"
                        + options.home().resolve("application.yaml"));
    }

    /** Where REST is served, for example {@code http://127.0.0.1:41234}. */
    public URI address() {
        WebServer server = ((WebServerApplicationContext) context).getWebServer();
        String scheme = context.getBean(ServerTls.class).enabled() ? "https" : "http";
        return URI.create(scheme + "://" + host() + ":" + Objects.requireNonNull(server).getPort());
    }

    /** SHA-256 of the server's certificate, for clients to pin; empty without TLS. */
    public Optional<String> fingerprint() {
        return context.getBean(ServerTls.class).fingerprint();
    }

    /** Where the WebSocket streams are served. */
    public URI stream() {
        return context.getBean(StreamAddress.class).uri();
    }

    /** To be shown once to whoever started it; empty when somebody can sign in already. */
    public Optional<String> setupSecret() {
        return context.getBean(Identity.class).setupSecret();
    }

    public Path home() {
        return options.home();
    }

    /** From the call of {@link #start} to serving. */
    public Duration startTime() {
        return startTime;
    }

    /** For tests in this package. */
    ConfigurableApplicationContext context() {
        return context;
    }

    /** Finishes what is under way, stops and frees the home; again is harmless. */
    @Override
    public void close() {
        shutDown();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the process is ending already: the hook has run or is waiting for us
            return;
        }
    }

    private synchronized void shutDown() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            context.close();
        } finally {
            lock.close();
        }
    }

    private String host() {
        String address = options.bindAddress();
        if (address.equals("0.0.0.0") || address.equals("::")) {
            return "127.0.0.1";
        }
        return address.contains(":") ? "[" + address + "]" : address;
    }
}
