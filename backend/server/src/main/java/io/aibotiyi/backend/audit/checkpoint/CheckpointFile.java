package io.aibotiyi.backend.audit.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checkpoints outside the database, one note after the other in a file that is only appended to,
 * with the verifier key beside it. Each note is on the disk when {@link #append} returns.
 */
public final class CheckpointFile {

    private static final int LINES = 6;

    private final Path file;
    private final Path keyFile;
    private @Nullable Long last;

    /** In the folder, which is made when something is written. */
    public CheckpointFile(Path folder) {
        this.file = folder.resolve("checkpoints");
        this.keyFile = folder.resolve("checkpoint-key");
    }

    public Path file() {
        return file;
    }

    public Path keyFile() {
        return keyFile;
    }

    public Optional<String> key() throws IOException {
        return Files.exists(keyFile)
                ? Optional.of(Files.readString(keyFile).strip())
                : Optional.empty();
    }

    void writeKey(String verifier) throws IOException {
        Files.createDirectories(folder());
        Files.writeString(keyFile, verifier + "\n");
    }

    /**
     * Every note, oldest first; what does not divide into notes is the last one.
     *
     * @throws IOException if it cannot be read
     */
    public List<String> notes() throws IOException {
        return Files.exists(file) ? read(file) : List.of();
    }

    /** The notes of any such file. */
    public static List<String> read(Path file) throws IOException {
        List<String> notes = new ArrayList<>();
        // not readString, which refuses damaged UTF-8 instead of showing where it is
        String text = new String(Files.readAllBytes(file), UTF_8);
        int start = 0;
        while (start < text.length()) {
            int end = start;
            for (int i = 0; i < LINES && end >= 0; i++) {
                end = text.indexOf('\n', end) + 1;
                if (end == 0) {
                    end = -1;
                }
            }
            int stop = end < 0 ? text.length() : end;
            notes.add(text.substring(start, stop));
            start = stop;
        }
        return notes;
    }

    /** The size that the last readable note states, read once; 0 without any. */
    synchronized long lastSize(VerifierKey key) throws IOException {
        Long known = last;
        if (known == null) {
            known = readLast(key);
            last = known;
        }
        return known;
    }

    private long readLast(VerifierKey key) throws IOException {
        return notes().reversed().stream()
                .flatMap(note -> size(note, key).stream())
                .findFirst()
                .orElse(0L);
    }

    /** Empty for a damaged note, of which verification tells. */
    private static Optional<Long> size(String note, VerifierKey key) {
        try {
            return Optional.of(Checkpoint.verified(note, key).size());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    synchronized void append(Checkpoint checkpoint) throws IOException {
        Files.createDirectories(folder());
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(checkpoint.note().getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        last = checkpoint.size();
    }

    private Path folder() throws IOException {
        @Nullable Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("no folder");
        }
        return folder;
    }
}
