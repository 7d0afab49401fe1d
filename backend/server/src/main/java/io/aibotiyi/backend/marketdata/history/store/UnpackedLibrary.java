package io.aibotiyi.backend.marketdata.history.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The copy of DuckDB's native library (72 MB) that its driver unpacks into the temporary folder and
 * deletes at a regular exit only: a killed process would leave it there. On Linux a loaded file
 * needs no name, so it goes as soon as it is loaded; elsewhere the driver's own clean-up has to do.
 */
final class UnpackedLibrary {

    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final String NAME = "libduckdb_java";

    private UnpackedLibrary() {}

    /** Removes the name of the loaded copy, where it is one of the temporary folder. */
    static void unlink() throws IOException {
        if (!Files.isReadable(MAPS)) {
            return;
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        List<Path> loaded;
        try (Stream<String> maps = Files.lines(MAPS)) {
            loaded =
                    maps.filter(line -> line.contains("/" + NAME) && line.endsWith(".so"))
                            .map(line -> Path.of(line.substring(line.indexOf('/'))))
                            .distinct()
                            .toList();
        }
        for (Path library : loaded) {
            if (library.startsWith(temporary)) {
                Files.deleteIfExists(library);
            }
        }
    }
}
