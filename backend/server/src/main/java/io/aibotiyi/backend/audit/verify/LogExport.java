package io.aibotiyi.backend.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aibotiyi.backend.audit.checkpoint.Checkpoint;
import io.aibotiyi.backend.audit.checkpoint.VerifierKey;
import io.aibotiyi.backend.audit.log.Entry;
import io.aibotiyi.backend.audit.log.EntryRows;
import io.aibotiyi.backend.audit.log.StoredEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.HexFormat;
import java.util.List;

/**
 * Writes a log as JSON lines that {@link FileVerifier} can prove: a head with the tree of what is
 * left out, the entries, and the checkpoint. Memory holds one page.
 */
public final class LogExport {

    private static final int PAGE = 2_048;

    private LogExport() {}

    /**
     * @param from place of the first entry; at most the size of the checkpoint
     * @param to is flushed, not closed
     */
    public static void write(
            EntryRows rows, long from, Checkpoint end, VerifierKey key, OutputStream to)
            throws IOException {
        BufferedWriter out = new BufferedWriter(new OutputStreamWriter(to, UTF_8), 1 << 16);
        String prev = from == 0 ? Entry.NO_PREV : rows.page(from - 1, 1).getFirst().hash();
        line(out, new ExportedLine.Head(from, frontier(rows, from), prev, key.text()).text());
        long next = from;
        while (next < end.size()) {
            List<StoredEntry> page = rows.page(next, (int) Math.min(PAGE, end.size() - next));
            if (page.isEmpty()) {
                throw new IOException("entry " + next + " is missing");
            }
            for (StoredEntry stored : page) {
                line(out, ExportedLine.entry(stored));
            }
            next = page.getLast().entry().seq() + 1;
        }
        line(out, ExportedLine.checkpoint(end.note()));
        out.flush();
    }

    /** The roots of the full subtrees before the first entry, largest first. */
    private static String frontier(EntryRows rows, long size) {
        StringBuilder roots = new StringBuilder();
        long offset = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >>> level & 1) == 1) {
                roots.append(HexFormat.of().formatHex(rows.subtree(level, offset >>> level)));
                offset += 1L << level;
            }
        }
        return roots.toString();
    }

    private static void line(BufferedWriter out, String line) throws IOException {
        out.write(line);
        out.write('\n');
    }
}
