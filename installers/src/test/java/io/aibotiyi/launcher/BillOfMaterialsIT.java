package io.aibotiyi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.Json;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The application carries the list of what it is made of, and the list is true. */
class BillOfMaterialsIT {

    private final Path libraries =
            Path.of(Objects.requireNonNull(System.getProperty("aibot.application")), "lib");

    @Test
    @DisplayName("I8 the bill of materials names exactly the jars that are shipped (15.1.2)")
    void namesExactlyTheJarsThatAreShipped() throws Exception {
        JsonNode bill = bill();
        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        assertThat(bill.path("specVersion").asString()).isEqualTo("1.6");
        Set<String> named = new TreeSet<>();
        named.add(jar(bill.path("metadata").path("component")));
        bill.path("components").forEach(c -> named.add(jar(c)));
        Set<String> shipped;
        try (Stream<Path> files = Files.walk(libraries)) {
            shipped =
                    files.map(f -> f.getFileName().toString())
                            .filter(f -> f.endsWith(".jar"))
                            .collect(Collectors.toCollection(TreeSet::new));
        }
        assertThat(named).isEqualTo(shipped);
    }

    private JsonNode bill() throws Exception {
        try (InputStream in =
                getClass().getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return Json.mapper().readTree(Objects.requireNonNull(in).readAllBytes());
        }
    }

    /** {@code name-version-classifier.jar}; the classifier is in the package address only. */
    private static String jar(JsonNode component) {
        String address = component.path("purl").asString("");
        String classifier =
                address.contains("classifier=")
                        ? "-" + address.replaceAll(".*classifier=([^&]+).*", "$1")
                        : "";
        return component.path("name").asString()
                + "-"
                + component.path("version").asString()
                + classifier
                + ".jar";
    }
}
