package io.aibotiyi.venues.stub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Messages recorded from real exchanges. They are reference data beside the project and not a part
 * of it; without them, tests on them are skipped and say so. {@code -Daibot.reference.data=DIR}
 * names another folder.
 */
public final class Capture {

    private Capture() {}

    /** A capture's lines, unpacked if the name ends in {@code .gz}. */
    public static List<String> lines(String name) throws IOException {
        Path file =
                Path.of(
                        System.getProperty("aibot.reference.data", "../../../shared/data"),
                        "market",
                        name);
        Assumptions.assumeTrue(
                Files.isReadable(file),
                () -> "no reference data: " + name + " is not in ../shared/data/market");
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            assertThat(lines).isNotEmpty();
            return lines;
        }
    }
}
