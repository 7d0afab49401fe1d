package io.aibotiyi.workstation.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Events handed over in batches, one per pulse. Holds at most {@code capacity} recent events for
 * late listeners and between pulses; when more arrive in one pulse the oldest are dropped and
 * counted.
 */
public final class Burst<T> {

    /** Hears batches on the FX thread. */
    public interface Listener<T> {
        /**
         * @param fresh true when earlier events no longer hold: a snapshot or another source
         */
        void batch(List<T> events, boolean fresh);
    }

    private final FxBridge bridge;
    private final int capacity;
    private final Deque<T> recent = new ArrayDeque<>();
    private final List<Listener<T>> listeners = new CopyOnWriteArrayList<>();
    private final Runnable tell = this::tell;
    private List<T> pending = new ArrayList<>();
    private boolean restarted;
    private long dropped;

    public Burst(FxBridge bridge, int capacity) {
        this.bridge = bridge;
        this.capacity = capacity;
    }

    /** Forgets what was and begins with these. */
    public void restart(Collection<T> events) {
        synchronized (this) {
            recent.clear();
            pending.clear();
            restarted = true;
        }
        add(events);
    }

    public void add(Collection<T> events) {
        synchronized (this) {
            for (T event : events) {
                recent.addLast(event);
                if (recent.size() > capacity) {
                    recent.removeFirst();
                }
                pending.add(event);
            }
            int excess = pending.size() - capacity;
            if (excess > 0) {
                pending.subList(0, excess).clear();
                dropped += excess;
            }
        }
        bridge.mark(tell);
    }

    /** The newest events, oldest first. */
    public synchronized List<T> recent() {
        return List.copyOf(recent);
    }

    /** Events that no listener saw because too many came within one pulse. */
    public synchronized long dropped() {
        return dropped;
    }

    /** Tells the recent events at once and every later batch. FX thread only. */
    public Pin listen(Listener<T> listener) {
        tell();
        listener.batch(recent(), true);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public int listeners() {
        return listeners.size();
    }

    private void tell() {
        List<T> batch;
        boolean fresh;
        synchronized (this) {
            if (pending.isEmpty() && !restarted) {
                return;
            }
            batch = pending;
            fresh = restarted;
            pending = new ArrayList<>();
            restarted = false;
        }
        for (Listener<T> listener : listeners) {
            listener.batch(batch, fresh);
        }
    }
}
