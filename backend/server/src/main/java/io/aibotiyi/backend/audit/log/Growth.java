package io.aibotiyi.backend.audit.log;

/** Hears that entries were committed; on the thread that committed them, so it must not block. */
@FunctionalInterface
public interface Growth {

    /**
     * @param from size of the log before
     * @param to and after
     */
    void grown(long from, long to);
}
