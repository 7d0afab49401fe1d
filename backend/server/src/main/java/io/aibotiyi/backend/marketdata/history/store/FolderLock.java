package io.aibotiyi.backend.marketdata.history.store;

import io.aibotiyi.backend.marketdata.HistoryException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The right to write in one folder, held by one thread of one process at a time; the operating
 * system frees it when a process dies.
 *
 * <p>A file lock belongs to the whole process, and on POSIX closing <i>any</i> channel of the file
 * gives it up. So threads first queue for a gate inside the process, and only the one that passed
 * it opens the lock file. The gates are this process' side of a system-wide lock and therefore the
 * one thing here that is process-wide; there are as many as folders were written to.
 */
public final class FolderLock implements AutoCloseable {

    private static final ConcurrentMap<Path, Semaphore> GATES = new ConcurrentHashMap<>();
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Semaphore gate;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(Semaphore gate, FileChannel channel, FileLock lock) {
        this.gate = gate;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits for the lock and takes it.
     *
     * @param file the lock file, created with its folder where missing, never deleted
     * @throws HistoryException if it is not to be had within {@code patience}, or the thread is
     *     interrupted
     */
    public static FolderLock acquire(Path file, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Path path = file.toAbsolutePath().normalize();
        Semaphore gate = GATES.computeIfAbsent(path, p -> new Semaphore(1, true));
        boolean passed;
        try {
            passed = gate.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HistoryException("Interrupted while waiting for " + path, e);
        }
        if (!passed) {
            throw timedOut(path, patience);
        }
        boolean locked = false;
        try {
            FolderLock result = lock(gate, path, deadline, patience);
            locked = true;
            return result;
        } finally {
            if (!locked) {
                gate.release();
            }
        }
    }

    private static FolderLock lock(Semaphore gate, Path path, long deadline, Duration patience)
            throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            while (true) {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return new FolderLock(gate, channel, lock);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw timedOut(path, patience);
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new HistoryException("Interrupted while waiting for " + path, null);
                }
                LockSupport.parkNanos(RETRY_NANOS);
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static HistoryException timedOut(Path path, Duration patience) {
        return new HistoryException(
                "Another import or server has been writing to "
                        + path.resolveSibling("").toAbsolutePath()
                        + " for more than "
                        + patience.toSeconds()
                        + " s; try again when it has finished",
                null);
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
            channel.close();
        } finally {
            gate.release();
        }
    }
}
