package io.aibotiyi.venues.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a venue opened and closes with itself. Safe from any thread. */
public final class OpenParts {

    private @Nullable List<AutoCloseable> open = new ArrayList<>();

    /**
     * @throws IllegalStateException if closed already
     */
    public synchronized void add(AutoCloseable part) {
        List<AutoCloseable> parts = open;
        if (parts == null) {
            throw new IllegalStateException("the venue is closed");
        }
        parts.add(part);
    }

    /** Closes all, the newest first. */
    public void close() {
        List<AutoCloseable> parts;
        synchronized (this) {
            parts = open == null ? List.of() : open.reversed();
            open = null;
        }
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("closing failed", e);
            }
        }
    }
}
