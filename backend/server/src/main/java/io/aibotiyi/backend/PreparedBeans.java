package io.aibotiyi.backend;

import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import org.springframework.aot.AotDetector;
import org.springframework.core.SpringProperties;

/**
 * Whether a start may use the beans that the build wrote down (Spring's ahead-of-time processing).
 * They were chosen for the configuration as shipped: whoever adds settings that a bean could depend
 * on gets a start that looks at everything again, and takes longer; so does a server.
 */
final class PreparedBeans {

    /** What the launcher itself reads; none of it is a setting of the backend. */
    private static final Set<String> LAUNCHER =
            Set.of(
                    "AIBOT_HOME",
                    "AIBOT_JAVA_HOME",
                    "AIBOT_JAVA_SEARCH",
                    "AIBOT_JVM_OPTIONS",
                    "AIBOT_AOT",
                    "AIBOT_AOT_CACHE",
                    "AIBOT_DEBUG");

    /** The same as options of the virtual machine. */
    private static final Set<String> OPTIONS =
            Set.of(
                    "aibot.application",
                    AotDetector.AOT_ENABLED,
                    "spring.backgroundpreinitializer.ignore");

    private PreparedBeans() {}

    /** Tells Spring, if the process was started with prepared beans at all. */
    static void choose(BackendOptions options) {
        if (Boolean.getBoolean(AotDetector.AOT_ENABLED)) {
            SpringProperties.setProperty(
                    AotDetector.AOT_ENABLED,
                    Boolean.toString(
                            fit(
                                    options,
                                    System.getenv(),
                                    System.getProperties().stringPropertyNames())));
        }
    }

    /**
     * @param properties names of the system's properties
     */
    static boolean fit(
            BackendOptions options, Map<String, String> environment, Set<String> properties) {
        return options.embeddedSecret() != null
                && options.properties().isEmpty()
                && !Files.exists(options.home().resolve("application.yaml"))
                && environment.keySet().stream().noneMatch(PreparedBeans::isSetting)
                && properties.stream().noneMatch(PreparedBeans::isOption);
    }

    private static boolean isOption(String property) {
        return (property.startsWith("spring.")
                        || property.startsWith("server.")
                        || property.startsWith("logging.")
                        || property.startsWith("aibot."))
                && !OPTIONS.contains(property);
    }

    private static boolean isSetting(String variable) {
        return variable.startsWith("SPRING_")
                || variable.startsWith("SERVER_")
                || (variable.startsWith("AIBOT_") && !LAUNCHER.contains(variable));
    }
}
