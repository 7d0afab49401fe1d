package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.audit.tree.Frontier;
import java.util.List;
import java.util.Optional;

/** What a verification looks at: the tables of a database, or an exported file. */
interface Evidence {

    /** Where it begins: nothing, or the tree of what an export leaves out. */
    Frontier start();

    /** Hash of the entry before the first one, lower-case hexadecimal. */
    String prevOfFirst();

    /** How many entries there are; for a file that is still to be read, at least 0. */
    long count();

    /**
     * The next entries, in order; none at the end.
     *
     * @throws UnreadableException if what comes next cannot be read
     */
    List<StoredEntry> next();

    /**
     * Compares a full subtree, told in order of completion, with what is kept of it.
     *
     * @return what does not fit
     */
    Optional<String> subtree(long endsAt, int level, byte[] hash);

    /**
     * Compares the end of the log with what is kept of it.
     *
     * @return what does not fit
     */
    Optional<String> end(Frontier frontier, String lastHash);

    /** What comes next cannot be read. */
    final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
