package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.trading.margin.Funding;
import io.aibotiyi.backend.trading.margin.MarginTroubles;
import io.aibotiyi.backend.trading.margin.MarkPrices;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Samples marks, looks after margin and pays funding, once a second on its own thread; faster while
 * a liquidation goes on. None of the three waits for another that fails.
 */
@Component
final class MarginWatch implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(100);

    private final MarkPrices marks;
    private final Liquidator liquidator;
    private final Funding funding;
    private final MarginTroubles troubles;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopped = lock.newCondition();
    private volatile boolean running;
    private @Nullable Thread thread;

    MarginWatch(MarkPrices marks, Liquidator liquidator, Funding funding, MarginTroubles troubles) {
        this.marks = marks;
        this.liquidator = liquidator;
        this.funding = funding;
        this.troubles = troubles;
    }

    private void run() {
        long sampled = System.nanoTime() - EVERY.toNanos();
        while (running) {
            if (System.nanoTime() - sampled >= EVERY.toNanos()) {
                sampled = System.nanoTime();
                troubles.step("Sampling mark prices", marks::sample);
                troubles.step("Funding", funding::round);
            }
            AtomicBoolean busy = new AtomicBoolean();
            troubles.step(
                    "Liquidating",
                    () -> busy.set(CallContext.system("trading").call(liquidator::round)));
            if (!await(busy.get() ? BUSY : EVERY)) {
                return;
            }
        }
    }

    private boolean await(Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (running && left > 0) {
                left = stopped.awaitNanos(left);
            }
            return running;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            thread = Thread.ofPlatform().name("margin-watch").daemon().start(this::run);
        }
    }

    @Override
    public void stop() {
        Thread stopping;
        lock.lock();
        try {
            running = false;
            stopped.signalAll();
        } finally {
            lock.unlock();
        }
        synchronized (this) {
            stopping = thread;
            thread = null;
        }
        if (stopping != null) {
            try {
                stopping.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the thread that books reports has started, before it stops. */
    @Override
    public int getPhase() {
        return 1_001;
    }
}
