package io.aibotiyi.backend.marketdata.replay;

import io.aibotiyi.backend.marketdata.ReplayControl;
import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.ProblemException;
import io.aibotiyi.protocol.Replays.ReplayCommand;
import io.aibotiyi.protocol.Replays.ReplayView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the replay venue on a thread of its own and lets others in. The thread begins with the first
 * recording and sleeps while none is open.
 */
final class ReplayThread implements ReplayControl, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayThread.class);
    private static final long PAUSE = 25_000_000;
    private static final int MOST_WAITING = 64;
    private static final long LIMIT_SECONDS = 120;

    private final ReplayVenue venue;
    private final Queue<Runnable> requests = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private boolean started;
    private volatile boolean running = true;

    ReplayThread(ReplayVenue venue) {
        this.venue = venue;
        thread = Thread.ofPlatform().name("venue-replay").daemon().unstarted(this::run);
        venue.onCommand(() -> LockSupport.unpark(thread));
    }

    private void run() {
        while (running) {
            try {
                for (Runnable next = requests.poll(); next != null; next = requests.poll()) {
                    next.run();
                }
                venue.step(System.nanoTime());
            } catch (RuntimeException e) {
                LOG.error("The replay venue failed in one step and goes on", e);
            }
            if (running && requests.isEmpty()) {
                LockSupport.parkNanos(this, venue.isIdle() ? Long.MAX_VALUE : PAUSE);
            }
        }
        venue.closeAll();
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    private <T> T onThread(Supplier<T> request) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean taken =
                running
                        && requests.offer(() -> {
                            try {
                                answer.complete(request.get());
                            } catch (RuntimeException e) {
                                answer.completeExceptionally(e);
                            }
                        });
        if (!taken) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED, "The replay venue is busy or stopping; try again");
        }
        start();
        LockSupport.unpark(thread);
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A replay request failed", e);
        } catch (TimeoutException e) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED,
                    "The replay did not get there within "
                            + LIMIT_SECONDS
                            + " s; it goes on trying");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ErrorCode.OVERLOADED, "Interrupted while waiting");
        }
    }

    @Override
    public ReplayView open(Path file) {
        try {
            Recording recording = Recording.scan(file.toAbsolutePath().normalize());
            return onThread(() -> venue.open(recording));
        } catch (IOException e) {
            throw ReplayVenue.unreadable(e);
        }
    }

    @Override
    public List<ReplayView> list() {
        return onThread(venue::list);
    }

    @Override
    public ReplayView command(String id, ReplayCommand command) {
        return onThread(() -> venue.command(id, command, System.nanoTime()));
    }

    @Override
    public void close(String id) {
        onThread(() -> {
            venue.close(id);
            return id;
        });
    }

    /** Ends every replay and the thread. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
