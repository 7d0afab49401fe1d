package io.aibotiyi.backend.operations.settings;

import io.aibotiyi.backend.operations.Settings;
import io.aibotiyi.protocol.Json;
import io.aibotiyi.protocol.Operations.SettingView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Joins what the compiler noted of each property (name, type, documentation) with what the
 * environment says of it now.
 */
@Component
final class SettingsCatalogue implements Settings {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";
    private static final Pattern SECRET =
            Pattern.compile("(?i)(password|passphrase|secret|token|credential|api-key)");
    private static final Pattern SECRET_IN_ADDRESS =
            Pattern.compile("(?i)((?:password|secret|token)=)[^&;]*|(?<=://)[^/@]*:[^/@]*(?=@)");

    private record Property(
            String name, String type, String description, @Nullable String byDefault) {}

    private final ConfigurableEnvironment environment;

    SettingsCatalogue(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public List<SettingView> list() {
        return properties().stream()
                .map(this::view)
                .sorted(Comparator.comparing(SettingView::name))
                .toList();
    }

    private static List<Property> properties() {
        List<Property> all = new ArrayList<>();
        try (InputStream in = new ClassPathResource(METADATA).getInputStream()) {
            for (JsonNode p : Json.mapper().readTree(in).path("properties")) {
                if (p.path("name").asString("").startsWith("aibot.")) {
                    all.add(
                            new Property(
                                    p.path("name").asString(),
                                    kind(p.path("type").asString("")),
                                    p.path("description").asString(""),
                                    text(p.path("defaultValue"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(METADATA + " cannot be read", e);
        }
        return all;
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isArray()
                ? String.join(", ", value.valueStream().map(JsonNode::asString).toList())
                : value.asString();
    }

    private static String kind(String type) {
        return switch (type) {
            case "java.lang.Integer", "java.lang.Long" -> "integer";
            case "java.lang.Boolean" -> "boolean";
            case "java.lang.Double", "java.math.BigDecimal" -> "decimal";
            case "java.time.Duration" -> "duration";
            case "java.net.URI" -> "address";
            default ->
                    type.startsWith("java.util.List")
                            ? "list"
                            : type.startsWith("java.util.Map")
                                    ? "map"
                                    : type.contains("$") ? "choice" : "text";
        };
    }

    private SettingView view(Property property) {
        String value = null;
        String source = "default";
        for (PropertySource<?> candidate : environment.getPropertySources()) {
            String found = valueIn(candidate, property);
            if (found != null) {
                value = found;
                source = kindOf(candidate);
                break;
            }
        }
        boolean secret = SECRET.matcher(property.name()).find();
        return new SettingView(
                property.name(),
                property.type(),
                value == null || value.isEmpty() ? null : shown(value, secret),
                property.byDefault(),
                source,
                secret,
                property.description());
    }

    private static String shown(String value, boolean secret) {
        return secret
                ? SettingView.MASKED
                : SECRET_IN_ADDRESS.matcher(value).replaceAll("$1" + SettingView.MASKED);
    }

    private static @Nullable String valueIn(PropertySource<?> source, Property property) {
        if (source.getName().equals("configurationProperties")) {
            return null;
        }
        Object plain = source.getProperty(property.name());
        if (plain == null) {
            plain =
                    source.getProperty(
                            property.name()
                                    .toUpperCase(java.util.Locale.ROOT)
                                    .replace("-", "")
                                    .replace('.', '_'));
        }
        if (plain != null) {
            return plain.toString();
        }
        if (!(source instanceof EnumerablePropertySource<?> listed)) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        for (String name : new TreeSet<>(List.of(listed.getPropertyNames()))) {
            if (name.startsWith(property.name() + "[")) {
                String place = name.substring(property.name().length());
                Object value = listed.getProperty(name);
                parts.add(place.matches("\\[\\d+]") ? "" + value : place + "=" + value);
            }
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static String kindOf(PropertySource<?> source) {
        String name = source.getName();
        if (name.equals("backendOptions")) {
            return "command line";
        }
        if (name.contains("class path resource")) {
            return "default";
        }
        return name.startsWith("system") ? "environment" : "file";
    }
}
