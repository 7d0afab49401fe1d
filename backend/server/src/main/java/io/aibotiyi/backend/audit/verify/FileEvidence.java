package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.audit.tree.Frontier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An exported log, read once from the beginning to its checkpoint. */
final class FileEvidence implements Evidence, AutoCloseable {

    private static final int PAGE = 4_096;

    private final BufferedReader lines;
    private final ExportedLine.Head head;
    private final AtomicLong read = new AtomicLong();
    private volatile @Nullable String note;
    private @Nullable Exception failure;

    /**
     * @throws IllegalArgumentException if it does not begin as an export does
     */
    FileEvidence(Path file) throws IOException {
        // damaged UTF-8 is read as the replacement character: it must only fail where it is
        this.lines =
                new BufferedReader(
                        new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8),
                        1 << 16);
        try {
            String first = lines.readLine();
            if (first == null) {
                throw new IllegalArgumentException("the file is empty");
            }
            this.head = ExportedLine.head(first);
        } catch (IOException | IllegalArgumentException e) {
            lines.close();
            throw e;
        }
    }

    ExportedLine.Head head() {
        return head;
    }

    /** The checkpoint at the end; null if the file ends without one. */
    @Nullable String note() {
        return note;
    }

    @Override
    public Frontier start() {
        return Frontier.of(head.from(), HexFormat.of().parseHex(head.frontier()));
    }

    @Override
    public String prevOfFirst() {
        return head.prev();
    }

    @Override
    public long count() {
        return read.get();
    }

    @Override
    public List<StoredEntry> next() {
        if (failure != null) {
            throw unreadable(failure);
        }
        List<StoredEntry> page = new ArrayList<>();
        try {
            String line;
            while (note == null && page.size() < PAGE && (line = lines.readLine()) != null) {
                note = ExportedLine.note(line);
                if (note == null) {
                    page.add(ExportedLine.entry(line));
                    read.incrementAndGet();
                } else if (lines.read() >= 0) {
                    throw new IllegalArgumentException("something follows the checkpoint");
                }
            }
            return page;
        } catch (IOException | IllegalArgumentException e) {
            // what came before the bad line is checked first
            failure = e;
            if (page.isEmpty()) {
                throw unreadable(e);
            }
            return page;
        }
    }

    private UnreadableException unreadable(Exception e) {
        return new UnreadableException(
                "line " + (read.get() + 2) + " of the file does not hold: " + e.getMessage(), e);
    }

    @Override
    public Optional<String> subtree(long endsAt, int level, byte[] hash) {
        return Optional.empty(); // an export carries none
    }

    @Override
    public Optional<String> end(Frontier frontier, String lastHash) {
        return note == null
                ? Optional.of("the file ends without a checkpoint: its end was removed")
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
