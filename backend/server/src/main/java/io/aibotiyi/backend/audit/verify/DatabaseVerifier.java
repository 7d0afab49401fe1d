package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.AuditReport;
import io.aibotiyi.backend.audit.checkpoint.CheckpointFile;
import io.aibotiyi.backend.audit.checkpoint.CheckpointKey;
import io.aibotiyi.backend.audit.checkpoint.VerifierKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Verifies the tables of a database against themselves and against every checkpoint known. */
public final class DatabaseVerifier {

    /** The signing key's row. */
    @SuppressWarnings("ArrayRecordComponent") // only carries a row
    private record KeyRow(String verifier, byte[] sealed, String fingerprint) {}

    private final JdbcTemplate jdbc;
    private final List<CheckpointFile> files;
    private final boolean filesAreComplete;
    private final boolean growing;

    /**
     * @param files checkpoints outside the database; the first one's key is trusted
     * @param filesAreComplete true if every checkpoint of the database must be in the first file
     * @param growing true if others may append meanwhile
     */
    public DatabaseVerifier(
            JdbcTemplate jdbc,
            List<CheckpointFile> files,
            boolean filesAreComplete,
            boolean growing) {
        this.jdbc = jdbc;
        this.files = List.copyOf(files);
        this.filesAreComplete = filesAreComplete;
        this.growing = growing;
    }

    /**
     * Reads every entry once.
     *
     * @param given further notes that the log must agree with
     * @param progress told how many entries were checked so far, on the caller's thread
     */
    public AuditReport verify(List<String> given, LongConsumer progress) {
        try {
            // the end first: what claims it is read after, so that it cannot be behind
            DatabaseEvidence evidence = new DatabaseEvidence(jdbc, growing);
            return new Verification(evidence, claims(given, evidence), progress).run();
        } catch (IOException e) {
            return AuditReport.bad(0, 0, "a checkpoint file cannot be read: " + e.getMessage());
        } catch (RuntimeException e) {
            return AuditReport.bad(
                    0, 0, "the audit tables cannot be read: " + DatabaseEvidence.reason(e));
        }
    }

    private Claims claims(List<String> given, DatabaseEvidence evidence) throws IOException {
        List<String> flaws = new ArrayList<>();
        Claims claims = new Claims(key(flaws));
        flaws.forEach(text -> claims.flaw(0, text));
        List<String> stored =
                growing
                        ? jdbc.queryForList(
                                "select note from audit_checkpoint where size <= ? order by size",
                                String.class,
                                evidence.size())
                        : jdbc.queryForList(
                                "select note from audit_checkpoint order by size", String.class);
        Set<Long> inDatabase = claims.add("the database", stored);
        checkPlaces(claims);
        for (int i = 0; i < files.size(); i++) {
            CheckpointFile file = files.get(i);
            Set<Long> inFile = claims.add(file.file().toString(), notes(file, evidence));
            if (i == 0 && filesAreComplete) {
                inDatabase.stream()
                        .filter(size -> !inFile.contains(size))
                        .min(Long::compare)
                        .ifPresent(size ->
                                claims.flaw(
                                        size,
                                        file.file()
                                                + " lacks the checkpoint of "
                                                + size
                                                + " entries"));
            }
        }
        claims.add("the given checkpoint", given);
        return claims;
    }

    /** While the log grows, a checkpoint may be younger than the end that is verified. */
    private List<String> notes(CheckpointFile file, DatabaseEvidence evidence) throws IOException {
        List<String> notes = file.notes();
        if (!growing) {
            return notes;
        }
        return notes.stream().filter(note -> statedSize(note) <= evidence.size()).toList();
    }

    private static long statedSize(String note) {
        String[] lines = note.split("\n", 3);
        try {
            return lines.length < 2 ? 0 : Long.parseLong(lines[1]);
        } catch (NumberFormatException e) {
            return 0; // damaged: kept, so that it is found
        }
    }

    /** The column beside each note must say what the note says. */
    private void checkPlaces(Claims claims) {
        jdbc.query(
                "select size, note from audit_checkpoint order by size",
                rs -> {
                    long size = rs.getLong(1);
                    if (statedSize(rs.getString(2)) != size) {
                        claims.flaw(size, "the database files a checkpoint under size " + size);
                    }
                });
    }

    private @Nullable VerifierKey key(List<String> flaws) throws IOException {
        Optional<KeyRow> row =
                jdbc
                        .query(
                                "select verifier, sealed, fingerprint from audit_checkpoint_key"
                                        + " where id = 1",
                                (rs, i) ->
                                        new KeyRow(
                                                rs.getString(1), rs.getBytes(2), rs.getString(3)))
                        .stream()
                        .findFirst();
        row.filter(r ->
                        !CheckpointKey.fingerprint(r.verifier(), r.sealed())
                                .equals(r.fingerprint()))
                .ifPresent(r -> flaws.add("the checkpoint key in the database is damaged"));
        Optional<String> trusted = files.isEmpty() ? Optional.empty() : files.getFirst().key();
        if (row.isPresent() && trusted.isEmpty() && filesAreComplete) {
            flaws.add(files.getFirst().keyFile() + " is missing");
        }
        if (row.isEmpty() && trusted.isPresent()) {
            flaws.add("the database has no checkpoint key");
        }
        if (row.isPresent() && trusted.isPresent() && !trusted.get().equals(row.get().verifier())) {
            flaws.add(files.getFirst().keyFile() + " is not the key in the database");
        }
        Optional<String> text = trusted.or(() -> row.map(KeyRow::verifier));
        try {
            return text.map(VerifierKey::parse).orElse(null);
        } catch (IllegalArgumentException e) {
            flaws.add("the verifier key is damaged: " + e.getMessage());
            return null;
        }
    }
}
