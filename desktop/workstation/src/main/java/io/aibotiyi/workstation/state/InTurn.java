package io.aibotiyi.workstation.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other on an executor that would run them side by side. At most {@link
 * #CAPACITY} wait; what comes then is refused. Tasks must not throw.
 */
final class InTurn {

    static final int CAPACITY = 64;

    private final Executor executor;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    InTurn(Executor executor) {
        this.executor = executor;
    }

    /** False if too many wait already; then nothing will run. */
    boolean add(Runnable task) {
        synchronized (this) {
            if (waiting.size() >= CAPACITY) {
                return false;
            }
            waiting.addLast(task);
            if (running) {
                return true;
            }
            running = true;
        }
        executor.execute(this::drain);
        return true;
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.pollFirst();
        running = task != null;
        return task;
    }
}
