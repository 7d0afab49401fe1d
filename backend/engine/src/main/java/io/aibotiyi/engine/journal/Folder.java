package io.aibotiyi.engine.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A shard's folder: {@code journal-N.log} begins with command N, {@code snapshot-N.bin} holds the
 * state after command N; numbers have 19 digits, so that names sort as numbers do.
 */
final class Folder {

    private static final Pattern SEGMENT = Pattern.compile("journal-(\\d{19})\\.log");
    private static final Pattern SNAPSHOT = Pattern.compile("snapshot-(\\d{19})\\.bin");

    private final Path path;

    Folder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Path segment(long firstCommand) {
        return path.resolve(String.format(Locale.ROOT, "journal-%019d.log", firstCommand));
    }

    Path snapshot(long command) {
        return path.resolve(String.format(Locale.ROOT, "snapshot-%019d.bin", command));
    }

    /** First commands of the segments, rising. */
    List<Long> segments() throws IOException {
        return numbers(SEGMENT);
    }

    /** Last commands of the snapshots, rising. */
    List<Long> snapshots() throws IOException {
        return numbers(SNAPSHOT);
    }

    private List<Long> numbers(Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(f -> pattern.matcher(f.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(m -> Long.valueOf(m.group(1)))
                    .sorted()
                    .toList();
        }
    }

    /** Keeps every other engine out of the folder until it is closed. */
    FileChannel lock() throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new JournalException(file, 0, "another engine uses this folder; stop it first");
        }
        return channel;
    }

    /** Makes names that were added or removed survive a loss of power, where the system can. */
    void force() throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }
}
