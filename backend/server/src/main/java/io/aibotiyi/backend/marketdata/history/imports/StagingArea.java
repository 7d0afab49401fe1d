package io.aibotiyi.backend.marketdata.history.imports;

import io.aibotiyi.backend.marketdata.HistoryException;
import io.aibotiyi.backend.marketdata.history.store.DurableFiles;
import io.aibotiyi.backend.marketdata.history.store.FolderLock;
import io.aibotiyi.backend.marketdata.history.store.HistoryFolder;
import io.aibotiyi.backend.marketdata.history.store.Sql;
import io.aibotiyi.protocol.Json;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * The durable batches of one import, in a folder named by what is imported; held by one importer at
 * a time. Batches that the checkpoint does not know were cut off and are written again.
 */
final class StagingArea implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String CHECKPOINT = "checkpoint.json";
    private static final Pattern SPILL = Pattern.compile("spill-([0-9]{1,9})-[0-9]+");
    private static final Pattern IMPORT = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final FolderLock lock;

    private StagingArea(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Waits for the area and holds it.
     *
     * @param key 64 hexadecimal digits that name file and options
     */
    static StagingArea hold(HistoryFolder history, String key) throws IOException {
        FolderLock lock = FolderLock.acquire(lockFile(history.staging(), key), PATIENCE);
        Path folder = history.staging().resolve(key);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
        return new StagingArea(folder, lock);
    }

    /** One of 256 lock files, which stay; imports that share one wait for each other. */
    private static Path lockFile(Path staging, String key) {
        return staging.resolve("locks").resolve(key.substring(0, 2));
    }

    /** Removes imports that nobody continued for a week, and what dead processes spilled. */
    static void sweep(HistoryFolder history, Instant now) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(history.staging())) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                Matcher spill = SPILL.matcher(name);
                if (spill.matches() && ProcessHandle.of(Long.parseLong(spill.group(1))).isEmpty()) {
                    DurableFiles.deleteTree(entry);
                } else if (IMPORT.matcher(name).matches()
                        && Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(KEPT))) {
                    sweepImport(history.staging(), entry, name);
                }
            }
        } catch (NoSuchFileException e) {
            return; // nothing was ever staged, or somebody else swept
        }
    }

    private static void sweepImport(Path staging, Path entry, String name) throws IOException {
        try (FolderLock _ = FolderLock.acquire(lockFile(staging, name), Duration.ZERO)) {
            DurableFiles.deleteTree(entry);
        } catch (HistoryException e) {
            return; // it is being continued right now
        }
    }

    Checkpoint checkpoint() throws IOException {
        Path file = folder.resolve(CHECKPOINT);
        try {
            return Json.mapper().readValue(Files.readAllBytes(file), Checkpoint.class);
        } catch (NoSuchFileException e) {
            return Checkpoint.START;
        } catch (JacksonException e) {
            throw new IOException(file + " is damaged; remove its folder and import again", e);
        }
    }

    /** Where a batch is written before it is durable. */
    Path temporary(int batch) {
        return folder.resolve(name(batch) + DurableFiles.TEMPORARY);
    }

    /** Makes a written batch, then the checkpoint that counts it, durable. */
    void commit(int batch, Checkpoint checkpoint) throws IOException {
        DurableFiles.publish(temporary(batch), folder.resolve(name(batch)));
        commit(checkpoint);
    }

    void commit(Checkpoint checkpoint) throws IOException {
        DurableFiles.replace(
                folder.resolve(CHECKPOINT), Json.mapper().writeValueAsBytes(checkpoint));
    }

    /** SQL of the rows of the first batches. */
    String relation(int batches) {
        List<String> files = new ArrayList<>();
        for (int i = 1; i <= batches; i++) {
            files.add(folder.resolve(name(i)).toString());
        }
        return "read_parquet(" + Sql.list(files) + ")";
    }

    private static String name(int batch) {
        return String.format(Locale.ROOT, "batch-%06d.parquet", batch);
    }

    /** Forgets everything staged. */
    void delete() throws IOException {
        DurableFiles.deleteTree(folder);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
