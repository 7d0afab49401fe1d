package io.aibotiyi.backend.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The turn to write: held by one thread at a time, handed on in the order of asking. A holder may
 * take it again; it is free when it was given back as often.
 *
 * <p>A holder that waits for another thread's writing {@linkplain #lend lends} it to that thread,
 * which would otherwise wait for the holder. All methods may be called by any thread.
 */
public final class WriteTurn {

    /** One taking of the turn. */
    public final class Hold {

        private final Thread thread;
        private boolean given;

        private Hold(Thread thread) {
            this.thread = thread;
        }

        /** Gives the turn back; by any thread, a second time without effect. */
        public void give() {
            state.lock();
            try {
                if (!given) {
                    given = true;
                    leave(thread);
                }
            } finally {
                state.unlock();
            }
        }
    }

    /** Something to wait for. */
    @FunctionalInterface
    public interface Wait {
        void await() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private final class Waiter {

        private final Thread thread = Thread.currentThread();
        private final Condition changed = state.newCondition();
        private boolean granted;

        private void grant() {
            granted = true;
            changed.signal();
        }
    }

    private final Duration patience;
    private final ReentrantLock state = new ReentrantLock();
    private final Condition guestLeft = state.newCondition();
    private final Deque<Waiter> waiting = new ArrayDeque<>();
    private @Nullable Thread holder;
    private int holds;
    private @Nullable Thread lentTo;
    private boolean guestIn;
    private int guestHolds;

    /** The turn of a source of connections; one that nobody else asks for if it has none. */
    public static WriteTurn of(DataSource connections) {
        return connections instanceof OneWriter source
                ? source.turn()
                : new WriteTurn(Duration.ZERO);
    }

    /**
     * @param patience how long {@link #take} waits
     */
    public WriteTurn(Duration patience) {
        this.patience = patience;
    }

    /**
     * Waits for the turn.
     *
     * @throws TimeoutException if it does not come within the patience
     * @throws InterruptedException if interrupted while waiting
     */
    public Hold take() throws TimeoutException, InterruptedException {
        Thread me = Thread.currentThread();
        state.lock();
        try {
            if (!enter(me)) {
                await();
            }
            return new Hold(me);
        } finally {
            state.unlock();
        }
    }

    /** Whether the calling thread holds the turn, its own or a lent one. */
    public boolean mine() {
        Thread me = Thread.currentThread();
        state.lock();
        try {
            return holder == me || (guestIn && lentTo == me);
        } finally {
            state.unlock();
        }
    }

    /**
     * Waits while the other thread may write in the caller's turn, if the caller has it; otherwise
     * just waits. Returns only when the other thread is not writing in it any more.
     */
    public void lend(Thread other, Wait wait)
            throws InterruptedException, ExecutionException, TimeoutException {
        boolean lent = open(other);
        try {
            wait.await();
        } finally {
            if (lent) {
                closeAfterGuest();
            }
        }
    }

    /** Threads that wait for the turn now. */
    public int waiting() {
        state.lock();
        try {
            return waiting.size();
        } finally {
            state.unlock();
        }
    }

    private boolean enter(Thread me) {
        if (holder == null && waiting.isEmpty()) {
            holder = me;
            holds = 1;
            return true;
        }
        if (holder == me) {
            holds++;
            return true;
        }
        if (lentTo == me) {
            guestIn = true;
            guestHolds++;
            return true;
        }
        return false;
    }

    private void await() throws TimeoutException, InterruptedException {
        Waiter me = new Waiter();
        waiting.add(me);
        long left = patience.toNanos();
        try {
            while (!me.granted) {
                if (left <= 0) {
                    throw new TimeoutException("another writer did not end within " + patience);
                }
                left = me.changed.awaitNanos(left);
            }
        } catch (InterruptedException | TimeoutException e) {
            if (me.granted) {
                leave(me.thread);
            } else {
                waiting.remove(me);
            }
            throw e;
        }
    }

    private void leave(Thread from) {
        if (guestIn && lentTo == from) {
            if (--guestHolds == 0) {
                guestIn = false;
                guestLeft.signalAll();
            }
        } else if (holder == from && --holds == 0) {
            Waiter next = waiting.poll();
            holder = next == null ? null : next.thread;
            if (next != null) {
                holds = 1;
                next.grant();
            }
        }
    }

    private boolean open(Thread other) {
        state.lock();
        try {
            if (holder != Thread.currentThread() || lentTo != null) {
                return false;
            }
            lentTo = other;
            for (Waiter waiter : waiting) {
                if (waiter.thread == other) {
                    waiting.remove(waiter);
                    guestIn = true;
                    guestHolds = 1;
                    waiter.grant();
                    break;
                }
            }
            return true;
        } finally {
            state.unlock();
        }
    }

    private void closeAfterGuest() {
        state.lock();
        try {
            while (guestIn) {
                guestLeft.awaitUninterruptibly();
            }
            lentTo = null;
        } finally {
            state.unlock();
        }
    }
}
