package io.aibotiyi.workstation.drawings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Small text files of one folder. A write replaces the whole file: the new text goes to a file
 * beside it, to the disk, and then takes the old one's place, so that a crash leaves the old or the
 * new one. Of several writes that wait for the same file only the newest is done.
 *
 * <p>A file that makes no sense is never overwritten: it is moved aside under a name of its own and
 * the person is told. A write that fails is told once and done again with the next one.
 *
 * <p>Safe from any thread; what waits is bounded by the number of files.
 */
final class KeptFiles {

    /** Larger files are none of ours. */
    static final long MAX_BYTES = 4L << 20;

    private static final int MAX_ASIDE = 9;

    /** Told what went wrong, on any thread. */
    interface Report {

        /**
         * @param title what happened
         * @param detail why, and what holds now
         */
        void tell(String title, String detail);
    }

    private final @Nullable Path folder;
    private final Executor disk;
    private final Report report;
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Set<String> failing = new HashSet<>();
    private boolean writing;

    /**
     * @param folder made when first written to; null keeps nothing
     * @param disk runs the writes, in order
     */
    KeptFiles(@Nullable Path folder, Executor disk, Report report) {
        this.folder = folder;
        this.disk = disk;
        this.report = report;
    }

    /** Whether anything outlives this process. */
    boolean keeps() {
        return folder != null;
    }

    /**
     * The text of a file; empty if there is none or it made no sense and was moved aside. Blocks.
     *
     * @param what the file holds, in the plural, as a notice names it: {@code drawings of BTC-USDT}
     * @param sound whether a text is what the file should be
     * @throws IOException if it cannot be read, or not moved aside: then it must not be written
     */
    Optional<String> read(String name, String what, Predicate<String> sound) throws IOException {
        Path from = folder;
        if (from == null) {
            return Optional.empty();
        }
        Path file = from.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String reason = "it is larger than " + MAX_BYTES + " bytes";
        if (Files.size(file) <= MAX_BYTES) {
            try {
                String text = Files.readString(file);
                if (sound.test(text)) {
                    return Optional.of(text);
                }
                reason = "it is damaged";
            } catch (CharacterCodingException e) {
                reason = "it is no text";
            }
        }
        Path aside = moveAside(file);
        report.tell(
                "The " + what + " could not be read",
                file.getFileName()
                        + ": "
                        + reason
                        + ". It was kept as "
                        + aside.getFileName()
                        + ", and a new one is begun.");
        return Optional.empty();
    }

    private static Path moveAside(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        for (int i = 2; Files.exists(aside) && i <= MAX_ASIDE; i++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged-" + i);
        }
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Replaces a file soon; returns at once. */
    void write(String name, String text) {
        if (folder == null) {
            return;
        }
        synchronized (waiting) {
            waiting.remove(name);
            waiting.put(name, text);
            if (writing) {
                return;
            }
            writing = true;
        }
        disk.execute(this::writeAll);
    }

    private void writeAll() {
        Map<String, String> failed = new LinkedHashMap<>();
        for (Map.Entry<String, String> next = next(); next != null; next = next()) {
            if (!replace(next.getKey(), next.getValue())) {
                failed.put(next.getKey(), next.getValue());
            }
        }
        synchronized (waiting) {
            failed.forEach(waiting::putIfAbsent);
        }
    }

    private Map.@Nullable Entry<String, String> next() {
        synchronized (waiting) {
            Map.Entry<String, String> first =
                    waiting.isEmpty() ? null : Map.entry(firstName(), firstText());
            if (first == null) {
                writing = false;
            } else {
                waiting.remove(first.getKey());
            }
            return first;
        }
    }

    private String firstName() {
        return waiting.keySet().iterator().next();
    }

    private String firstText() {
        return waiting.values().iterator().next();
    }

    private boolean replace(String name, String text) {
        Path to = folder;
        if (to == null) {
            return true;
        }
        try {
            Files.createDirectories(to);
            Path fresh = to.resolve(name + ".new");
            flush(fresh, text);
            moveOver(fresh, to.resolve(name));
            failing.remove(name);
            return true;
        } catch (IOException e) {
            if (failing.add(name)) {
                report.tell(
                        name + " could not be saved",
                        e.getClass().getSimpleName()
                                + ": "
                                + e.getMessage()
                                + ". It is tried again with the next change.");
            }
            return false;
        }
    }

    private static void flush(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void moveOver(Path fresh, Path file) throws IOException {
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
