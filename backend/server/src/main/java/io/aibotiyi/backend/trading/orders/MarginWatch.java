package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.backend.audit.CallContext;
import io.aibotiyi.backend.trading.margin.Funding;
import io.aibotiyi.backend.trading.margin.MarkPrices;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Samples marks, looks after margin and pays funding, once a second on its own thread; faster while
 * a liquidation goes on.
 */
@Component
final class MarginWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MarginWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofMillis(100);

    private final MarkPrices marks;
    private final Liquidator liquidator;
    private final Funding funding;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopped = lock.newCondition();
    private volatile boolean running;
    private @Nullable Thread thread;

    MarginWatch(MarkPrices marks, Liquidator liquidator, Funding funding) {
        this.marks = marks;
        this.liquidator = liquidator;
        this.funding = funding;
    }

    private void run() {
        long sampled = System.nanoTime() - EVERY.toNanos();
        while (running) {
            boolean busy = false;
            try {
                if (System.nanoTime() - sampled >= EVERY.toNanos()) {
                    sampled = System.nanoTime();
                    marks.sample();
                    funding.round();
                }
                busy = CallContext.system("trading").call(liquidator::round);
            } catch (TransientDataAccessException e) {
                LOG.debug("Margin is looked at again: {}", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("Looking after margin failed, trying again", e);
            }
            if (!await(busy ? BUSY : EVERY)) {
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
