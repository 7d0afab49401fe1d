package io.aibotiyi.backend.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** docs/configuration.md lists what the properties' own documentation says. */
class ConfigurationDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "configuration.md");

    private static final String HEAD =
            """
            # Configuration

            `HOME/application.yaml` overrides what stands here; `aibot server --set NAME=VALUE` overrides both. Every property is typed and
            checked at the start: one that does not fit stops it and is named. Administrators see what is in force, secrets masked, at
            `GET /api/v1/system/settings`; what can be switched while the backend runs are feature flags (`/api/v1/system/flags`), stored,
            audited and listed with what they do. This table is made from the properties' own documentation by

                mvn -pl backend/server -am test -Dtest=ConfigurationDocumentTest -Dconfiguration.update -Dsurefire.failIfNoSpecifiedTests=false

            | property | default | what it is |
            |---|---|---|
            """;

    @Test
    void theDocumentListsEveryPropertyWithItsDefaultAndMeaning() throws Exception {
        Map<String, String> shipped = shipped();
        StringBuilder text = new StringBuilder(HEAD);
        List<String> silent = new ArrayList<>();
        for (Map.Entry<String, JsonNode> property : properties().entrySet()) {
            String description = property.getValue().path("description").asString("");
            if (description.isBlank()) {
                silent.add(property.getKey());
            }
            text.append("| `")
                    .append(property.getKey())
                    .append("` | ")
                    .append(byDefault(property, shipped))
                    .append(" | ")
                    .append(description.replace("|", "\\|").replaceAll("\\s+", " "))
                    .append(" |\n");
        }
        assertThat(silent).as("properties without documentation").isEmpty();
        if (System.getProperty("configuration.update") != null) {
            Files.writeString(DOCUMENT, text);
        }
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("docs/configuration.md is stale; its head says how to make it anew")
                .isEqualTo(text.toString());
    }

    private static String byDefault(
            Map.Entry<String, JsonNode> property, Map<String, String> shipped) {
        String value = shipped.get(property.getKey());
        if (value == null) {
            JsonNode noted = property.getValue().path("defaultValue");
            value = noted.isMissingNode() || noted.isArray() ? "" : noted.asString();
        }
        return value.isEmpty() ? "" : "`" + value + "`";
    }

    private static Map<String, JsonNode> properties() throws IOException {
        Map<String, JsonNode> all = new TreeMap<>();
        try (InputStream in =
                new ClassPathResource("META-INF/spring-configuration-metadata.json")
                        .getInputStream()) {
            for (JsonNode property : Json.mapper().readTree(in).path("properties")) {
                all.put(property.path("name").asString(), property);
            }
        }
        return all;
    }

    private static Map<String, String> shipped() throws IOException {
        Map<String, String> values = new TreeMap<>();
        var source =
                (EnumerablePropertySource<?>)
                        new YamlPropertySourceLoader()
                                .load("shipped", new ClassPathResource("application.yaml"))
                                .getFirst();
        for (String name : source.getPropertyNames()) {
            values.put(name, Objects.toString(source.getProperty(name), ""));
        }
        return values;
    }
}
