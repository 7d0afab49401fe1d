package io.aibotiyi.backend.trading.orders;

import io.aibotiyi.domain.OrderId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction decided that venues should hear of, on its way to the thread that tells them.
 *
 * <p>It is passed on when the transaction commits, and forgotten if it does not. All of it follows
 * from the rows, so that a crash loses nothing: the venue is offered what is due when it opens. An
 * order has at most a few entries here, and the working orders have a limit.
 */
@Component
final class Dispatch {

    /** Something to do. */
    sealed interface Errand {

        OrderId order();

        /** Offer the order to its venue. */
        record Submit(OrderId order) implements Errand {}

        /** Ask its venue to cancel it. */
        record Cancel(OrderId order) implements Errand {}

        /** Watch its trigger. */
        record Watch(OrderId order) implements Errand {}
    }

    private final Deque<Errand> due = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean woken;
    private final Condition changed = lock.newCondition();

    /** In a transaction, after whose commit it is passed on. */
    void afterCommit(Errand errand) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        add(errand);
                    }
                });
    }

    /** Passes it on now. */
    void add(Errand errand) {
        lock.lock();
        try {
            due.add(errand);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends a wait early. */
    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is due, in order; waits a while for the first. */
    List<Errand> take(Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (due.isEmpty() && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
            List<Errand> taken = new ArrayList<>(due);
            due.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }
}
