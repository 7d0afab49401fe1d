package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and replaces manifests. Reading keeps the last parsed content per series and parses again
 * only when the file has been replaced. Safe from any thread.
 */
final class ManifestFile {

    static final String NAME = "manifest.json";

    private final JsonMapper json;
    private final ConcurrentMap<Path, Cached> cache = new ConcurrentHashMap<>();

    private record Cached(
            Manifest manifest, FileTime modified, long size, @Nullable Object fileKey) {

        boolean isOf(BasicFileAttributes file) {
            return modified.equals(file.lastModifiedTime())
                    && size == file.size()
                    && java.util.Objects.equals(fileKey, file.fileKey());
        }
    }

    ManifestFile(JsonMapper json) {
        this.json = json;
    }

    /** The manifest of a series' folder; empty if nothing was ever published there. */
    Optional<Manifest> read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Cached cached = cache.get(folder);
            if (cached != null && cached.isOf(attributes)) {
                return Optional.of(cached.manifest);
            }
            Manifest manifest = json.readValue(Files.readAllBytes(file), Manifest.class);
            if (manifest.version() != Manifest.VERSION) {
                throw new HistoryException(
                        file
                                + " has format "
                                + manifest.version()
                                + ", this program reads "
                                + Manifest.VERSION
                                + "; use the version that wrote it",
                        null);
            }
            cache.put(
                    folder,
                    new Cached(
                            manifest,
                            attributes.lastModifiedTime(),
                            attributes.size(),
                            attributes.fileKey()));
            return Optional.of(manifest);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new HistoryException(
                    file
                            + " is damaged: "
                            + QueryEngine.firstLine(e)
                            + "; restore it from a backup, or remove its folder and import again",
                    e);
        } catch (IOException e) {
            throw HistoryFolder.failed("read", file, e);
        }
    }

    /** Publishes; the caller holds the folder's lock. */
    void replace(Path folder, Manifest manifest) throws IOException {
        DurableFiles.replace(folder.resolve(NAME), json.writeValueAsBytes(manifest));
    }
}
