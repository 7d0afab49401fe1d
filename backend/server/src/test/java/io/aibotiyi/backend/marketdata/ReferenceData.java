package io.aibotiyi.backend.marketdata;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real captures, where the machine has them; a test without them is skipped and says so. */
public final class ReferenceData {

    private ReferenceData() {}

    /** A file of the reference data's market folder. */
    public static Path market(String name) {
        String root = System.getProperty("aibot.reference.data", "");
        Path file = Path.of(root, "market", name);
        assumeTrue(
                !root.isEmpty() && Files.isReadable(file),
                () -> "skipped: no reference data at " + file + " (aibot.reference.data)");
        return file;
    }
}
