package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.HistoryKind;
import io.aibotiyi.domain.InstrumentId;
import io.aibotiyi.domain.Timeframe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie: {@code history/<venue>/<symbol>/<kind or timeframe>/}, and {@code
 * history/staging/} for imports in progress. Folder names are only names: what a series is stands
 * in its manifest.
 */
public final class HistoryFolder {

    private static final Set<String> DEVICE_NAMES =
            Set.of("CON", "PRN", "AUX", "NUL", "COM", "LPT");
    private static final String STAGING = "staging";

    private final Path root;

    /**
     * @param home the application data folder
     */
    public HistoryFolder(Path home) {
        root = home.resolve("history").toAbsolutePath().normalize();
    }

    /** Area of imports in progress. */
    public Path staging() {
        return root.resolve(STAGING);
    }

    /** A folder for what one engine of this process spills; its name tells whose it was. */
    public Path spill() {
        return staging()
                .resolve(
                        "spill-"
                                + ProcessHandle.current().pid()
                                + "-"
                                + Math.abs(System.nanoTime()));
    }

    Path instrument(InstrumentId id) {
        String venue = id.venue().name();
        return root.resolve(venue.equals(STAGING) ? "%73taging" : venue)
                .resolve(safe(id.symbol().name()));
    }

    Path series(InstrumentId id, HistoryKind kind, @Nullable Timeframe timeframe) {
        return instrument(id).resolve(timeframe == null ? kind.text() : timeframe.toString());
    }

    /** Folders of all series that have a manifest. */
    List<Path> allSeries() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path venue : children(root)) {
            if (!venue.endsWith(STAGING)) {
                for (Path symbol : children(venue)) {
                    found.addAll(seriesIn(symbol));
                }
            }
        }
        return found;
    }

    List<Path> seriesOf(InstrumentId id) throws IOException {
        return seriesIn(instrument(id));
    }

    private static List<Path> seriesIn(Path instrument) throws IOException {
        return children(instrument).stream()
                .filter(f -> Files.exists(f.resolve(ManifestFile.NAME)))
                .toList();
    }

    private static List<Path> children(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    /**
     * A symbol as a folder name on every file system: a slash, a final dot and the first letter of
     * a Windows device name are written %XX.
     */
    static String safe(String symbol) {
        StringBuilder name = new StringBuilder();
        String stem = symbol.split("\\.", 2)[0];
        String letters = stem.length() == 4 ? stem.substring(0, 3) : stem;
        boolean device =
                DEVICE_NAMES.contains(stem)
                        || (DEVICE_NAMES.contains(letters)
                                && Character.isDigit(stem.charAt(stem.length() - 1)));
        byte[] bytes = symbol.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            boolean escape =
                    bytes[i] == '/'
                            || (bytes[i] == '.' && i == bytes.length - 1)
                            || (device && i == 0);
            if (escape) {
                name.append(String.format(Locale.ROOT, "%%%02X", bytes[i]));
            } else {
                name.append((char) bytes[i]);
            }
        }
        return name.toString();
    }

    /** The failure of a disk operation in words. */
    static HistoryException failed(String what, Path where, IOException e) {
        return new HistoryException(
                "Could not "
                        + what
                        + " "
                        + where
                        + ": "
                        + QueryEngine.firstLine(e)
                        + "; check the disk and the folder's permissions",
                e);
    }
}
