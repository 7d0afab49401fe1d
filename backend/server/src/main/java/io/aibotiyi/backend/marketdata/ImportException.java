package io.aibotiyi.backend.marketdata;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file was refused and nothing of it imported; the message says why and what to do. */
public final class ImportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<ImportReport.LineIssue> issues;

    public ImportException(String message, @Nullable Throwable cause) {
        this(message, cause, List.of());
    }

    public ImportException(
            String message, @Nullable Throwable cause, List<ImportReport.LineIssue> issues) {
        super(message, cause);
        this.issues = List.copyOf(issues);
    }

    /** The lines it was refused for, as far as listed; empty for other reasons. */
    public List<ImportReport.LineIssue> issues() {
        return issues;
    }
}
