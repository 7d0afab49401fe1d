package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.backend.audit.checkpoint.VerifierKey;
import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.audit.tree.Frontier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Verifies an exported log with nothing but the file and, if given, the key to trust. */
public final class FileVerifier {

    private FileVerifier() {}

    /**
     * @param trusted verifier key that must have signed it; null takes the one that the file names,
     *     which proves that nothing was changed since, but not who exported it
     * @param given further notes that the log must agree with
     */
    public static AuditReport verify(
            Path file, @Nullable String trusted, List<String> given, LongConsumer progress)
            throws IOException {
        try (FileEvidence evidence = new FileEvidence(file)) {
            if (trusted != null && !trusted.strip().equals(evidence.head().key())) {
                return AuditReport.bad(
                        0, evidence.head().from(), "the file is not signed with the key given");
            }
            VerifierKey key = VerifierKey.parse(evidence.head().key());
            Claims claims = new Claims(key);
            claims.add("the given checkpoint", given);
            AtEnd atEnd = new AtEnd(evidence, key);
            return new Verification(atEnd, claims, progress).run();
        } catch (IllegalArgumentException e) {
            return AuditReport.bad(0, 0, "the file does not begin as an export: " + e.getMessage());
        }
    }

    /** The file's own checkpoint is known only when everything before it was read. */
    private record AtEnd(FileEvidence file, VerifierKey key) implements Evidence {

        @Override
        public Frontier start() {
            return file.start();
        }

        @Override
        public String prevOfFirst() {
            return file.prevOfFirst();
        }

        @Override
        public long count() {
            return file.count();
        }

        @Override
        public List<StoredEntry> next() {
            return file.next();
        }

        @Override
        public Optional<String> subtree(long endsAt, int level, byte[] hash) {
            return file.subtree(endsAt, level, hash);
        }

        @Override
        public Optional<String> end(Frontier frontier, String lastHash) {
            String note = file.note();
            if (note == null) {
                return file.end(frontier, lastHash);
            }
            try {
                Checkpoint checkpoint = Checkpoint.verified(note, key);
                if (checkpoint.size() != frontier.size()) {
                    return Optional.of("its checkpoint states " + checkpoint.size() + " entries");
                }
                return checkpoint.root().equals(HexFormat.of().formatHex(frontier.root()))
                        ? Optional.empty()
                        : Optional.of("its checkpoint states another root");
            } catch (IllegalArgumentException e) {
                return Optional.of("its checkpoint does not hold: " + e.getMessage());
            }
        }
    }
}
