package io.aibotiyi.backend.audit;

import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.backend.audit.checkpoint.CheckpointFile;
import io.aibotiyi.backend.audit.checkpoint.VerifierKey;
import io.aibotiyi.backend.audit.verify.DatabaseVerifier;
import io.aibotiyi.backend.audit.verify.FileVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Verifies an audit log that no backend is writing to, or a copy of one. Changes nothing. */
public final class AuditVerifier {

    private AuditVerifier() {}

    /**
     * The tables of a database against each other and against the checkpoints in HOME/audit.
     *
     * @param shared true if other nodes, whose checkpoints this home may not have yet, use the
     *     database
     * @param given further signed notes that the log must agree with
     * @param progress told how many entries were checked so far
     */
    public static AuditReport database(
            DataSource database,
            Path home,
            boolean shared,
            List<String> given,
            LongConsumer progress) {
        return new DatabaseVerifier(
                        new JdbcTemplate(database),
                        List.of(new CheckpointFile(home.resolve("audit"))),
                        !shared,
                        shared)
                .verify(given, progress);
    }

    /** Whether the home has checkpoints, so that there was a log once. */
    public static boolean hasCheckpoints(Path home) {
        try {
            return !new CheckpointFile(home.resolve("audit")).notes().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The newest checkpoint in HOME/audit; empty without one, or if its signature is not by the
     * home's own key, of which a verification tells more.
     */
    public static Optional<AuditCheckpoint> lastCheckpoint(Path home) {
        try {
            CheckpointFile file = new CheckpointFile(home.resolve("audit"));
            List<String> notes = file.notes();
            Optional<String> key = file.key();
            if (notes.isEmpty() || key.isEmpty()) {
                return Optional.empty();
            }
            Checkpoint last = Checkpoint.verified(notes.getLast(), VerifierKey.parse(key.get()));
            return Optional.of(new AuditCheckpoint(last.size(), last.at()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints cannot be read: " + e.getMessage(), e);
        }
    }

    /** The key in HOME/audit that signs checkpoints; null if there is none. */
    public static @Nullable String trustedKey(Path home) {
        try {
            return new CheckpointFile(home.resolve("audit")).key().orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException("The audit key cannot be read: " + e.getMessage(), e);
        }
    }

    /** The notes in a file of checkpoints, or the one in a file of one. */
    public static List<String> notes(Path file) throws IOException {
        return CheckpointFile.read(file);
    }

    /**
     * An exported log.
     *
     * @param trusted verifier key that must have signed it; null takes the one that the file names,
     *     which shows that nothing was changed since, but not who exported it
     */
    public static AuditReport file(
            Path file, @Nullable String trusted, List<String> given, LongConsumer progress)
            throws IOException {
        return FileVerifier.verify(file, trusted, given, progress);
    }
}
