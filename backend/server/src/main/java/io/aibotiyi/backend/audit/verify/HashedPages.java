package io.aibotiyi.backend.audit.verify;

import io.aibotiyi.backend.audit.log.StoredEntry;
import io.aibotiyi.backend.audit.tree.TreeHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads pages ahead, one at a time and at most {@value #AHEAD}, and hashes each on another thread.
 * One thread calls {@link #next}.
 */
final class HashedPages implements AutoCloseable {

    private static final int AHEAD = 4;

    /** An entry and the hash that it should have. */
    @SuppressWarnings("ArrayRecordComponent") // short-lived, never compared
    record Hashed(StoredEntry stored, byte[] leaf) {}

    private final Evidence evidence;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService hashers =
            Executors.newFixedThreadPool(
                    Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 8),
                    Thread.ofPlatform().daemon().factory());
    private final ArrayDeque<CompletableFuture<List<Hashed>>> ahead = new ArrayDeque<>();

    HashedPages(Evidence evidence) {
        this.evidence = evidence;
        for (int i = 0; i < AHEAD; i++) {
            read();
        }
    }

    /**
     * The next page; an empty one at the end.
     *
     * @throws Evidence.UnreadableException if it cannot be read
     */
    List<Hashed> next() {
        read();
        try {
            return ahead.removeFirst().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Evidence.UnreadableException unreadable) {
                throw unreadable;
            }
            throw new IllegalStateException("The audit log cannot be verified", e.getCause());
        }
    }

    private void read() {
        ahead.addLast(
                CompletableFuture.supplyAsync(evidence::next, reader)
                        .thenApplyAsync(HashedPages::hashed, hashers));
    }

    private static List<Hashed> hashed(List<StoredEntry> page) {
        TreeHash hash = new TreeHash();
        List<Hashed> hashed = new ArrayList<>(page.size());
        for (StoredEntry stored : page) {
            hashed.add(new Hashed(stored, Verification.leaf(stored, hash)));
        }
        return hashed;
    }

    /** Waits for the pages that are being read: their database must not close under them. */
    @Override
    public void close() {
        ahead.forEach(page -> page.exceptionally(e -> List.of()).join());
        reader.close();
        hashers.close();
    }
}
