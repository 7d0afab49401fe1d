package io.aibotiyi.engine.journal;

import java.io.IOException;
import java.nio.file.Path;

/** A journal or snapshot could not be read or written; the message says where and what to do. */
public sealed class JournalException extends IOException permits FencedException {

    private static final long serialVersionUID = 1;

    private final String file;
    private final long position;

    JournalException(Path file, long position, String message) {
        super(file + " at byte " + position + ": " + message);
        this.file = file.toString();
        this.position = position;
    }

    JournalException(Path file, long position, String message, IOException cause) {
        super(file + " at byte " + position + ": " + message, cause);
        this.file = file.toString();
        this.position = position;
    }

    /** The file in question. */
    public String file() {
        return file;
    }

    /** Where in it, in bytes from its beginning. */
    public long position() {
        return position;
    }
}
